-- Fills what 20261130010000_published added.
UPDATE "statements" s SET "published_at" = p."published_at"
FROM (
  SELECT r."statement_id", min(a."published_at") AS "published_at"
  FROM "reports" r JOIN "article_revisions" a ON a."article_id" = r."article_id" AND a."number" = r."revision"
  WHERE r."retracted_at" IS NULL GROUP BY r."statement_id"
) p
WHERE s."id" = p."statement_id" AND s."status" = 'CURRENT' AND p."published_at" IS NOT NULL;

-- Earlier versions were made of the reports that stood then. A version's id begins with the millisecond in which it was
-- made (UUID version 7). Of reports that have moved to another statement since, and of those that went, nothing is known.
UPDATE "statement_versions" v SET "published_at" = p."published_at"
FROM (
  SELECT o."id", min(a."published_at") AS "published_at"
  FROM "statement_versions" o
  JOIN "reports" r ON r."statement_id" = o."statement_id"
  JOIN "article_revisions" a ON a."article_id" = r."article_id" AND a."number" = r."revision"
  CROSS JOIN LATERAL (
    SELECT to_timestamp(('x' || lpad(left(replace(o."id"::text, '-', ''), 12), 16, '0'))::bit(64)::bigint / 1000.0) AS "at"
  ) made
  WHERE CASE WHEN o."current" THEN r."retracted_at" IS NULL
    ELSE r."ingested_at" <= made."at" AND (r."retracted_at" IS NULL OR r."retracted_at" > made."at") END
  GROUP BY o."id"
) p
WHERE v."id" = p."id" AND p."published_at" IS NOT NULL;

CREATE INDEX "statement_versions_published" ON "statement_versions" ("published_at", "statement_id");
CREATE INDEX "statement_versions_said" ON "statement_versions" ("said_earliest", "statement_id");
CREATE INDEX "statement_versions_when" ON "statement_versions" ((COALESCE("said_earliest", "published_at")), "statement_id");
