-- When a statement was first published: the earliest publication among its live reports' articles. The columns alone, so
-- that the lock on both tables is held for a moment; what is on file gets its times by the next migration.
ALTER TABLE "statements" ADD COLUMN "published_at" TIMESTAMPTZ(3);
ALTER TABLE "statement_versions" ADD COLUMN "published_at" TIMESTAMPTZ(3);
