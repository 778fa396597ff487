import type pg from 'pg'

/**
 * Begins the queue's schema where somebody made it who may, for a user who may not: graphile-worker itself would ask for
 * the right to make it even then. It takes over from here.
 */
export async function openQueueSchema(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(`
    SELECT 1 FROM pg_namespace WHERE nspname = 'onrecord_jobs' AND to_regclass('onrecord_jobs.migrations') IS NULL`)
  if (rows.length === 0) return
  await pool.query(`CREATE TABLE IF NOT EXISTS onrecord_jobs.migrations (
    id int PRIMARY KEY, ts timestamptz DEFAULT now() NOT NULL, breaking boolean NOT NULL DEFAULT false)`)
}
