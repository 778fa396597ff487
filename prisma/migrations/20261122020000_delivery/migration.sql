-- Changes to topics and keys are entries too: of no statement, each with an id that its position is found by.
ALTER TYPE "EntryKind" ADD VALUE 'TOPIC_CHANGED';
ALTER TYPE "EntryKind" ADD VALUE 'KEY_CHANGED';

ALTER TABLE "journal_entries" ALTER COLUMN "statement_id" DROP NOT NULL,
    ADD COLUMN "change_id" UUID,
    ADD COLUMN "subject_id" UUID;
ALTER TABLE "pending_entries" ALTER COLUMN "statement_id" DROP NOT NULL,
    ADD COLUMN "change_id" UUID,
    ADD COLUMN "subject_id" UUID;
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_subject"
    CHECK (("statement_id" IS NULL) = ("change_id" IS NOT NULL)) NOT VALID;
CREATE UNIQUE INDEX "journal_entries_changes" ON "journal_entries" ("change_id") WHERE "change_id" IS NOT NULL;

-- A consumer that nobody uses expires.
ALTER TABLE "consumers" ADD COLUMN "used_at" TIMESTAMPTZ(3);
UPDATE "consumers" SET "used_at" = GREATEST("created_at", "acknowledged_at");
ALTER TABLE "consumers" ALTER COLUMN "used_at" SET NOT NULL;

-- Null: the key does not expire.
ALTER TABLE "api_keys" ADD COLUMN "expires_at" TIMESTAMPTZ(3);
