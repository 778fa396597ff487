-- Who read an article, which reports somebody has to look at, and what they decided.

CREATE TYPE "ExtractorName" AS ENUM ('RULES', 'LLM');
CREATE TYPE "ReviewReason" AS ENUM ('LOW_CONFIDENCE');
CREATE TYPE "CorrectionKind" AS ENUM ('CONFIRMED', 'CORRECTED', 'REJECTED');

ALTER TABLE "article_revisions" ADD COLUMN "extractor" "ExtractorName" NOT NULL DEFAULT 'RULES';
ALTER TABLE "reports" ADD COLUMN "extractor" "ExtractorName" NOT NULL DEFAULT 'RULES';
ALTER TABLE "reports" ADD COLUMN "reviewed_at" TIMESTAMPTZ(3);

CREATE TABLE "review_items" (
    "id" UUID NOT NULL,
    "reason" "ReviewReason" NOT NULL,
    "report_id" UUID NOT NULL,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_items_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "corrections" (
    "id" UUID NOT NULL,
    "kind" "CorrectionKind" NOT NULL,
    "article_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "made_by" TEXT NOT NULL,
    "reason" TEXT,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "was" JSONB NOT NULL,
    "became" JSONB,

    CONSTRAINT "corrections_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "review_items_report_id_idx" ON "review_items"("report_id");
CREATE INDEX "corrections_article_id_made_at_id_idx" ON "corrections"("article_id", "made_at", "id");
CREATE INDEX "corrections_report_id_idx" ON "corrections"("report_id");

-- What is erased takes what was decided about it along: that holds its words.
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say: a report waits once for each reason, and the queue is read from its front.
CREATE UNIQUE INDEX "review_items_open" ON "review_items" ("report_id", "reason") WHERE "settled_at" IS NULL;
CREATE INDEX "review_items_queue" ON "review_items" ("queued_at", "id") WHERE "settled_at" IS NULL;
