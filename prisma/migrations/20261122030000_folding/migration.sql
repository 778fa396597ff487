-- Reports of one utterance are folded into one statement, which is then a function of its live reports: so each report
-- keeps for itself who spoke, in which office, when, to whom and where.

CREATE TYPE "ProposalStatus" AS ENUM ('PENDING', 'ACCEPTED', 'REJECTED');
CREATE TYPE "DeskCorrectionKind" AS ENUM ('MERGE_STATEMENTS', 'SPLIT_STATEMENT', 'MERGE_ACTORS', 'SPLIT_ACTOR', 'REATTRIBUTE');

ALTER TABLE "reports"
    ADD COLUMN "actor_id" UUID,
    ADD COLUMN "office_id" UUID,
    ADD COLUMN "office_ids" UUID[] NOT NULL DEFAULT '{}',
    ADD COLUMN "said_earliest" TIMESTAMPTZ(3),
    ADD COLUMN "said_latest" TIMESTAMPTZ(3),
    ADD COLUMN "said_precision" "TimePrecision",
    ADD COLUMN "said_time_zone" TEXT,
    ADD COLUMN "said_as_written" TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN "said_derivation" TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN "addressee" TEXT,
    ADD COLUMN "addressee_span" JSONB,
    ADD COLUMN "occasion" TEXT,
    ADD COLUMN "occasion_span" JSONB,
    ADD COLUMN "folding_keys" BIGINT[] NOT NULL DEFAULT '{}',
    ADD COLUMN "folding_time" TIMESTAMPTZ(3),
    ADD COLUMN "keyed_by" INTEGER NOT NULL DEFAULT 0;

-- Until now a statement had one report, or, put there by hand, several of one speaker and time: what the statement
-- knows is what each of them says. Their folding keys are worked out by the service, in the background.
UPDATE "reports" r
SET "actor_id" = s."actor_id", "office_id" = s."office_id",
    "office_ids" = COALESCE((SELECT v."office_ids" FROM "statement_versions" v WHERE v."statement_id" = s."id" AND v."current"), '{}'),
    "said_earliest" = s."said_earliest", "said_latest" = s."said_latest", "said_precision" = s."said_precision",
    "said_time_zone" = s."said_time_zone", "said_as_written" = COALESCE(s."said_as_written", '{}'),
    "said_derivation" = COALESCE(s."said_derivation", '{}')
FROM "statements" s WHERE s."id" = r."statement_id";

ALTER TABLE "reports" ADD CONSTRAINT "reports_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "reports" ADD CONSTRAINT "reports_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "offices"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "reports_actor_id_idx" ON "reports"("actor_id");
CREATE INDEX "reports_keyed_by_idx" ON "reports"("keyed_by");

-- What a new report's candidates are found by: hashes of an actor and a word, by the time of speech ('infinity' where
-- nobody knows it). A range of this index is read from the time asked for, and never more than a few rows of it.
CREATE TABLE "folding_keys" (
    "key" BIGINT NOT NULL,
    "spoken_at" TIMESTAMPTZ(3) NOT NULL,
    "report_id" UUID NOT NULL,

    CONSTRAINT "folding_keys_pkey" PRIMARY KEY ("key","spoken_at","report_id")
);

-- An absorbed statement or actor leads to its successor.
ALTER TABLE "statements" ADD COLUMN "successor_id" UUID;
ALTER TABLE "statements" ADD CONSTRAINT "statements_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "statements"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "statements_successor_id_idx" ON "statements"("successor_id");
ALTER TABLE "actors" ADD COLUMN "successor_id" UUID;
ALTER TABLE "actors" ADD CONSTRAINT "actors_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "actors"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "actors_successor_id_idx" ON "actors"("successor_id");

-- Two statements that may be one, for a person to decide: `earlier_id` is the smaller of the two ids.
CREATE TABLE "fold_proposals" (
    "id" UUID NOT NULL,
    "earlier_id" UUID NOT NULL,
    "later_id" UUID NOT NULL,
    "status" "ProposalStatus" NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "evidence" JSONB NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fold_proposals_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "fold_proposals_earlier_id_later_id_key" ON "fold_proposals"("earlier_id", "later_id");
CREATE INDEX "fold_proposals_later_id_idx" ON "fold_proposals"("later_id");
CREATE INDEX "fold_proposals_status_proposed_at_id_idx" ON "fold_proposals"("status", "proposed_at" DESC, "id" DESC);
ALTER TABLE "fold_proposals" ADD CONSTRAINT "fold_proposals_earlier_id_fkey" FOREIGN KEY ("earlier_id") REFERENCES "statements"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "fold_proposals" ADD CONSTRAINT "fold_proposals_later_id_fkey" FOREIGN KEY ("later_id") REFERENCES "statements"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What people put right about statements and actors: who, when, why, and what it takes to undo it.
CREATE TABLE "desk_corrections" (
    "id" UUID NOT NULL,
    "kind" "DeskCorrectionKind" NOT NULL,
    "principal_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "steps" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,
    "undone_reason" TEXT,

    CONSTRAINT "desk_corrections_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "desk_corrections_made_at_id_idx" ON "desk_corrections"("made_at" DESC, "id" DESC);
ALTER TABLE "desk_corrections" ADD CONSTRAINT "desk_corrections_principal_id_fkey" FOREIGN KEY ("principal_id") REFERENCES "principals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "desk_corrections" ADD CONSTRAINT "desk_corrections_undone_by_id_fkey" FOREIGN KEY ("undone_by_id") REFERENCES "principals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Reports that somebody put in their place, by a digest of their words: an article that drops one and brings it back
-- finds it where it was put, and by whom it was said to be spoken.
CREATE TABLE "placed_reports" (
    "article_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "statement_id" UUID NOT NULL,
    "correction_id" UUID NOT NULL,
    "is_attributed" BOOLEAN NOT NULL,
    "actor_id" UUID,
    "office_id" UUID,
    "office_ids" UUID[] NOT NULL DEFAULT '{}',

    CONSTRAINT "placed_reports_pkey" PRIMARY KEY ("article_id","digest")
);
CREATE INDEX "placed_reports_statement_id_idx" ON "placed_reports"("statement_id");
ALTER TABLE "placed_reports" ADD CONSTRAINT "placed_reports_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "placed_reports" ADD CONSTRAINT "placed_reports_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statements"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "placed_reports" ADD CONSTRAINT "placed_reports_correction_id_fkey" FOREIGN KEY ("correction_id") REFERENCES "desk_corrections"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "placed_reports" ADD CONSTRAINT "placed_reports_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "placed_reports" ADD CONSTRAINT "placed_reports_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "offices"("id") ON DELETE SET NULL ON UPDATE CASCADE;
