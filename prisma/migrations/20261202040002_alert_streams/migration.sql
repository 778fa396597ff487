-- Streams of alerts: several lie at one position, so a consumer's place names the last of them.
ALTER TABLE "consumers" ADD COLUMN "within" UUID;

CREATE INDEX "alerts_position_idx" ON "alerts" ("position");

-- Entries that nothing could be decided of: retention had taken them before.
CREATE TABLE "alert_gaps" (
  "from_position" BIGINT NOT NULL,
  "to_position" BIGINT NOT NULL,
  PRIMARY KEY ("to_position", "from_position")
);
