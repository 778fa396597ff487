-- Whether an entry that is not news is told all the same, as whoever had it written asked for that. Columns with a
-- constant default are added in an instant, however many rows there are.
ALTER TABLE "pending_entries" ADD COLUMN "asked" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "journal_entries" ADD COLUMN "asked" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "rereads" ADD COLUMN "alerts" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "rereads" ADD COLUMN "told" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "topics" ADD COLUMN "alerts" BOOLEAN NOT NULL DEFAULT false;

-- Whether an item was old when its feed showed it first: its article is back-fill.
ALTER TABLE "feed_entries" ADD COLUMN "old" BOOLEAN NOT NULL DEFAULT false;

-- What a silence or a surge is measured against.
ALTER TABLE "alerts" ADD COLUMN "baseline" JSONB;

-- One row for each watch in force that tells of silences or surges: what it has heard, for a decision at each hour.
CREATE TABLE "watch_clocks" (
  "watch_id" UUID PRIMARY KEY REFERENCES "watches" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "version" INTEGER NOT NULL,
  "silence_days" INTEGER,
  "surges" BOOLEAN NOT NULL,
  "since" TIMESTAMPTZ(3) NOT NULL,
  "said_at" TIMESTAMPTZ(3) NOT NULL,
  "silent_at" TIMESTAMPTZ(3),
  "surged_at" TIMESTAMPTZ(3)
);
CREATE TABLE "watch_hours" (
  "watch_id" UUID NOT NULL REFERENCES "watch_clocks" ("watch_id") ON DELETE CASCADE ON UPDATE CASCADE,
  "hour" TIMESTAMPTZ(0) NOT NULL,
  "source_id" UUID NOT NULL,
  "count" INTEGER NOT NULL,
  PRIMARY KEY ("watch_id", "hour", "source_id")
);
CREATE INDEX "watch_hours_hour_idx" ON "watch_hours" ("hour");

-- The newest hour that was put into the journal.
CREATE TABLE "hours_passed" (
  "only" BOOLEAN PRIMARY KEY DEFAULT true CHECK ("only"),
  "hour" TIMESTAMPTZ(0) NOT NULL
);
INSERT INTO "hours_passed" ("hour") VALUES ('epoch');
