-- Whether one of a statement's live reports waits for a person to look at it. Who waited when is not kept by version, so
-- of past versions it is unknown.
ALTER TABLE "statement_versions" ADD COLUMN "needs_review" BOOLEAN;
UPDATE "statement_versions" v SET "needs_review" = EXISTS (
  SELECT FROM "reports" r JOIN "review_items" i ON i."report_id" = r."id" AND i."settled_at" IS NULL
  WHERE r."statement_id" = v."statement_id" AND r."retracted_at" IS NULL
) WHERE v."current";
