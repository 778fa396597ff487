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
-- Of versions that are not current neither the number of articles is known, nor whether there was an amendment before. What
-- reports disagree about, and what statements answer, the service works out: where there is anything to work out.
UPDATE "statement_versions" v SET
    "published_at" = p."published_at",
    "named" = v."actor_ids" <> '{}',
    "report_count" = CASE WHEN v."current" THEN p."report_count" END,
    "revised" = CASE WHEN v."current" THEN EXISTS (
        SELECT FROM "journal_entries" e WHERE e."statement_id" = v."statement_id" AND e."kind" = 'AMENDED'
    ) END,
    "discrepancies" = CASE WHEN v."current" AND p."reports" = 1 THEN '{}'::text[] END,
    "replies" = CASE WHEN v."current" AND NOT p."replies" THEN '{}'::text[] END
FROM (
  SELECT o."id", min(a."published_at") AS "published_at", count(DISTINCT r."article_id")::int AS "report_count",
    count(r."id") AS "reports", COALESCE(bool_or(l."report_id" IS NOT NULL), false) AS "replies"
  FROM "statement_versions" o
  CROSS JOIN LATERAL (
    SELECT to_timestamp(('x' || lpad(left(replace(o."id"::text, '-', ''), 12), 16, '0'))::bit(64)::bigint / 1000.0) AS "at"
  ) made
  LEFT JOIN "reports" r ON r."statement_id" = o."statement_id"
    AND CASE WHEN o."current" THEN r."retracted_at" IS NULL
      ELSE r."ingested_at" <= made."at" AND (r."retracted_at" IS NULL OR r."retracted_at" > made."at") END
  LEFT JOIN "article_revisions" a ON a."article_id" = r."article_id" AND a."number" = r."revision"
  LEFT JOIN (SELECT DISTINCT "report_id" FROM "statement_links" WHERE "status" <> 'REJECTED') l ON l."report_id" = r."id"
  GROUP BY o."id"
) p
WHERE v."id" = p."id";

CREATE INDEX "statement_versions_published" ON "statement_versions" ("published_at", "statement_id");
CREATE INDEX "statement_versions_said" ON "statement_versions" ("said_earliest", "statement_id");
CREATE INDEX "statement_versions_when" ON "statement_versions" ((COALESCE("said_earliest", "published_at")), "statement_id");
