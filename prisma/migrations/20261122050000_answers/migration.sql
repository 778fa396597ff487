-- What a filter can ask besides: how many independent roots a statement has. Versions from before are counted as one,
-- since somebody must have heard it; that is too low for what was folded already, until one of its reports changes.
ALTER TABLE "statement_versions" ADD COLUMN "independent_roots" INTEGER DEFAULT 1;
