-- Which report made a version, where one more article carried the statement: whoever is told of it asks for that one.
-- Without a reference, since the report may be erased and the version stays. Null for versions from before.
ALTER TABLE "statement_versions" ADD COLUMN "report_id" UUID;
