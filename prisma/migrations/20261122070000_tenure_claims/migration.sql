-- What articles say about who held an office from when, each with its words. Read from an article's newest revision and
-- replaced with it; articles from before have none until they come in again.
CREATE TYPE "TenureEvent" AS ENUM ('CHOSEN', 'BEGAN', 'RESIGNED', 'ENDED');
CREATE TABLE "tenure_claims" (
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "actor_id" UUID NOT NULL,
    "office_id" UUID,
    "name" TEXT NOT NULL,
    "office" TEXT,
    "event" "TenureEvent" NOT NULL,
    "earliest" DATE NOT NULL,
    "latest" DATE NOT NULL,
    "span_start" INTEGER NOT NULL,
    "span_end" INTEGER NOT NULL,
    "as_written" TEXT NOT NULL,
    "ingested_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenure_claims_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "tenure_claims_article_id_span_start_idx" ON "tenure_claims"("article_id", "span_start");
CREATE INDEX "tenure_claims_actor_id_ingested_at_id_idx" ON "tenure_claims"("actor_id", "ingested_at" DESC, "id" DESC);
ALTER TABLE "tenure_claims" ADD CONSTRAINT "tenure_claims_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "tenure_claims" ADD CONSTRAINT "tenure_claims_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "tenure_claims" ADD CONSTRAINT "tenure_claims_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "offices"("id") ON DELETE SET NULL ON UPDATE CASCADE;
