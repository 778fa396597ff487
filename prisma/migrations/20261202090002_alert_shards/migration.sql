-- Watches are decided in sixteen shards, each with its own place in the journal: processes share them. All go on from the
-- one place that there was.
ALTER TABLE "alerts_decided" DROP COLUMN "only";
ALTER TABLE "alerts_decided" ADD COLUMN "shard" SMALLINT NOT NULL DEFAULT 0 CHECK ("shard" BETWEEN 0 AND 15);
ALTER TABLE "alerts_decided" ALTER COLUMN "shard" DROP DEFAULT;
INSERT INTO "alerts_decided" ("shard", "position") SELECT n, "position" FROM "alerts_decided", generate_series(1, 15) AS n;
ALTER TABLE "alerts_decided" ADD PRIMARY KEY ("shard");
