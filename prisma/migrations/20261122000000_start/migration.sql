-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('PERSON', 'INSTITUTION', 'GOVERNMENT');

-- CreateEnum
CREATE TYPE "SpeechForm" AS ENUM ('DIRECT', 'INDIRECT', 'MIXED', 'FRAGMENT');

-- CreateEnum
CREATE TYPE "StatementStatus" AS ENUM ('CURRENT', 'RETRACTED', 'ERASED');

-- CreateEnum
CREATE TYPE "EntryKind" AS ENUM ('INGESTED', 'REPORTED', 'AMENDED', 'RETRACTED', 'ERASED', 'RECLASSIFIED');

-- CreateEnum
CREATE TYPE "TimePrecision" AS ENUM ('MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('READER', 'EDITOR', 'ADMIN');

-- CreateTable
CREATE TABLE "sources" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "homepage" TEXT,
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "articles" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "canonical_url" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "ingested_at" TIMESTAMPTZ(3) NOT NULL,
    "erased_at" TIMESTAMPTZ(3),
    "erased_reason" TEXT,

    CONSTRAINT "articles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_revisions" (
    "article_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT,
    "byline" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "ingested_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_revisions_pkey" PRIMARY KEY ("article_id","number")
);

-- CreateTable
CREATE TABLE "actors" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "ActorKind" NOT NULL,
    "provisional" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "actors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "actor_aliases" (
    "actor_id" UUID NOT NULL,
    "alias" TEXT NOT NULL,
    "folded" TEXT NOT NULL,

    CONSTRAINT "actor_aliases_pkey" PRIMARY KEY ("actor_id","folded")
);

-- CreateTable
CREATE TABLE "offices" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenures" (
    "id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "from" DATE,
    "until" DATE,

    CONSTRAINT "tenures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topics" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "rule" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "classified_version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "topics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic_links" (
    "narrower_id" UUID NOT NULL,
    "broader_id" UUID NOT NULL,

    CONSTRAINT "topic_links_pkey" PRIMARY KEY ("narrower_id","broader_id")
);

