-- Two statements that may be one wait in the same queue as reports that may be wrong.

-- A new name of an enum cannot be used in the transaction that adds it: the type is made anew.
ALTER TYPE "ReviewReason" RENAME TO "ReviewReason_before";
CREATE TYPE "ReviewReason" AS ENUM ('LOW_CONFIDENCE', 'UNSURE_FOLD');
ALTER TABLE "review_items" ALTER COLUMN "reason" TYPE "ReviewReason" USING "reason"::text::"ReviewReason";
DROP TYPE "ReviewReason_before";

ALTER TABLE "review_items" ALTER COLUMN "report_id" DROP NOT NULL;
ALTER TABLE "review_items" ADD COLUMN "proposal_id" UUID;
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_about" CHECK (num_nonnulls("report_id", "proposal_id") = 1);
CREATE UNIQUE INDEX "review_items_proposal_id_key" ON "review_items"("proposal_id");
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "fold_proposals"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TYPE "DeskCorrectionKind" ADD VALUE 'REJECT_FOLD';

-- What is open waits since it was found.
INSERT INTO "review_items" ("id", "reason", "proposal_id", "queued_at")
SELECT gen_random_uuid(), 'UNSURE_FOLD', "id", "proposed_at" FROM "fold_proposals" WHERE "status" = 'PENDING';
