-- Watches of all principals, by name.
CREATE INDEX "watches_name_id_idx" ON "watches" ("name", "id");
