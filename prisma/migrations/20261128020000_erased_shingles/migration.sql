-- What was erased is known again by keyed hashes of every few words of it, not only by one hash of all: words that an
-- edit adds, takes away or spells otherwise no longer bring it back. Erasures from before have none: they hold by their
-- digest, until their article brings the words once more.
ALTER TABLE "erased_reports" ADD COLUMN "shingles" TEXT[] NOT NULL DEFAULT '{}';

-- The key of these hashes, made by this database for itself. Without it nobody can try words against them.
CREATE TABLE "erasure_key" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "secret" TEXT NOT NULL,

    CONSTRAINT "erasure_key_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "erasure_key" ADD CONSTRAINT "erasure_key_single" CHECK ("id" = 1);
INSERT INTO "erasure_key" ("id", "secret") VALUES (1, gen_random_uuid()::text || gen_random_uuid()::text);
