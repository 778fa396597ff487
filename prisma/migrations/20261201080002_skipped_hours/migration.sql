-- When feeds say that they have nothing new. The table is not rewritten: it takes no time.
ALTER TABLE "feeds" ADD COLUMN "skipped_hours" INTEGER[] NOT NULL DEFAULT '{}';
