-- Kept articles are read again by a newer extractor: what changes is an entry of its own kind, and each revision says
-- which version of the extractor its reports are from. Null: from a release that did not say.
ALTER TYPE "EntryKind" ADD VALUE 'REREAD';
ALTER TABLE article_revisions ADD COLUMN extractor_version INTEGER;
