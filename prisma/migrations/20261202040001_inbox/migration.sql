-- An inbox is listed by watch and by burst without its alerts.
ALTER TABLE "inbox_items" ADD COLUMN "watch_id" UUID, ADD COLUMN "burst_at" TIMESTAMPTZ(3);
UPDATE "inbox_items" i SET "watch_id" = a."watch_id",
  "burst_at" = CASE WHEN d."burst_minutes" > 0 THEN a."burst_at" END
FROM "alerts" a LEFT JOIN "watch_definitions" d ON d."watch_id" = a."watch_id" AND d."version" = a."version"
WHERE a."id" = i."alert_id";
ALTER TABLE "inbox_items" ALTER COLUMN "watch_id" SET NOT NULL;
CREATE INDEX "inbox_items_bursts" ON "inbox_items" ("principal_id", "watch_id", "burst_at", "position");
