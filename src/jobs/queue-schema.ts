import { runMigrations } from 'graphile-worker'
import { openPool } from '../store/database/connection.ts'
import { openQueueSchema } from '../store/queue/queue-tables.ts'
import { QUEUE_SCHEMA } from '../store/queue/timers.ts'
import { quiet } from './worker-log.ts'

/** The queue's tables cannot be made. One line that says what to do. */
class QueueError extends Error {
  override readonly name = 'QueueError'
}

/**
 * Brings the tables and functions of the queue into this database, or up to date. Any number of processes may call it at
 * once. It takes the right to create a schema, once, and no superuser.
 *
 * @throws QueueError where that right is missing, or the queue is of a newer release.
 */
export async function prepareQueue(url: string): Promise<void> {
  const pool = openPool(url, 1, 20_000)
  try {
    await openQueueSchema(pool)
    await runMigrations({ pgPool: pool, schema: QUEUE_SCHEMA, logger: quiet })
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    if (code === '42501')
      throw new QueueError(
        `The queue of jobs needs a schema of its own (${message}): as the owner of the database, run "CREATE SCHEMA IF NOT EXISTS ${QUEUE_SCHEMA}; ALTER SCHEMA ${QUEUE_SCHEMA} OWNER TO" with the name of the user in DATABASE_URL`,
        { cause: error },
      )
    if (/breaking migration/.test(message))
      throw new QueueError(
        'A newer Onrecord has used this database, with a queue that this one does not know: start that version',
        {
          cause: error,
        },
      )
    throw error
  } finally {
    await pool.end()
  }
}
