-- A page of the audit is read from the ends of four tables. Each gets the order of the audit as an index: of what people
-- did, so some milliseconds; that of replies reads statement_links once, a second for a million.
CREATE INDEX "corrections_made_at_id_idx" ON "corrections" ("made_at" DESC, "id" DESC);
CREATE INDEX "statement_links_decided" ON "statement_links" ("decided_at" DESC, "id" DESC) WHERE "decided_at" IS NOT NULL;
CREATE INDEX "audit_entries_kind_at_id_idx" ON "audit_entries" ("kind", "at" DESC, "id" DESC);
CREATE INDEX "audit_entries_subject_id_at_id_idx" ON "audit_entries" ("subject_id", "at" DESC, "id" DESC);
DROP INDEX "audit_entries_subject_id_idx";
