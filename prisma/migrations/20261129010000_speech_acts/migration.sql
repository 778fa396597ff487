-- What a speaker does with the words: assert, deny, ask ... Reports on file were read before anybody looked at that, so of
-- them, of their statements and of all versions it is unknown: null, and no acts in the document.
CREATE TYPE "SpeechAct" AS ENUM ('ASSERTS', 'DENIES', 'ASKS', 'URGES', 'COMMITS', 'BLAMES', 'PRAISES');
ALTER TABLE "reports" ADD COLUMN "act" "SpeechAct";
ALTER TABLE "statements" ADD COLUMN "act" "SpeechAct";
ALTER TABLE "statement_versions" ADD COLUMN "act" "SpeechAct", ADD COLUMN "acts" TEXT[] NOT NULL DEFAULT '{}';
