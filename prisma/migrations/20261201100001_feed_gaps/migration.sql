-- When a feed last showed nothing of what it had shown before. A column without a default: no row is rewritten.
ALTER TABLE "feeds" ADD COLUMN "last_gap_at" TIMESTAMPTZ(3);
