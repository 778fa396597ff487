-- From when on the hours of a watch are known, noted with the definition that it began to listen with: a back-test goes by
-- it. Null in what is there: then it is worked out. No table is rewritten.
ALTER TABLE "watch_definitions" ADD COLUMN "heard_since" TIMESTAMPTZ(3);
