-- Edits: when a page was last changed, what its text says, its other addresses, and when it is looked at again. New columns
-- without a default: no table is rewritten. The index reads article_revisions once, in which all of them are null: about a
-- second for a million.
ALTER TABLE "article_revisions" ADD COLUMN "modified_at" TIMESTAMPTZ(3), ADD COLUMN "words" TEXT;
CREATE INDEX "article_revisions_same_words" ON "article_revisions" USING HASH ("words") WHERE "words" IS NOT NULL;

CREATE TABLE "article_addresses" (
  "source_id" UUID NOT NULL,
  "address" TEXT NOT NULL,
  "article_id" UUID NOT NULL,
  CONSTRAINT "article_addresses_pkey" PRIMARY KEY ("source_id", "address")
);
CREATE INDEX "article_addresses_address_idx" ON "article_addresses" USING HASH ("address");
CREATE INDEX "article_addresses_article_id_idx" ON "article_addresses" ("article_id");
ALTER TABLE "article_addresses" ADD CONSTRAINT "article_addresses_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "page_checks" (
  "article_id" UUID NOT NULL,
  "url" TEXT NOT NULL,
  "host" TEXT NOT NULL,
  "since" TIMESTAMPTZ(3) NOT NULL,
  "etag" TEXT,
  "last_modified" TEXT,
  "due_at" TIMESTAMPTZ(3),
  "checked_at" TIMESTAMPTZ(3),
  "checks" INTEGER NOT NULL DEFAULT 0,
  "quiet" INTEGER NOT NULL DEFAULT 0,
  "outcome" TEXT,
  "message" TEXT,
  "gone_at" TIMESTAMPTZ(3),
  "said" JSONB,
  CONSTRAINT "page_checks_pkey" PRIMARY KEY ("article_id")
);
CREATE INDEX "page_checks_host_checked_at_idx" ON "page_checks" ("host", "checked_at");
CREATE INDEX "page_checks_due_at_idx" ON "page_checks" ("due_at");
ALTER TABLE "page_checks" ADD CONSTRAINT "page_checks_article_id_fkey"
  FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
