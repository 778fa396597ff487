-- Watches are decided in sixteen shards, each with its own place in the journal: processes share them. All go on from the
-- one place that there was; what all have come to is the least of theirs.
CREATE TABLE "alert_shards" (
  "shard" SMALLINT PRIMARY KEY CHECK ("shard" BETWEEN 0 AND 15),
  "position" BIGINT NOT NULL
);
INSERT INTO "alert_shards" SELECT n, "position" FROM "alerts_decided", generate_series(0, 15) AS n;
DROP TABLE "alerts_decided";
CREATE VIEW "alerts_decided" AS SELECT min("position") AS "position" FROM "alert_shards";
