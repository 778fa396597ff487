import { RECLASSIFY_LOCK } from '../database/locks.ts'
import type { Prisma, PrismaClient, Topic } from '../prisma/client.ts'
import { filterToSql } from '../search/filter-to-sql.ts'
import type { PreparedFilter } from '../search/linguistics.ts'

// What bringing statements up to date with changed topics asks of the database; upkeep/reclassify.ts decides.

/** Topics whose statements are not all classified by their newest rule yet. */
export async function readChangedTopics(prisma: PrismaClient): Promise<Topic[]> {
  return prisma.topic.findMany({
    where: { classifiedVersion: { lt: prisma.topic.fields.version } },
    orderBy: { id: 'asc' },
  })
}

/** Topics that were deleted, and whose statements are not all told yet. */
export async function readDeletedTopics(prisma: PrismaClient): Promise<string[]> {
  return (await prisma.deletedTopic.findMany({ orderBy: { id: 'asc' } })).map((row) => row.id)
}

/** Notes that no statement is in a deleted topic any more. */
export async function markTold(prisma: PrismaClient, topicId: string): Promise<void> {
  await prisma.deletedTopic.deleteMany({ where: { id: topicId } })
}

/** Notes that all statements are classified by this version of a topic. */
export async function markClassified(
  prisma: PrismaClient,
  { id, version }: Pick<Topic, 'id' | 'version'>,
): Promise<void> {
  await prisma.$executeRaw`
    UPDATE topics SET classified_version = GREATEST(classified_version, ${version}) WHERE id = ${id}::uuid`
}

/** Takes the right to reclassify until this transaction ends; false where another process has it. */
export async function tryReclassifying(tx: Prisma.TransactionClient): Promise<boolean> {
  const [lock] = await tx.$queryRaw<
    { held: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(${RECLASSIFY_LOCK}::bigint) AS held`
  return lock?.held === true
}

/** Statements that are in a topic, or pass its filter: the next `limit` after an id. */
export interface ConcernedByTopic {
  topicId: string
  filter: PreparedFilter
  after: string
  limit: number
}

/** Those statements, in the order of their ids, locked. */
export async function lockConcernedByTopic(tx: Prisma.TransactionClient, asked: ConcernedByTopic): Promise<string[]> {
  const ids = await readConcernedByTopic(tx, asked)
  await tx.$queryRaw`SELECT id FROM statements WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`
  return ids
}

/** Those statements, in the order of their ids. */
export async function readConcernedByTopic(
  db: PrismaClient | Prisma.TransactionClient,
  { topicId, filter, after, limit }: ConcernedByTopic,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT v.statement_id::text AS id FROM statement_versions v
    WHERE v.current AND v.statement_id > ${after}::uuid
      AND (${topicId}::uuid = ANY (v.topic_ids) OR ${filterToSql(filter.condition, filter.tsqueries)})
    ORDER BY v.statement_id LIMIT ${limit}`
  return rows.map((row) => row.id)
}

/** Counts one more version of each of these statements. */
export async function countVersions(tx: Prisma.TransactionClient, statementIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`UPDATE statements SET version = version + 1 WHERE id = ANY (${[...statementIds]}::uuid[])`
}
