-- How much of articles' texts is kept, and what publishers refuse. New columns with a constant default or none: no table is
-- rewritten, and each is locked for a moment.
CREATE TYPE "TextKept" AS ENUM ('FULL', 'QUOTATIONS');

ALTER TABLE "sources" ADD COLUMN "keep_text" "TextKept";

ALTER TABLE "article_revisions" ADD COLUMN "kept" "TextKept" NOT NULL DEFAULT 'FULL',
  ADD COLUMN "reasons" JSONB NOT NULL DEFAULT '[]';
