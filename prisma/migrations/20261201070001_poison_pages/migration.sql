-- Pages that stopped their reader, counted over all processes. A new table and a new outcome: it takes no time.
ALTER TYPE "EntryOutcome" ADD VALUE 'SET_ASIDE';

CREATE TABLE "poison_pages" (
    "id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "kills" INTEGER NOT NULL,
    "last_error" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poison_pages_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "poison_pages_digest_key" ON "poison_pages"("digest");
CREATE INDEX "poison_pages_last_at_id_idx" ON "poison_pages"("last_at" DESC, "id" DESC);
