-- Watches: saved filters whose matches are alerts, decided in the order of the journal.
ALTER TYPE "EntryKind" ADD VALUE 'WATCH_CHANGED';
CREATE TYPE "AlertKind" AS ENUM (
  'UTTERANCE', 'REPORT', 'ROOT', 'CONFLICT', 'REPLY', 'AMENDMENT', 'EDIT', 'SILENCE', 'SURGE'
);
CREATE TYPE "MuteSubject" AS ENUM ('WATCH', 'STATEMENT', 'TOPIC', 'ACTOR', 'SOURCE');

CREATE TABLE "watches" (
  "id" UUID PRIMARY KEY,
  "owner_id" UUID NOT NULL REFERENCES "principals" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "name" TEXT NOT NULL,
  "shared_with" "Role",
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "watches_owner_id_name_key" ON "watches" ("owner_id", "name");

CREATE TABLE "watch_definitions" (
  "watch_id" UUID NOT NULL REFERENCES "watches" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "version" INTEGER NOT NULL,
  "condition" JSONB NOT NULL,
  "tells" "AlertKind"[],
  "silence_days" INTEGER,
  "burst_minutes" INTEGER NOT NULL DEFAULT 0,
  "paused" BOOLEAN NOT NULL DEFAULT false,
  "author_id" UUID NOT NULL REFERENCES "principals" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "from_position" BIGINT,
  PRIMARY KEY ("watch_id", "version")
);
-- What is not in force yet: found whenever a change is come to.
CREATE INDEX "watch_definitions_to_come" ON "watch_definitions" ("watch_id", "version") WHERE "from_position" IS NULL;

CREATE TABLE "watch_followers" (
  "watch_id" UUID NOT NULL REFERENCES "watches" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "principal_id" UUID NOT NULL REFERENCES "principals" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "since" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("watch_id", "principal_id")
);
CREATE INDEX "watch_followers_principal_id_idx" ON "watch_followers" ("principal_id");

CREATE TABLE "mutes" (
  "id" UUID PRIMARY KEY,
  "principal_id" UUID NOT NULL REFERENCES "principals" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "watch_id" UUID REFERENCES "watches" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "subject" "MuteSubject" NOT NULL,
  "subject_id" UUID,
  "until" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  "from_position" BIGINT,
  "ended_position" BIGINT
);
CREATE INDEX "mutes_principal_id_idx" ON "mutes" ("principal_id");
CREATE INDEX "mutes_watch_id_idx" ON "mutes" ("watch_id");

CREATE TABLE "alerts" (
  "id" UUID PRIMARY KEY,
  "watch_id" UUID NOT NULL REFERENCES "watches" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "position" BIGINT NOT NULL,
  "ordinal" SMALLINT NOT NULL DEFAULT 0,
  "version" INTEGER NOT NULL,
  "kinds" "AlertKind"[],
  "statement_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "burst_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "alerts_watch_id_position_ordinal_key" ON "alerts" ("watch_id", "position", "ordinal");
CREATE INDEX "alerts_statement_id_idx" ON "alerts" ("statement_id");

CREATE TABLE "inbox_items" (
  "principal_id" UUID NOT NULL,
  "alert_id" UUID NOT NULL REFERENCES "alerts" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "position" BIGINT NOT NULL,
  "hidden_by_id" UUID,
  "read_at" TIMESTAMPTZ(3),
  "archived_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("principal_id", "position", "alert_id")
);
CREATE INDEX "inbox_items_alert_id_idx" ON "inbox_items" ("alert_id");

-- Alerts are decided from here on: nothing that came before has a watch.
CREATE TABLE "alerts_decided" (
  "only" BOOLEAN PRIMARY KEY DEFAULT true CHECK ("only"),
  "position" BIGINT NOT NULL
);
INSERT INTO "alerts_decided" ("position") SELECT "position" FROM "journal_head";
