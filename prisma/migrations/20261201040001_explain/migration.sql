-- What became of addresses of which no followed feed tells any more, or never did. A new table, and a column without a
-- default: no table is rewritten.
CREATE TABLE "address_notes" (
    "id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "feed" TEXT,
    "feed_removed_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "outcome" "EntryOutcome" NOT NULL,
    "message" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "address_notes_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "address_notes_address_idx" ON "address_notes" USING HASH ("address");
CREATE INDEX "address_notes_decided_at_idx" ON "address_notes"("decided_at");

-- When a feed's document was last read: items that it did not show any more have been gone from it since.
ALTER TABLE "feeds" ADD COLUMN "last_read_at" TIMESTAMPTZ(3);
