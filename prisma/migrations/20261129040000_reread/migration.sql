-- Kept articles are read again by a newer extractor: what changes is an entry of its own kind, and each revision says
-- which version of the extractor its reports are from. Null: from a release that did not say.
ALTER TYPE "EntryKind" ADD VALUE 'REREAD';
ALTER TABLE article_revisions ADD COLUMN extractor_version INTEGER;

-- What was asked for, one at a time, and how far it is.
CREATE TABLE rereads (
  id UUID NOT NULL,
  since TIMESTAMPTZ(3),
  per_minute INTEGER NOT NULL,
  dry_run BOOLEAN NOT NULL,
  requested_at TIMESTAMPTZ(3) NOT NULL,
  due_at TIMESTAMPTZ(3) NOT NULL,
  last_article_id UUID,
  articles INTEGER NOT NULL DEFAULT 0,
  found INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  lost INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  finished_at TIMESTAMPTZ(3),
  stopped BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT rereads_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX rereads_one_at_a_time ON rereads ((finished_at IS NULL)) WHERE finished_at IS NULL;
