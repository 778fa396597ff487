-- Channels: where alerts are sent. What is owed, and each attempt to send it, stands in tables: whichever process has
-- time sends it, and one that is killed has lost nothing.
CREATE TYPE "ChannelKind" AS ENUM ('WEBHOOK', 'MAIL', 'FEED', 'SLACK', 'MATTERMOST');
CREATE TYPE "ChannelRhythm" AS ENUM ('EACH', 'HOURLY', 'DAILY', 'WEEKLY');
CREATE TYPE "ChannelPause" AS ENUM ('BY_OWNER', 'KEY_REVOKED', 'DOCUMENT', 'GONE', 'FAILING');
CREATE TYPE "DeliveryKind" AS ENUM ('ALERTS', 'TEST', 'NOTICE');
CREATE TYPE "DeliveryState" AS ENUM ('PENDING', 'SENT', 'FAILED', 'DROPPED');

CREATE TABLE "channels" (
  "id" UUID PRIMARY KEY,
  "owner_id" UUID NOT NULL REFERENCES "principals" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "key_id" UUID REFERENCES "api_keys" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "name" TEXT NOT NULL,
  "kind" "ChannelKind" NOT NULL,
  "address" TEXT,
  "watch_ids" UUID[],
  "is_all" BOOLEAN NOT NULL DEFAULT true,
  "rhythm" "ChannelRhythm" NOT NULL DEFAULT 'EACH',
  "time_zone" TEXT NOT NULL DEFAULT 'UTC',
  "hour" INTEGER NOT NULL DEFAULT 7,
  "weekday" INTEGER NOT NULL DEFAULT 1,
  "document" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "place" BIGINT NOT NULL,
  "pause" "ChannelPause",
  "pause_message" TEXT,
  "paused_at" TIMESTAMPTZ(3),
  "failures" INTEGER NOT NULL DEFAULT 0,
  "failing_since" TIMESTAMPTZ(3),
  "last_success_at" TIMESTAMPTZ(3),
  "held_until" TIMESTAMPTZ(3),
  "busy_until" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX "channels_owner_id_name_key" ON "channels" ("owner_id", "name");

-- What messages are signed with. Two stand while one takes the place of the other.
CREATE TABLE "channel_secrets" (
  "id" UUID PRIMARY KEY,
  "channel_id" UUID NOT NULL REFERENCES "channels" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "secret" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3)
);
CREATE INDEX "channel_secrets_channel_id_idx" ON "channel_secrets" ("channel_id");

CREATE TABLE "deliveries" (
  "id" UUID PRIMARY KEY,
  "channel_id" UUID NOT NULL REFERENCES "channels" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "kind" "DeliveryKind" NOT NULL,
  "bundle" TEXT NOT NULL,
  "state" "DeliveryState" NOT NULL DEFAULT 'PENDING',
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "next_try_at" TIMESTAMPTZ(3),
  "first_tried_at" TIMESTAMPTZ(3),
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "claimed_until" TIMESTAMPTZ(3),
  "ended_at" TIMESTAMPTZ(3),
  "about_channel_id" UUID REFERENCES "channels" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "notice" TEXT
);
CREATE INDEX "deliveries_channel_id_created_at_idx" ON "deliveries" ("channel_id", "created_at");
CREATE INDEX "deliveries_about_channel_id_idx" ON "deliveries" ("about_channel_id");
CREATE INDEX "deliveries_due" ON "deliveries" ("next_try_at") WHERE "state" = 'PENDING';
-- What alerts that are decided now may still be put into.
CREATE INDEX "deliveries_gathering" ON "deliveries" ("channel_id", "bundle") WHERE "state" = 'PENDING' AND "attempts" = 0;

CREATE TABLE "delivery_alerts" (
  "delivery_id" UUID NOT NULL REFERENCES "deliveries" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "alert_id" UUID NOT NULL REFERENCES "alerts" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "channel_id" UUID NOT NULL,
  "position" BIGINT NOT NULL,
  PRIMARY KEY ("delivery_id", "alert_id")
);
-- An alert goes through a channel in one message.
CREATE UNIQUE INDEX "delivery_alerts_channel_id_alert_id_key" ON "delivery_alerts" ("channel_id", "alert_id");
CREATE INDEX "delivery_alerts_alert_id_idx" ON "delivery_alerts" ("alert_id");
CREATE INDEX "delivery_alerts_channel_id_position_idx" ON "delivery_alerts" ("channel_id", "position");

CREATE TABLE "delivery_attempts" (
  "delivery_id" UUID NOT NULL REFERENCES "deliveries" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "number" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "latency_ms" INTEGER,
  "status" INTEGER,
  "error" TEXT,
  PRIMARY KEY ("delivery_id", "number")
);
