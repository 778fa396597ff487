-- What a feed says of the rights of its items. A new column without a default: the table is not rewritten.
ALTER TABLE "feed_entries" ADD COLUMN "said" JSONB;
