-- The text search configurations of statements that alerts are decided for: the texts of watches are prepared for these
-- alone. One pass over the current versions: two seconds for a million.
CREATE TABLE "alert_configurations" ("name" TEXT PRIMARY KEY);
INSERT INTO "alert_configurations" SELECT DISTINCT "configuration" FROM "statement_versions" WHERE "current"
UNION VALUES ('simple'), ('english');
