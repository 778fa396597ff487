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

/** The next `limit` statements after an id that are in a topic, or pass its filter: in the order of their ids, locked. */
export async function lockConcernedByTopic(
  tx: Prisma.TransactionClient,
  { topicId, filter, after, limit }: { topicId: string; filter: PreparedFilter; after: string; limit: number },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT v.statement_id::text AS id FROM statement_versions v
    WHERE v.current AND v.statement_id > ${after}::uuid
      AND (${topicId}::uuid = ANY (v.topic_ids) OR ${filterToSql(filter.condition, filter.tsqueries)})
    ORDER BY v.statement_id LIMIT ${limit}`
  const ids = rows.map((row) => row.id)
  await tx.$queryRaw`SELECT id FROM statements WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`
  return ids
}

/** Counts one more version of each of these statements. */
export async function countVersions(tx: Prisma.TransactionClient, statementIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`UPDATE statements SET version = version + 1 WHERE id = ANY (${[...statementIds]}::uuid[])`
}
