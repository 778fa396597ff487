-- Feeds that are followed, and what became of each item that they showed. New tables alone: it takes no time.
CREATE TYPE "EntryOutcome" AS ENUM (
    'WAITING', 'INGESTED', 'UNCHANGED', 'DUPLICATE', 'TOO_SHORT', 'NO_TEXT', 'NO_ADDRESS', 'LANGUAGE_NOT_READ', 'CAP', 'ROBOTS',
    'RIGHTS', 'REFUSED_BY_PUBLISHER', 'GONE', 'NOT_FOUND', 'SERVER_ERROR', 'RATE_LIMITED', 'TIMED_OUT', 'UNREACHABLE', 'TOO_LARGE',
    'TOO_MANY_REDIRECTS', 'BAD_RESPONSE', 'BAD_URL', 'ADDRESS_REFUSED', 'PORT_REFUSED', 'INGEST_REFUSED', 'FAILED'
);

CREATE TABLE "feeds" (
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT,
    "source_name" TEXT NOT NULL,
    "homepage" TEXT NOT NULL,
    "format" TEXT,
    "added_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "gone_at" TIMESTAMPTZ(3),
    "moved_from" TEXT,
    "chosen_minutes" INTEGER,
    "daily_cap" INTEGER NOT NULL,
    "etag" TEXT,
    "last_modified" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "last_poll_at" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_failure" TEXT,
    "last_message" TEXT,
    "shown" INTEGER NOT NULL DEFAULT 0,
    "rest_minutes" DOUBLE PRECISION,
    "per_day" DOUBLE PRECISION,
    "quiet_ms" DOUBLE PRECISION,
    "last_item_at" TIMESTAMPTZ(3),

    CONSTRAINT "feeds_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "feeds_url_key" ON "feeds"("url");
CREATE INDEX "feeds_created_at_id_idx" ON "feeds"("created_at" DESC, "id" DESC);
CREATE INDEX "feeds_due_at_idx" ON "feeds"("due_at") WHERE NOT "paused" AND "gone_at" IS NULL;
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_added_by_id_fkey"
    FOREIGN KEY ("added_by_id") REFERENCES "principals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "feed_entries" (
    "id" UUID NOT NULL,
    "feed_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "guid" TEXT,
    "url" TEXT,
    "address" TEXT,
    "title" TEXT,
    "author" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "modified_at" TIMESTAMPTZ(3),
    "content" TEXT,
    "words" TEXT NOT NULL,
    "came_at" TIMESTAMPTZ(3) NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "EntryOutcome" NOT NULL,
    "message" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "checks" INTEGER NOT NULL DEFAULT 0,
    "fetched_at" TIMESTAMPTZ(3),
    "final_url" TEXT,
    "article_id" UUID,
    "duplicate_of_id" UUID,

    CONSTRAINT "feed_entries_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "feed_entries_feed_id_key_key" ON "feed_entries"("feed_id", "key");
CREATE INDEX "feed_entries_feed_id_guid_idx" ON "feed_entries"("feed_id", "guid");
CREATE INDEX "feed_entries_feed_id_outcome_idx" ON "feed_entries"("feed_id", "outcome");
CREATE INDEX "feed_entries_feed_id_came_at_idx" ON "feed_entries"("feed_id", "came_at" DESC);
CREATE INDEX "feed_entries_feed_id_first_seen_at_id_idx" ON "feed_entries"("feed_id", "first_seen_at" DESC, "id" DESC);
CREATE INDEX "feed_entries_address_idx" ON "feed_entries" USING HASH ("address");
CREATE INDEX "feed_entries_article_id_idx" ON "feed_entries"("article_id");
CREATE INDEX "feed_entries_due_at_idx" ON "feed_entries"("due_at") WHERE "due_at" IS NOT NULL;
ALTER TABLE "feed_entries" ADD CONSTRAINT "feed_entries_feed_id_fkey"
    FOREIGN KEY ("feed_id") REFERENCES "feeds"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "feed_entries" ADD CONSTRAINT "feed_entries_article_id_fkey"
    FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "feed_days" (
    "feed_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "polls" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "expected" DOUBLE PRECISION,
    "got" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "feed_days_pkey" PRIMARY KEY ("feed_id", "day")
);
ALTER TABLE "feed_days" ADD CONSTRAINT "feed_days_feed_id_fkey"
    FOREIGN KEY ("feed_id") REFERENCES "feeds"("id") ON DELETE CASCADE ON UPDATE CASCADE;
