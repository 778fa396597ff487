-- Topics and actors that go. It changes few rows: those of actors that a person has named.
ALTER TYPE "EntryKind" ADD VALUE 'TOPIC_DELETED';
ALTER TYPE "DeskCorrectionKind" ADD VALUE 'DELETE_ACTOR';

-- A topic goes at once, however many statements it has. They are told so in the background, and until then their rows
-- name a topic that is not there, so the key to it goes. `deleted_topics` has those whose statements are not all told.
ALTER TABLE "statement_topics" DROP CONSTRAINT "statement_topics_topic_id_fkey";
CREATE TABLE "deleted_topics" (
    "id" UUID NOT NULL,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deleted_topics_pkey" PRIMARY KEY ("id")
);

-- An actor that is none keeps its names, so that no article makes it an actor again.
ALTER TABLE "actors" ADD COLUMN "nobody_since" TIMESTAMPTZ(3);
-- Whether a person put an actor on file, or changed it: then it does not go with the article that named it.
ALTER TABLE "actors" ADD COLUMN "entered" BOOLEAN NOT NULL DEFAULT false;
UPDATE "actors" a SET "entered" = true
WHERE a."slug_pinned" OR EXISTS (SELECT FROM "actor_same_as" s WHERE s."actor_id" = a."id");

-- What people did that no other table tells: changes to topics, actors and offices, and erasures.
CREATE TABLE "audit_entries" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "principal_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_entries_at_id_idx" ON "audit_entries"("at" DESC, "id" DESC);
CREATE INDEX "audit_entries_subject_id_idx" ON "audit_entries"("subject_id");
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_principal_id_fkey"
    FOREIGN KEY ("principal_id") REFERENCES "principals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
