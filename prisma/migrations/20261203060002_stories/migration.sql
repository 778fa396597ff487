-- Articles of one event are a story. Every article on file is to be looked at, in the background: one row of a few bytes is
-- written for each, about a second for a hundred thousand. No table that is there is rewritten or locked for long.
CREATE TABLE stories (
  id UUID NOT NULL,
  successor_id UUID,
  article_count INTEGER NOT NULL DEFAULT 0,
  outlet_count INTEGER NOT NULL DEFAULT 0,
  first_at TIMESTAMPTZ(3),
  last_at TIMESTAMPTZ(3),
  lead_id UUID,
  CONSTRAINT stories_pkey PRIMARY KEY (id),
  CONSTRAINT stories_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES stories (id) ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT stories_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES articles (id) ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX stories_last_at_id_idx ON stories (last_at DESC, id DESC);
CREATE INDEX stories_successor_id_idx ON stories (successor_id);

CREATE TABLE story_portraits (
  article_id UUID NOT NULL,
  source_id UUID,
  at TIMESTAMPTZ(3),
  language TEXT,
  words INTEGER[],
  weights REAL[],
  due BOOLEAN NOT NULL,
  CONSTRAINT story_portraits_pkey PRIMARY KEY (article_id),
  CONSTRAINT story_portraits_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX story_portraits_due ON story_portraits (article_id) WHERE due;

CREATE TABLE story_articles (
  article_id UUID NOT NULL,
  story_id UUID,
  source_id UUID NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL,
  looked_up_by INTEGER[] NOT NULL,
  CONSTRAINT story_articles_pkey PRIMARY KEY (article_id),
  CONSTRAINT story_articles_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT story_articles_story_id_fkey FOREIGN KEY (story_id) REFERENCES stories (id) ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX story_articles_story_id_at_article_id_idx ON story_articles (story_id, at, article_id);

CREATE TABLE story_words (
  word INTEGER NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL,
  article_id UUID NOT NULL,
  CONSTRAINT story_words_pkey PRIMARY KEY (word, at, article_id)
);

CREATE TABLE story_links (
  one_id UUID NOT NULL,
  other_id UUID NOT NULL,
  likeness REAL NOT NULL,
  CONSTRAINT story_links_pkey PRIMARY KEY (one_id, other_id)
);
CREATE INDEX story_links_other_id_idx ON story_links (other_id);

INSERT INTO story_portraits (article_id, due) SELECT id, true FROM articles WHERE erased_at IS NULL;
