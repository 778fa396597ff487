-- An epoch is one life of one server: it ends when that is started again, since a restore from a copy of its files cannot
-- be told otherwise. Null: from before, so that the next entry opens an epoch. Cursors that were given out stay valid.
ALTER TABLE epochs ADD COLUMN server_started_at TIMESTAMPTZ(6);
-- The file that holds the journal: a restore of the data alone gives the table another one.
ALTER TABLE epochs ADD COLUMN journal_file BIGINT;
CREATE INDEX epochs_first_position_opened_at_idx ON epochs (first_position, opened_at);
