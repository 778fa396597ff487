-- Whose turn it is to ask a host of the web, for all processes together. A new table alone: it takes no time.
CREATE TABLE "host_turns" (
    "host" TEXT NOT NULL,
    "turn" UUID,
    "held_until" TIMESTAMPTZ(3),
    "free_at" TIMESTAMPTZ(3) NOT NULL,
    "booked_at" TIMESTAMPTZ(3),
    "gap_ms" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "trouble" JSONB,

    CONSTRAINT "host_turns_pkey" PRIMARY KEY ("host")
);
