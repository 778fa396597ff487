-- A slug that is a bare surname may mean whoever has it, also where it is not among their names on file.
CREATE INDEX "actor_aliases_surname_slug_idx"
    ON "actor_aliases" (regexp_replace(regexp_replace("folded", '^.* ', ''), '[^a-z0-9]+', '-', 'g'));
