-- The zone that an article was read in where its source has none: its own, as its page tells when it was published.
ALTER TABLE "article_revisions" ADD COLUMN "time_zone" TEXT;
