-- The clock comes into the journal as an entry: what watches tell of time is decided in its order, like everything else.
ALTER TYPE "EntryKind" ADD VALUE 'HOUR_PASSED';
