-- Why an entry was written. Entries from before are null: unknown. A column without a default is added in an instant,
-- however many rows there are.
CREATE TYPE "EntryCause" AS ENUM ('ARTICLE', 'REVISION', 'BACKFILL', 'DESK', 'UPKEEP');
ALTER TABLE "pending_entries" ADD COLUMN "cause" "EntryCause";
ALTER TABLE "journal_entries" ADD COLUMN "cause" "EntryCause";
