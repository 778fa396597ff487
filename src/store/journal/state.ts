import type { Prisma, PrismaClient } from '../prisma/client.ts'

/** How a database is, for the person who runs it. */
export interface DatabaseState {
  /** Of the server: "18.4". */
  version: string
  bytes: number
  /** The newest position of the journal. */
  head: number
  /** Entries that are written and have no number yet, and how long the oldest has waited. */
  pending: number
  pendingSeconds: number
  /** Named readers, and how many entries the one furthest behind has not acknowledged. */
  consumers: number
  furthestBehind: number
}

/** Reads it in one statement, so that the numbers go together. */
export async function readDatabaseState(db: PrismaClient | Prisma.TransactionClient): Promise<DatabaseState> {
  const [state] = await db.$queryRaw<DatabaseState[]>`
    SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
      pg_database_size(current_database())::float8 AS bytes,
      head.position::float8 AS head, waiting.count::int AS pending,
      coalesce(extract(epoch FROM clock_timestamp() - waiting.oldest), 0)::float8 AS "pendingSeconds",
      readers.count::int AS consumers, greatest(head.position - coalesce(readers.least, head.position), 0)::float8 AS "furthestBehind"
    FROM journal_head head,
      (SELECT count(*) AS count, min(written_at) AS oldest FROM pending_entries) waiting,
      (SELECT count(*) AS count, min(position) AS least FROM consumers) readers`
  if (state === undefined) throw new Error('the journal has no head')
  return state
}