-- CreateTable
CREATE TABLE "statements" (
    "id" UUID NOT NULL,
    "status" "StatementStatus" NOT NULL,
    "actor_id" UUID,
    "office_id" UUID,
    "text" TEXT NOT NULL,
    "form" "SpeechForm" NOT NULL,
    "ingested_at" TIMESTAMPTZ(3) NOT NULL,
    "said_earliest" TIMESTAMPTZ(3),
    "said_latest" TIMESTAMPTZ(3),
    "said_precision" "TimePrecision",
    "said_time_zone" TEXT,
    "said_as_written" TEXT[],
    "said_derivation" TEXT[],
    "version" INTEGER NOT NULL,

    CONSTRAINT "statements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_versions" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "current" BOOLEAN NOT NULL,
    "schema" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "form" "SpeechForm" NOT NULL,
    "actor_id" UUID,
    "office_id" UUID,
    "actor_ids" UUID[],
    "office_ids" UUID[],
    "topic_ids" UUID[],
    "source_ids" UUID[],
    "forms" TEXT[],
    "languages" TEXT[],
    "said_earliest" TIMESTAMPTZ(3),
    "said_latest" TIMESTAMPTZ(3),
    "said_sort" TIMESTAMPTZ(3) NOT NULL,
    "ingested_at" TIMESTAMPTZ(3) NOT NULL,
    "configuration" TEXT NOT NULL,
    "words" tsvector NOT NULL,
    "context_words" tsvector NOT NULL,

    CONSTRAINT "statement_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_topics" (
    "statement_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "ingested_at" TIMESTAMPTZ(3) NOT NULL,
    "said_sort" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_topics_pkey" PRIMARY KEY ("statement_id","topic_id")
);

-- CreateTable
CREATE TABLE "reports" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "form" "SpeechForm" NOT NULL,
    "text" TEXT NOT NULL,
    "span_start" INTEGER NOT NULL,
    "span_end" INTEGER NOT NULL,
    "parts" JSONB NOT NULL,
    "context_before" TEXT NOT NULL,
    "context_after" TEXT NOT NULL,
    "cue" TEXT,
    "described_as" TEXT,
    "speaker" TEXT,
    "chain" JSONB NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "retracted_at" TIMESTAMPTZ(3),
    "ingested_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erased_reports" (
    "article_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "statement_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erased_reports_pkey" PRIMARY KEY ("article_id","digest")
);

-- CreateTable
CREATE TABLE "journal_entries" (
    "position" BIGINT NOT NULL,
    "kind" "EntryKind" NOT NULL,
    "statement_id" UUID NOT NULL,
    "before_id" UUID,
    "after_id" UUID,
    "committed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journal_entries_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "pending_entries" (
    "id" BIGSERIAL NOT NULL,
    "kind" "EntryKind" NOT NULL,
    "statement_id" UUID NOT NULL,
    "before_id" UUID,
    "after_id" UUID,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pending_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "position" BIGINT NOT NULL,

    CONSTRAINT "journal_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "epochs" (
    "id" TEXT NOT NULL,
    "first_position" BIGINT NOT NULL,
    "system_identifier" TEXT NOT NULL,
    "database_oid" BIGINT NOT NULL,
    "timeline" INTEGER NOT NULL,
    "journal_oid" BIGINT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "epochs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "principals" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "principals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "principal_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consumers" (
    "principal_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "stream" TEXT NOT NULL,
    "cursor" TEXT,
    "position" BIGINT NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consumers_pkey" PRIMARY KEY ("principal_id","name")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "principal_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("principal_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "sources_slug_key" ON "sources"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "sources_identity_key" ON "sources"("identity");

-- CreateIndex
CREATE INDEX "articles_source_id_ingested_at_id_idx" ON "articles"("source_id", "ingested_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "articles_ingested_at_id_idx" ON "articles"("ingested_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "articles_source_id_canonical_url_key" ON "articles"("source_id", "canonical_url");

-- CreateIndex
CREATE UNIQUE INDEX "actors_slug_key" ON "actors"("slug");

-- CreateIndex
CREATE INDEX "actor_aliases_folded_idx" ON "actor_aliases"("folded");

-- CreateIndex
CREATE UNIQUE INDEX "offices_slug_key" ON "offices"("slug");

-- CreateIndex
CREATE INDEX "tenures_office_id_idx" ON "tenures"("office_id");

-- CreateIndex
CREATE INDEX "tenures_actor_id_idx" ON "tenures"("actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "topics_slug_key" ON "topics"("slug");

-- CreateIndex
CREATE INDEX "topic_links_broader_id_idx" ON "topic_links"("broader_id");

-- CreateIndex
CREATE INDEX "statements_actor_id_idx" ON "statements"("actor_id");

-- CreateIndex
CREATE INDEX "statements_office_id_idx" ON "statements"("office_id");

-- CreateIndex
CREATE UNIQUE INDEX "statement_versions_statement_id_number_key" ON "statement_versions"("statement_id", "number");

-- CreateIndex
CREATE INDEX "statement_topics_topic_id_ingested_at_statement_id_idx" ON "statement_topics"("topic_id", "ingested_at" DESC, "statement_id" DESC);

-- CreateIndex
CREATE INDEX "statement_topics_topic_id_said_sort_statement_id_idx" ON "statement_topics"("topic_id", "said_sort" DESC, "statement_id" DESC);

-- CreateIndex
CREATE INDEX "reports_statement_id_idx" ON "reports"("statement_id");

-- CreateIndex
CREATE INDEX "reports_article_id_span_start_idx" ON "reports"("article_id", "span_start");

-- CreateIndex
CREATE INDEX "reports_ingested_at_id_idx" ON "reports"("ingested_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "journal_entries_statement_id_idx" ON "journal_entries"("statement_id");

-- CreateIndex
CREATE INDEX "journal_entries_after_id_idx" ON "journal_entries"("after_id");

-- CreateIndex
CREATE INDEX "journal_entries_before_id_idx" ON "journal_entries"("before_id");

-- CreateIndex
CREATE UNIQUE INDEX "principals_name_key" ON "principals"("name");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys"("hash");

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_revisions" ADD CONSTRAINT "article_revisions_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "actor_aliases" ADD CONSTRAINT "actor_aliases_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenures" ADD CONSTRAINT "tenures_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "offices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenures" ADD CONSTRAINT "tenures_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_links" ADD CONSTRAINT "topic_links_narrower_id_fkey" FOREIGN KEY ("narrower_id") REFERENCES "topics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_links" ADD CONSTRAINT "topic_links_broader_id_fkey" FOREIGN KEY ("broader_id") REFERENCES "topics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statements" ADD CONSTRAINT "statements_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statements" ADD CONSTRAINT "statements_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "offices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_versions" ADD CONSTRAINT "statement_versions_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_versions" ADD CONSTRAINT "statement_versions_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_versions" ADD CONSTRAINT "statement_versions_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "offices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_topics" ADD CONSTRAINT "statement_topics_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_topics" ADD CONSTRAINT "statement_topics_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erased_reports" ADD CONSTRAINT "erased_reports_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_before_id_fkey" FOREIGN KEY ("before_id") REFERENCES "statement_versions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_after_id_fkey" FOREIGN KEY ("after_id") REFERENCES "statement_versions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_principal_id_fkey" FOREIGN KEY ("principal_id") REFERENCES "principals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consumers" ADD CONSTRAINT "consumers_principal_id_fkey" FOREIGN KEY ("principal_id") REFERENCES "principals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_principal_id_fkey" FOREIGN KEY ("principal_id") REFERENCES "principals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What Prisma's schema cannot say.

-- A statement has at most one current version, and queries read only those.
CREATE UNIQUE INDEX "statement_versions_current" ON "statement_versions" ("statement_id") WHERE "current";
CREATE INDEX "statement_versions_by_ingested" ON "statement_versions" ("ingested_at" DESC, "statement_id" DESC) WHERE "current";
CREATE INDEX "statement_versions_by_said" ON "statement_versions" ("said_sort" DESC, "statement_id" DESC) WHERE "current";

-- Of all versions, not only current ones: a stream that begins looks back through the journal by them.
CREATE INDEX "statement_versions_words" ON "statement_versions" USING gin ("words");
CREATE INDEX "statement_versions_context_words" ON "statement_versions" USING gin ("context_words");
CREATE INDEX "statement_versions_actors" ON "statement_versions" USING gin ("actor_ids");
CREATE INDEX "statement_versions_offices" ON "statement_versions" USING gin ("office_ids");
CREATE INDEX "statement_versions_sources" ON "statement_versions" USING gin ("source_ids");
CREATE INDEX "statement_versions_topics" ON "statement_versions" USING gin ("topic_ids");

-- Every stream carries erasures.
CREATE INDEX "journal_entries_erased" ON "journal_entries" ("position") WHERE "kind" = 'ERASED';

-- Numbers of pending entries are taken one by one, after the statement's row is locked, so that one statement's
-- entries are in the order of their commits.
ALTER SEQUENCE "pending_entries_id_seq" CACHE 1;

INSERT INTO "journal_head" ("id", "position") VALUES (1, 0);
ALTER TABLE "journal_head" ADD CONSTRAINT "journal_head_single" CHECK ("id" = 1);

-- Who calls from this machine without credentials, when the service listens to this machine alone.
INSERT INTO "principals" ("id", "name", "role", "created_at")
VALUES ('00000000-0000-7000-8000-000000000001', 'local', 'ADMIN', now());
