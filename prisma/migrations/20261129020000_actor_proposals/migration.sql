-- Who somebody is, across articles: by what articles tell of them, and not by a surname alone. Where that does not decide
-- it, an editor is asked whether two actors are one.

-- What spellings of a name have in common; the same as `nameKey` in src/domain/identity/name-key.ts. Every alias on file
-- gets it at once.
ALTER TABLE "actor_aliases" ADD COLUMN "key" TEXT NOT NULL GENERATED ALWAYS AS (
  regexp_replace(
    regexp_replace(
      regexp_replace(
        replace(
          translate(
            regexp_replace(
              translate(
                replace(replace(replace(replace("folded", 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
                'øłđıð', 'oldid'),
              '(^| )(al|el)-', '\1', 'g'),
            '''-', ''),
          'ks', 'x'),
        '([aou])e', '\1', 'g'),
      '(^| )ye', '\1e', 'g'),
    '([a-z]{3})(yy|iy|ij|ii|yi|i)(?= |$)', '\1y', 'g')
) STORED;
CREATE INDEX "actor_aliases_key_actor_id_idx" ON "actor_aliases"("key", "actor_id");

-- What an article told of an actor: what it called them, and hashes of the words it is known by. The last ones of each
-- actor are kept.
CREATE TABLE "actor_contexts" (
    "article_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "gender" SMALLINT NOT NULL,
    "callings" TEXT[] NOT NULL,
    "words" INTEGER[] NOT NULL,

    CONSTRAINT "actor_contexts_pkey" PRIMARY KEY ("article_id", "actor_id")
);
ALTER TABLE "actor_contexts" ADD CONSTRAINT "actor_contexts_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "actor_contexts" ADD CONSTRAINT "actor_contexts_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "actor_contexts_actor_id_told_at_idx" ON "actor_contexts"("actor_id", "told_at" DESC);

-- Two actors that may be one, the earlier by its id first.
CREATE TABLE "actor_proposals" (
    "id" UUID NOT NULL,
    "earlier_id" UUID NOT NULL,
    "later_id" UUID NOT NULL,
    "status" "ProposalStatus" NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "evidence" JSONB NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "article_id" UUID,

    CONSTRAINT "actor_proposals_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "actor_proposals" ADD CONSTRAINT "actor_proposals_earlier_id_fkey" FOREIGN KEY ("earlier_id") REFERENCES "actors"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "actor_proposals" ADD CONSTRAINT "actor_proposals_later_id_fkey" FOREIGN KEY ("later_id") REFERENCES "actors"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "actor_proposals" ADD CONSTRAINT "actor_proposals_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE UNIQUE INDEX "actor_proposals_earlier_id_later_id_key" ON "actor_proposals"("earlier_id", "later_id");
CREATE INDEX "actor_proposals_later_id_idx" ON "actor_proposals"("later_id");
CREATE INDEX "actor_proposals_status_proposed_at_id_idx" ON "actor_proposals"("status", "proposed_at" DESC, "id" DESC);

ALTER TYPE "ReviewReason" ADD VALUE 'UNSURE_ACTOR';
ALTER TYPE "DeskCorrectionKind" ADD VALUE 'REJECT_ACTOR_PROPOSAL';
ALTER TABLE "review_items" DROP CONSTRAINT "review_items_about";
ALTER TABLE "review_items" ADD COLUMN "actor_proposal_id" UUID;
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_about" CHECK (num_nonnulls("report_id", "proposal_id", "actor_proposal_id") = 1);
CREATE UNIQUE INDEX "review_items_actor_proposal_id_key" ON "review_items"("actor_proposal_id");
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_actor_proposal_id_fkey" FOREIGN KEY ("actor_proposal_id") REFERENCES "actor_proposals"("id") ON DELETE CASCADE ON UPDATE CASCADE;
