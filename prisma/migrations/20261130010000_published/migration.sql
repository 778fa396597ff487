-- When a statement was first published: the earliest publication among its live reports' articles. And what filters ask of
-- it: whether a speaker is named, how many articles report it, whether it was amended, what its reports disagree about and
-- what it answers (each as a list of keys). The columns alone, so that the lock on both tables is held for a moment; what is on
-- file gets its values by the next migration. Null: unknown.
ALTER TABLE "statements" ADD COLUMN "published_at" TIMESTAMPTZ(3);
ALTER TABLE "statement_versions"
    ADD COLUMN "published_at" TIMESTAMPTZ(3),
    ADD COLUMN "named" BOOLEAN,
    ADD COLUMN "report_count" INTEGER,
    ADD COLUMN "revised" BOOLEAN,
    ADD COLUMN "discrepancies" TEXT[],
    ADD COLUMN "replies" TEXT[];
