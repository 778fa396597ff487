-- What a filter can ask besides: how many independent roots a statement has. Versions from before are counted as one,
-- since somebody must have heard it; that is too low for what was folded already, until one of its reports changes.
ALTER TABLE "statement_versions" ADD COLUMN "independent_roots" INTEGER DEFAULT 1;

-- Whom a statement answers, for filters: mostly nobody. A new report's answers are looked for among what somebody said
-- in the days before.
ALTER TABLE "statement_versions" ADD COLUMN "answered_actor_ids" UUID[] NOT NULL DEFAULT '{}';
CREATE INDEX "statement_versions_answered" ON "statement_versions" USING gin ("answered_actor_ids");
CREATE INDEX "statement_versions_by_actor" ON "statement_versions" ("actor_id", "said_sort" DESC) WHERE "current";

-- A report that answers what another one reports. Kept by report, so that it goes where they go when statements are
-- merged, split or erased.
CREATE TYPE "ReplyKind" AS ENUM ('ANSWERS', 'DENIES', 'CRITICISES', 'WALKS_BACK');
CREATE TABLE "statement_links" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "answered_report_id" UUID NOT NULL,
    "kind" "ReplyKind" NOT NULL,
    "status" "ProposalStatus" NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "evidence" JSONB NOT NULL,
    "shared" TEXT[],
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decided_reason" TEXT,

    CONSTRAINT "statement_links_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "statement_links_report_id_answered_report_id_key" ON "statement_links"("report_id", "answered_report_id");
CREATE INDEX "statement_links_answered_report_id_idx" ON "statement_links"("answered_report_id");
ALTER TABLE "statement_links" ADD CONSTRAINT "statement_links_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "statement_links" ADD CONSTRAINT "statement_links_answered_report_id_fkey" FOREIGN KEY ("answered_report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "statement_links" ADD CONSTRAINT "statement_links_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "principals"("id") ON DELETE SET NULL ON UPDATE CASCADE;
