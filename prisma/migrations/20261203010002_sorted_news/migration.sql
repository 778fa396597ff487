-- Entries that only sort statements otherwise and are news all the same: hardly any, among what may be most of the journal.
-- It reads the journal once, a second for some million entries, in which nothing is numbered.
CREATE INDEX "journal_entries_sorted_news" ON "journal_entries" ("position")
    WHERE "kind" IN ('RECLASSIFIED', 'REREAD') AND ("cause" IN ('ARTICLE', 'REVISION') OR "asked");
