-- Actors by the first letters of any word of their names, articles by those of title and byline, and by their address.
-- No extension is needed: a tsvector's words can be searched by what they begin with. Both tables of names are
-- rewritten, and nothing is written meanwhile: some seconds for 100,000 actors, and as many for 100,000 articles.

-- The words of a name or title, without capitals and accents. Words of more than 100 characters are cut: a tsvector holds
-- none of 2 kB. "O'Brien" is found as o, brien and obrien.
--
-- Capitals are made small in any database alike, whatever its character type knows of them, and both of Greek's small
-- sigmas are one. What is named stands with its schema: an index is built with an empty search path.
CREATE FUNCTION "name_words"(text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT COALESCE(array_to_tsvector(array_agg(DISTINCT left(w.word, 100))), ''::tsvector)
  FROM (
    SELECT regexp_replace(normalize(translate(left($1, 4000), '’‘', ''''''), NFKD), E'[\\u0300-\\u036f]', '', 'g') AS text OFFSET 0
  ) bare, LATERAL (
    SELECT translate(lower(bare.text COLLATE pg_catalog."und-x-icu") COLLATE pg_catalog."default", 'ς', 'σ') AS plain OFFSET 0
  ) t, regexp_split_to_table(
    t.plain || ' ' || replace(t.plain, '''', ''), E'[\\s\\\\''"“”„«».,;:!?()/&·‐–—_\\[\\]{}<>|+*=@#~^%$-]+'
  ) AS w(word) WHERE w.word <> ''
$$;

-- What finds names that have, for each word of a search, a word that begins so. Null without a word.
CREATE FUNCTION "name_query"(text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT string_agg('''' || w.word || ''':*', ' & ')::tsquery FROM unnest(tsvector_to_array("name_words"($1))) AS w(word)
$$;

-- Kept, not only indexed: where many names begin so, actors are looked through in their order until there are enough.
ALTER TABLE "actor_aliases" ADD COLUMN "words" tsvector GENERATED ALWAYS AS ("name_words"("folded")) STORED;
ALTER TABLE "actor_slugs" ADD COLUMN "words" tsvector GENERATED ALWAYS AS ("name_words"("slug")) STORED;
CREATE INDEX "actor_aliases_words" ON "actor_aliases" USING gin ("words") WITH (fastupdate = off);
CREATE INDEX "actor_slugs_words" ON "actor_slugs" USING gin ("words") WITH (fastupdate = off);
CREATE INDEX "article_revisions_words" ON "article_revisions"
    USING gin ("name_words"(COALESCE("title", '') || ' ' || COALESCE("byline", '')));
CREATE INDEX "articles_canonical_url_idx" ON "articles" USING hash ("canonical_url");
-- Where the journal was at a time.
CREATE INDEX "journal_entries_committed_at_position_idx" ON "journal_entries"("committed_at", "position");
