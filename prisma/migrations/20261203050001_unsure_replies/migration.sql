-- What earlier rules proposed was right in one case of ten. It waits for an editor, until its article is read again; what
-- an editor decided stands. Statements that answered something are composed again in the background. One row is written
-- for each proposed reply, and one for each statement that makes one.
UPDATE statement_links SET confidence = 0.5 WHERE status = 'PENDING' AND confidence > 0.5;

UPDATE statement_versions v SET replies = NULL
WHERE v.current AND v.replies <> '{}' AND EXISTS (
  SELECT FROM reports r JOIN statement_links l ON l.report_id = r.id
  WHERE r.statement_id = v.statement_id AND l.status = 'PENDING');
