-- What is on file is folded again by the verdict of the release: what was asked for, one at a time, and how far it is.
-- One new table: nothing that is there is read or rewritten.
CREATE TABLE refolds (
  id UUID NOT NULL,
  since TIMESTAMPTZ(3),
  topic_id UUID,
  per_minute INTEGER NOT NULL,
  dry_run BOOLEAN NOT NULL,
  alerts BOOLEAN NOT NULL,
  told JSONB NOT NULL DEFAULT '{}',
  requested_at TIMESTAMPTZ(3) NOT NULL,
  due_at TIMESTAMPTZ(3) NOT NULL,
  until_article_id UUID,
  last_article_id UUID,
  articles INTEGER NOT NULL DEFAULT 0,
  joined INTEGER NOT NULL DEFAULT 0,
  parted INTEGER NOT NULL DEFAULT 0,
  proposed INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  examples JSONB NOT NULL DEFAULT '[]',
  finished_at TIMESTAMPTZ(3),
  stopped BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT refolds_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX refolds_one_at_a_time ON refolds ((finished_at IS NULL)) WHERE finished_at IS NULL;
