-- From which place of the journal on one statement is another: what a watch told of the one it told of the other.
ALTER TYPE "EntryKind" ADD VALUE 'STATEMENT_ABSORBED';

CREATE TABLE "absorptions" (
  "id" UUID PRIMARY KEY,
  "statement_id" UUID NOT NULL REFERENCES "statements" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "into_id" UUID NOT NULL REFERENCES "statements" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "ended_at" TIMESTAMPTZ(3),
  "from_position" BIGINT,
  "ended_position" BIGINT
);
CREATE INDEX "absorptions_statement_id_idx" ON "absorptions" ("statement_id");
CREATE INDEX "absorptions_into_id_idx" ON "absorptions" ("into_id");

-- Those from before: no watch told anything yet.
INSERT INTO "absorptions" ("id", "statement_id", "into_id", "from_position")
SELECT gen_random_uuid(), "id", "successor_id", 0 FROM "statements" WHERE "successor_id" IS NOT NULL;
