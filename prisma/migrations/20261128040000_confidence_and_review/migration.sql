-- How sure extraction is of a statement: the highest confidence among its live reports; and whether one of them waits for
-- a person to look at it. What reports were before they changed, and who waited when, is not kept by version, so of past
-- versions both are unknown. Both columns are filled at once, because every row that is updated is written anew.
ALTER TABLE "statement_versions" ADD COLUMN "confidence" DOUBLE PRECISION, ADD COLUMN "needs_review" BOOLEAN;
UPDATE "statement_versions" v SET "confidence" = r."confidence", "needs_review" = COALESCE(r."needs_review", false)
FROM "statements" s LEFT JOIN (
  SELECT r."statement_id", max(r."confidence") AS "confidence", bool_or(i."report_id" IS NOT NULL) AS "needs_review"
  FROM "reports" r LEFT JOIN (
    SELECT DISTINCT "report_id" FROM "review_items" WHERE "settled_at" IS NULL
  ) i ON i."report_id" = r."id"
  WHERE r."retracted_at" IS NULL GROUP BY r."statement_id"
) r ON r."statement_id" = s."id"
WHERE v."current" AND v."statement_id" = s."id";
