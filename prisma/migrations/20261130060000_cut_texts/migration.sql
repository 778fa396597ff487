-- Titles and bylines that came out of a page were kept whatever their length: up to 5 MB. From now on they are cut when
-- they come in. Of a text that is stored apart, octet_length reads its length alone, so this takes as long as reading
-- article_revisions once without their texts: some seconds for a million. No row is locked but those that are cut.

UPDATE article_revisions SET title = left(title, 999) || '…' WHERE octet_length(title) > 1000 AND length(title) > 1000;
UPDATE article_revisions SET byline = left(byline, 499) || '…' WHERE octet_length(byline) > 500 AND length(byline) > 500;
