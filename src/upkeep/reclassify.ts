import { v7 as uuid } from 'uuid'
import { readDocument } from '../domain/filter/evaluate.ts'
import type { Condition } from '../domain/filter/filter.ts'
import { topicsOf } from '../domain/filter/topic.ts'
import type { StatementVersion } from '../domain/journal/entry.ts'
import { type Topics, topicReader } from '../store/catalogue/classification.ts'
import { RECLASSIFY_LOCK } from '../store/database/locks.ts'
import { retrying } from '../store/database/retry.ts'
import { readCurrentVersions } from '../store/journal/journal.ts'
import { Prisma, type PrismaClient, type Topic } from '../store/prisma/client.ts'
import { filterToSql } from '../store/search/filter-to-sql.ts'
import { type PreparedFilter, prepareFilter } from '../store/search/linguistics.ts'
import { insertPending, insertVersions } from '../store/tables/statements.ts'

/** Statements brought up to date in one transaction. */
const BATCH = 200

/**
 * Brings kept statements up to date with topics that were made or changed. Answers whether it wrote entries.
 *
 * Only statements that are in the topic, or should be, are looked at. Each change is a journal entry of kind
 * RECLASSIFIED: it corrects queries and is no news. Safe to stop at any moment: a topic counts as done only at the
 * end, and what was done already needs nothing the next time.
 */
export async function reclassify(prisma: PrismaClient, signal: AbortSignal): Promise<boolean> {
  let wrote = false
  const readTopics = topicReader()
  const failures: unknown[] = []
  for (const topic of await changedTopics(prisma)) {
    try {
      const outcome = await reclassifyTopic(prisma, topic, readTopics, signal)
      wrote ||= outcome.wrote
      if (!outcome.finished) return wrote
    } catch (error) {
      failures.push(error) // one topic that cannot be evaluated must not hold up the others
    }
  }
  if (failures.length > 0) throw failures[0]
  return wrote
}

async function reclassifyTopic(
  prisma: PrismaClient,
  topic: Topic,
  topics: Batch['topics'],
  signal: AbortSignal,
): Promise<{ wrote: boolean; finished: boolean }> {
  let wrote = false
  const filter = await prepareFilter(prisma, topic.rule as unknown as Condition)
  for (let after = FIRST_ID; !signal.aborted; ) {
    const batch = await retrying(prisma, (tx) => reclassifyBatch(tx, { topicId: topic.id, filter, topics, after }))
    if (batch === null) return { wrote, finished: false }
    wrote ||= batch.changed > 0
    if (batch.last === null) {
      await prisma.$executeRaw`
        UPDATE topics SET classified_version = GREATEST(classified_version, ${topic.version}) WHERE id = ${topic.id}::uuid`
      return { wrote, finished: true }
    }
    after = batch.last
  }
  return { wrote, finished: false }
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

async function changedTopics(prisma: PrismaClient) {
  return prisma.topic.findMany({
    where: { classifiedVersion: { lt: prisma.topic.fields.version } },
    orderBy: { id: 'asc' },
  })
}

interface Batch {
  topicId: string
  filter: PreparedFilter
  topics(tx: Prisma.TransactionClient): Promise<Topics>
  after: string
}

/** One batch in the order of statement ids; null where another process is at it, `last` null after the last one. */
async function reclassifyBatch(
  tx: Prisma.TransactionClient,
  { topicId, filter, topics, after }: Batch,
): Promise<{ changed: number; last: string | null } | null> {
  const [lock] = await tx.$queryRaw<
    { held: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(${RECLASSIFY_LOCK}::bigint) AS held`
  if (lock?.held !== true) return null
  const concerned = Prisma.sql`v.statement_id > ${after}::uuid
    AND (${topicId}::uuid = ANY (v.topic_ids) OR ${filterToSql(filter.condition, filter.sql)})`
  const ids = await tx.$queryRaw<{ statement_id: string }[]>`
    SELECT v.statement_id FROM statement_versions v WHERE v.current AND ${concerned}
    ORDER BY v.statement_id LIMIT ${BATCH}`
  const last = ids.at(-1)?.statement_id ?? null
  if (last === null) return { changed: 0, last: null }
  // Locked first, read after: what an ingest changed meanwhile is then seen, and cannot change until the commit.
  const statementIds = ids.map((row) => row.statement_id)
  await tx.$queryRaw`SELECT id FROM statements WHERE id = ANY (${statementIds}::uuid[]) ORDER BY id FOR UPDATE`
  const { rules, broader } = await topics(tx)
  const versions = await readCurrentVersions(tx, Prisma.sql`v.statement_id = ANY (${statementIds}::uuid[])`, BATCH)
  const changed = versions.flatMap((before) => {
    const topicIds = topicsOf(readDocument(before.document), rules, broader)
    return sameList(topicIds, [...before.document.topicIds].sort()) ? [] : [{ before, topicIds }]
  })
  await writeReclassified(tx, changed)
  return { changed: changed.length, last }
}

async function writeReclassified(
  tx: Prisma.TransactionClient,
  changed: { before: StatementVersion; topicIds: string[] }[],
): Promise<void> {
  if (changed.length === 0) return
  const versions = changed.map(
    ({ before, topicIds }): StatementVersion => ({
      ...before,
      id: uuid(),
      number: before.number + 1,
      // No report made it.
      reportId: null,
      document: { ...before.document, topicIds },
    }),
  )
  await insertVersions(tx, versions)
  await tx.$executeRaw`UPDATE statements SET version = version + 1 WHERE id = ANY (${versions.map((version) => version.statementId)}::uuid[])`
  await insertPending(
    tx,
    versions.map((version, index) => ({
      kind: 'RECLASSIFIED',
      statementId: version.statementId,
      beforeId: changed[index]?.before.id ?? null,
      afterId: version.id,
    })),
    new Date(),
  )
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}
