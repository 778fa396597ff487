-- Whether words around a kept version were taken out of it, as others erased them: what asks for such words is not known
-- of it any more. A constant default adds the column in an instant; the index looks through the versions once, about a second
-- for a million.
ALTER TABLE "statement_versions" ADD COLUMN "thinned" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "statement_versions_thinned" ON "statement_versions" ("id") WHERE "thinned";
