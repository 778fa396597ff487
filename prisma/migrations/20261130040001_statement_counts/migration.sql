-- How many current statements each actor, office, topic and source has, for lists in that order. Writers only leave notes
-- of what changed, which wait for nobody; a chore adds them up. About 5 s for a million statements.
ALTER TABLE "actors" ADD COLUMN "statement_count" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "offices" ADD COLUMN "statement_count" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "topics" ADD COLUMN "statement_count" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "sources" ADD COLUMN "statement_count" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "statement_count_changes" (
    "id" BIGSERIAL NOT NULL,
    "owner_id" UUID NOT NULL,
    "change" INTEGER NOT NULL,

    CONSTRAINT "statement_count_changes_pkey" PRIMARY KEY ("id")
);

CREATE FUNCTION "note_statement_counts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO "statement_count_changes" ("owner_id", "change")
        SELECT o."id", count(*) FROM come v, unnest(v."actor_ids" || v."office_ids" || v."topic_ids" || v."source_ids") AS o("id")
        WHERE v."current" GROUP BY o."id";
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO "statement_count_changes" ("owner_id", "change")
        SELECT o."id", -count(*) FROM gone v, unnest(v."actor_ids" || v."office_ids" || v."topic_ids" || v."source_ids") AS o("id")
        WHERE v."current" GROUP BY o."id";
    ELSE
        INSERT INTO "statement_count_changes" ("owner_id", "change")
        SELECT o."id", sum(v."sign") FROM (
            SELECT 1 AS "sign", "actor_ids" || "office_ids" || "topic_ids" || "source_ids" AS "ids" FROM come WHERE "current"
            UNION ALL SELECT -1, "actor_ids" || "office_ids" || "topic_ids" || "source_ids" FROM gone WHERE "current"
        ) v, unnest(v."ids") AS o("id") GROUP BY o."id" HAVING sum(v."sign") <> 0;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER "statement_versions_come" AFTER INSERT ON "statement_versions"
    REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION "note_statement_counts"();
CREATE TRIGGER "statement_versions_change" AFTER UPDATE ON "statement_versions"
    REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION "note_statement_counts"();
CREATE TRIGGER "statement_versions_go" AFTER DELETE ON "statement_versions"
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "note_statement_counts"();

INSERT INTO "statement_count_changes" ("owner_id", "change")
SELECT o."id", count(*) FROM "statement_versions" v,
    unnest(v."actor_ids" || v."office_ids" || v."topic_ids" || v."source_ids") AS o("id")
WHERE v."current" GROUP BY o."id";

CREATE INDEX "actors_statement_count_idx" ON "actors"("statement_count" DESC, "id" DESC) WHERE "successor_id" IS NULL;
