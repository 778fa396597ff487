import { ACTORS_LOCK, NAMES_LOCK, OFFICES_LOCK, STARTER_LOCK, TOPICS_LOCK } from '../database/locks.ts'
import { PREPARED } from '../database/prepared.ts'
import type { Prisma } from '../prisma/client.ts'

const LOCKS = { actors: ACTORS_LOCK, offices: OFFICES_LOCK, topics: TOPICS_LOCK }

/**
 * Keeps other transactions from editing actors, offices or topics until this one ends. An ingest waits only while topics
 * are edited: see `holdTopics`.
 */
export async function lockEdits(tx: Prisma.TransactionClient, what: keyof typeof LOCKS): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCKS[what]}::bigint)`
}

/**
 * Keeps other processes from loading a starter set until this transaction ends. Whether one may be loaded: no topic,
 * actor, office or article is on file.
 */
export async function lockEmptyCatalogue(tx: Prisma.TransactionClient): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${STARTER_LOCK}::bigint)`
  const [row] = await tx.$queryRaw<{ empty: boolean }[]>`
    SELECT NOT (EXISTS (SELECT FROM topics) OR EXISTS (SELECT FROM actors) OR EXISTS (SELECT FROM offices)
      OR EXISTS (SELECT FROM articles)) AS empty`
  return row?.empty ?? false
}

/**
 * Keeps other transactions from putting actors on file under these words until this one ends. In one order, so that two
 * ingests never wait for each other.
 */
export async function lockNames(tx: Prisma.TransactionClient, words: readonly string[]): Promise<void> {
  await tx.$executeRaw`${PREPARED}
    SELECT count(pg_advisory_xact_lock(${NAMES_LOCK}::int, hashtext(name)))
    FROM (SELECT name FROM unnest(${[...new Set(words)]}::text[]) AS n(name) ORDER BY hashtext(name)) AS names`
}
