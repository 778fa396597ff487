-- Every slug that an actor has or had: each leads to that actor alone, for good. A trigger keeps it, so that whatever
-- gives a slug, an earlier release that still runs included, cannot give one that leads to somebody else. Slugs stay as
-- they were, and nobody has chosen one yet.
CREATE TABLE "actor_slugs" (
    "slug" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,

    CONSTRAINT "actor_slugs_pkey" PRIMARY KEY ("slug")
);
CREATE INDEX "actor_slugs_actor_id_idx" ON "actor_slugs"("actor_id");
ALTER TABLE "actor_slugs" ADD CONSTRAINT "actor_slugs_actor_id_fkey"
    FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE CASCADE ON UPDATE CASCADE;
INSERT INTO "actor_slugs" ("slug", "actor_id") SELECT "slug", "id" FROM "actors";
ALTER TABLE "actors" ADD COLUMN "slug_pinned" BOOLEAN NOT NULL DEFAULT false;

CREATE FUNCTION "keep_actor_slug"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "actor_slugs" AS s ("slug", "actor_id") VALUES (NEW."slug", NEW."id")
    ON CONFLICT ("slug") DO UPDATE SET "actor_id" = excluded."actor_id" WHERE s."actor_id" = excluded."actor_id";
    IF NOT FOUND THEN
        RAISE unique_violation USING MESSAGE = format('the slug "%s" leads to another actor', NEW."slug");
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER "actors_keep_slug" AFTER INSERT OR UPDATE OF "slug" ON "actors"
    FOR EACH ROW EXECUTE FUNCTION "keep_actor_slug"();

-- Who may be meant by a slug: those whose names would make it.
CREATE INDEX "actor_aliases_slug_idx" ON "actor_aliases" (regexp_replace("folded", '[^a-z0-9]+', '-', 'g'));

-- What an actor is called in Wikidata. An id is one actor's: two that have it are one, and are to be merged.
CREATE TABLE "actor_same_as" (
    "wikidata_id" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,

    CONSTRAINT "actor_same_as_pkey" PRIMARY KEY ("wikidata_id")
);
CREATE INDEX "actor_same_as_actor_id_idx" ON "actor_same_as"("actor_id");
ALTER TABLE "actor_same_as" ADD CONSTRAINT "actor_same_as_actor_id_fkey"
    FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE CASCADE ON UPDATE CASCADE;
