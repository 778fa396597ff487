-- Numbers pending entries in one round trip instead of four. Each statement of such a function takes its own snapshot, so
-- what was committed before the lock was granted is seen, as when they were sent one by one.

-- Opens an epoch of this id from a position on, if the newest is of another life of the database.
CREATE FUNCTION "open_epoch"("new_id" text, "first" bigint) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    INSERT INTO "epochs" ("id", "first_position", "system_identifier", "timeline", "opened_at",
        "server_started_at", "database_oid", "journal_oid", "journal_file")
    SELECT "new_id", "first", (SELECT c."system_identifier"::text FROM pg_control_system() c),
        ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int, date_trunc('milliseconds', clock_timestamp()),
        here."server_started_at", here."database_oid", here."journal_oid", here."journal_file"
    FROM (
        SELECT pg_postmaster_start_time() AS "server_started_at",
            (SELECT d.oid::bigint FROM pg_database d WHERE d.datname = current_database()) AS "database_oid",
            'journal_entries'::regclass::oid::bigint AS "journal_oid",
            pg_relation_filenode('journal_entries')::bigint AS "journal_file"
    ) here
    WHERE NOT EXISTS (
        SELECT FROM (SELECT * FROM "epochs" ORDER BY "first_position" DESC, "opened_at" DESC LIMIT 1) newest
        WHERE newest."server_started_at" = here."server_started_at" AND newest."database_oid" = here."database_oid"
            AND newest."journal_oid" = here."journal_oid" AND newest."journal_file" = here."journal_file");
END $$;

-- Numbers the first pending entries of committed transactions, at most so many; no row where nothing is pending.
CREATE FUNCTION "number_pending_entries"("lock_key" bigint, "most" int, "new_epoch" text, "channel" text)
    RETURNS TABLE ("moved" bigint, "head" bigint) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock("lock_key");
    WITH next AS (
        SELECT p."id" FROM "pending_entries" p ORDER BY p."id" LIMIT "most" FOR UPDATE
    ), taken AS (
        DELETE FROM "pending_entries" p WHERE p."id" IN (SELECT next."id" FROM next) RETURNING p.*
    ), reached AS (
        UPDATE "journal_head" h SET "position" = h."position" + (SELECT count(*) FROM taken)
        WHERE EXISTS (SELECT FROM taken) RETURNING h."position"
    ), numbered AS (
        INSERT INTO "journal_entries" ("position", "kind", "cause", "asked", "statement_id", "before_id", "after_id",
            "change_id", "subject_id", "committed_at")
        SELECT reached."position" - (SELECT count(*) FROM taken) + row_number() OVER (ORDER BY t."id"),
            t."kind", t."cause", t."asked", t."statement_id", t."before_id", t."after_id", t."change_id", t."subject_id",
            date_trunc('milliseconds', clock_timestamp())
        FROM taken t, reached
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM numbered), reached."position" INTO "moved", "head" FROM reached;
    IF "head" IS NULL THEN
        RETURN;
    END IF;
    PERFORM "open_epoch"("new_epoch", "head" - "moved" + 1);
    PERFORM pg_notify("channel", "head"::text);
    RETURN NEXT;
END $$;
