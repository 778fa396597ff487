// Work on articles on file that any process may go on with, one article after the other: what was asked for, and how far it
// is, is a row of a table. Processes take turns by when the next article is due.

import { Prisma, type PrismaClient } from '../prisma/client.ts'

/** Where such work stands. */
export type WorkTable = 'rereads' | 'refolds'

/** Work of which one article may be done now, by whom it was given to. */
export interface WorkTurn {
  id: string
  /** Only articles published then or later. Null: all. */
  since: Date | null
  dryRun: boolean
  /** Watches tell of what it changes. */
  alerts: boolean
  lastArticleId: string | null
  /** When the next article may follow, if this one is done by then. */
  nextDueAt: Date
}

/**
 * Takes the next turn of the work that is under way, for `leaseMs`: after that another process may take it, since this
 * one may have died. Null: none is under way, it is not time yet, or another process has the turn.
 */
export async function takeWorkTurn(prisma: PrismaClient, table: WorkTable, leaseMs: number): Promise<WorkTurn | null> {
  // The database's clock, since there may be several processes.
  const [turn] = await prisma.$queryRaw<WorkTurn[]>`
    UPDATE ${Prisma.raw(table)} SET due_at = clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond'
    WHERE finished_at IS NULL AND due_at <= clock_timestamp()
    RETURNING id::text AS id, since, dry_run AS "dryRun", alerts, last_article_id::text AS "lastArticleId",
      date_trunc('milliseconds', clock_timestamp()) + interval '1 minute' / per_minute + interval '1 millisecond' AS "nextDueAt"`
  return turn ?? null
}

/** How many ms it is until the next turn may be taken, by the database's clock; null where no such work is under way. */
export async function readWorkPause(prisma: PrismaClient, table: WorkTable): Promise<number | null> {
  const [row] = await prisma.$queryRaw<{ pause: number }[]>`
    SELECT (extract(epoch FROM due_at - clock_timestamp()) * 1000)::float8 AS pause
    FROM ${Prisma.raw(table)} WHERE finished_at IS NULL`
  return row?.pause ?? null
}

/** Gives a turn back that came to nothing. */
export async function returnWorkTurn(
  prisma: PrismaClient,
  table: WorkTable,
  { id, nextDueAt }: WorkTurn,
): Promise<void> {
  await prisma.$executeRaw`UPDATE ${Prisma.raw(table)} SET due_at = ${nextDueAt}::timestamptz WHERE id = ${id}::uuid`
}

/** Ends work that is under way, done or not. False: it was not. */
export async function finishWork(
  prisma: PrismaClient,
  table: WorkTable,
  id: string,
  stopped: boolean,
): Promise<boolean> {
  const ended = await prisma.$executeRaw`
    UPDATE ${Prisma.raw(table)} SET finished_at = clock_timestamp(), stopped = ${stopped}
    WHERE id = ${id}::uuid AND finished_at IS NULL`
  return ended > 0
}

/** What a row's `told` becomes where a trial would give so many alerts more, by watch. */
export function addTold(wouldTell: ReadonlyMap<string, number>): Prisma.Sql {
  return Prisma.sql`COALESCE((
    SELECT jsonb_object_agg(t.key, t.count) FROM (
      SELECT b.key, sum(b.value::int) AS count FROM (
        SELECT * FROM jsonb_each_text(told)
        UNION ALL SELECT * FROM jsonb_each_text(${JSON.stringify(Object.fromEntries(wouldTell))}::jsonb)) b
      GROUP BY b.key) t), '{}')`
}
