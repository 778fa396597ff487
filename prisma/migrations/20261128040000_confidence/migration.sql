-- How sure extraction is of a statement: the highest confidence among its live reports. What reports were before they
-- changed is not kept, so of past versions it is unknown.
ALTER TABLE "statement_versions" ADD COLUMN "confidence" DOUBLE PRECISION;
UPDATE "statement_versions" v SET "confidence" = r."confidence"
FROM (
  SELECT "statement_id", max("confidence") AS "confidence" FROM "reports" WHERE "retracted_at" IS NULL GROUP BY "statement_id"
) r WHERE v."current" AND r."statement_id" = v."statement_id";
