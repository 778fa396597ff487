-- For filters on what few statements have, or none: of all versions, since a stream that begins looks back by them too.
CREATE INDEX "statement_versions_roots" ON "statement_versions" ("independent_roots");
CREATE INDEX "statement_versions_confidence" ON "statement_versions" ("confidence");
CREATE INDEX "statement_versions_reviewed" ON "statement_versions" ("id") WHERE "needs_review";
CREATE INDEX "statement_versions_kinds" ON "statement_versions" USING gin ("forms", "acts", "languages", "discrepancies", "replies");
CREATE INDEX "statement_versions_reports" ON "statement_versions" ("report_count");
CREATE INDEX "statement_versions_unnamed" ON "statement_versions" ("id") WHERE NOT "named";
CREATE INDEX "statement_versions_revised" ON "statement_versions" ("id") WHERE "revised";
-- Those of which the service has to work something out.
CREATE INDEX "statement_versions_uncompared" ON "statement_versions" ("statement_id")
    WHERE "current" AND ("discrepancies" IS NULL OR "replies" IS NULL);
-- The lists of topics are read from statement_owners now, and nothing is ordered by said_sort.
DROP INDEX "statement_versions_by_said";
DROP INDEX "statement_topics_topic_id_said_sort_statement_id_idx";
DROP INDEX "statement_topics_topic_id_ingested_at_statement_id_idx";
CREATE INDEX "statement_topics_topic_id_idx" ON "statement_topics" ("topic_id");
ANALYZE "statement_versions";
