-- Whose lists a statement's current version is in (its actors, offices, topics and sources), with what these lists are
-- ordered by: so that a page of anybody's list is read from an index, however rare they are. Triggers keep it, so that an
-- earlier release that still runs keeps it too, and whatever takes a version out.
CREATE TABLE "statement_owners" (
    "version_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "ingested_at" TIMESTAMPTZ(3) NOT NULL,
    "said_earliest" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3)
);
INSERT INTO "statement_owners"
SELECT DISTINCT v."id", o."id", v."statement_id", v."ingested_at", v."said_earliest", v."published_at"
FROM "statement_versions" v, unnest(v."actor_ids" || v."office_ids" || v."topic_ids" || v."source_ids") AS o("id")
WHERE v."current";
ALTER TABLE "statement_owners" ADD CONSTRAINT "statement_owners_pkey" PRIMARY KEY ("version_id", "owner_id");
CREATE INDEX "statement_owners_ingested" ON "statement_owners" ("owner_id", "ingested_at", "statement_id");
CREATE INDEX "statement_owners_said" ON "statement_owners" ("owner_id", "said_earliest", "statement_id");
CREATE INDEX "statement_owners_published" ON "statement_owners" ("owner_id", "published_at", "statement_id");
CREATE INDEX "statement_owners_when"
    ON "statement_owners" ("owner_id", (COALESCE("said_earliest", "published_at")), "statement_id");

CREATE FUNCTION "keep_statement_owners"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM "statement_owners" o USING "was" v WHERE o."version_id" = v."id";
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO "statement_owners"
        SELECT DISTINCT v."id", o."id", v."statement_id", v."ingested_at", v."said_earliest", v."published_at"
        FROM "is" v, unnest(v."actor_ids" || v."office_ids" || v."topic_ids" || v."source_ids") AS o("id")
        WHERE v."current";
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER "statement_versions_owners_added" AFTER INSERT ON "statement_versions"
    REFERENCING NEW TABLE AS "is" FOR EACH STATEMENT EXECUTE FUNCTION "keep_statement_owners"();
CREATE TRIGGER "statement_versions_owners_changed" AFTER UPDATE ON "statement_versions"
    REFERENCING OLD TABLE AS "was" NEW TABLE AS "is" FOR EACH STATEMENT EXECUTE FUNCTION "keep_statement_owners"();
CREATE TRIGGER "statement_versions_owners_gone" AFTER DELETE ON "statement_versions"
    REFERENCING OLD TABLE AS "was" FOR EACH STATEMENT EXECUTE FUNCTION "keep_statement_owners"();
ANALYZE "statement_owners";
