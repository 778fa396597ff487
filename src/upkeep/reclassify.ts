import { v7 as uuid } from 'uuid'
import { readDocument } from '../domain/filter/evaluate.ts'
import type { Condition } from '../domain/filter/filter.ts'
import { topicsOf } from '../domain/filter/topic.ts'
import type { StatementVersion } from '../domain/journal/version.ts'
import { type Topics, topicReader } from '../store/catalogue/classification.ts'
import { readClock } from '../store/database/clock.ts'
import { retrying } from '../store/database/retry.ts'
import { readVersionsOf } from '../store/journal/journal.ts'
import {
  countVersions,
  lockConcernedByTopic,
  markClassified,
  markTold,
  readChangedTopics,
  readDeletedTopics,
  tryReclassifying,
} from '../store/journal/reclassification.ts'
import type { Prisma, PrismaClient, Topic } from '../store/prisma/client.ts'
import { type PreparedFilter, prepareFilter } from '../store/search/linguistics.ts'
import { insertPending } from '../store/tables/statements.ts'
import { insertVersions } from '../store/tables/versions.ts'

/** Statements brought up to date in one transaction. */
const BATCH = 200

/**
 * Brings kept statements up to date with topics that were made, changed or deleted. Returns whether it wrote entries.
 *
 * Only statements that are in the topic, or should be, are looked at. Each change is a journal entry of kind
 * RECLASSIFIED: it corrects queries and is not news. Safe to stop at any moment: a topic counts as done only at the
 * end, and what was done already needs nothing the next time.
 */
export async function reclassify(prisma: PrismaClient, signal: AbortSignal): Promise<boolean> {
  let wrote = false
  const readTopics = topicReader()
  const failures: unknown[] = []
  const changed = await readChangedTopics(prisma)
  if (changed.length > 0) await readTopics.ahead(prisma)
  for (const topic of changed) {
    try {
      const outcome = await reclassifyTopic(prisma, topic, readTopics, signal)
      wrote ||= outcome.wrote
      if (!outcome.finished) return wrote
    } catch (error) {
      failures.push(error) // one topic that cannot be evaluated must not hold up the others
    }
  }
  for (const topicId of await readDeletedTopics(prisma)) {
    const outcome = await reclassifyBy(prisma, { topicId, isAsked: false, filter: NOTHING, topics: readTopics }, signal)
    wrote ||= outcome.wrote
    if (!outcome.finished) return wrote
    await markTold(prisma, topicId)
  }
  if (failures.length > 0) throw failures[0]
  return wrote
}

/** What no statement passes: only those that are in a deleted topic are looked at. */
const NOTHING: PreparedFilter = { condition: { kind: 'any', of: [] }, tsqueries: new Map(), queries: new Map() }

interface Outcome {
  wrote: boolean
  finished: boolean
}

async function reclassifyTopic(
  prisma: PrismaClient,
  topic: Topic,
  topics: Batch['topics'],
  signal: AbortSignal,
): Promise<Outcome> {
  const filter = await prepareFilter(prisma, topic.rule as unknown as Condition)
  const outcome = await reclassifyBy(prisma, { topicId: topic.id, isAsked: topic.alerts, filter, topics }, signal)
  if (outcome.finished) await markClassified(prisma, topic)
  return outcome
}

async function reclassifyBy(prisma: PrismaClient, by: Omit<Batch, 'after'>, signal: AbortSignal): Promise<Outcome> {
  let wrote = false
  for (let after = FIRST_ID; !signal.aborted; ) {
    const batch = await retrying(prisma, (tx) => reclassifyBatch(tx, { ...by, after }))
    if (batch === null) return { wrote, finished: false }
    wrote ||= batch.changed > 0
    if (batch.last === null) return { wrote, finished: true }
    after = batch.last
  }
  return { wrote, finished: false }
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

interface Batch {
  topicId: string
  /** Watches are to tell of what comes into the topic. */
  isAsked: boolean
  filter: PreparedFilter
  topics(tx: Prisma.TransactionClient): Promise<Topics>
  after: string
}

/** One batch in the order of statement ids; null where another process is at it, `last` null after the last one. */
async function reclassifyBatch(
  tx: Prisma.TransactionClient,
  { topicId, isAsked, filter, topics, after }: Batch,
): Promise<{ changed: number; last: string | null } | null> {
  if (!(await tryReclassifying(tx))) return null
  // Locked first, read after: what an ingest changed meanwhile is then seen, and cannot change until the commit.
  const statementIds = await lockConcernedByTopic(tx, { topicId, filter, after, limit: BATCH })
  const last = statementIds.at(-1) ?? null
  if (last === null) return { changed: 0, last: null }
  const { rules, broader } = await topics(tx)
  const versions = await readVersionsOf(tx, statementIds)
  const changed = [...versions.values()].flatMap((before) => {
    const topicIds = topicsOf(readDocument(before.document), rules, broader)
    return sameList(topicIds, [...before.document.topicIds].sort()) ? [] : [{ before, topicIds }]
  })
  await writeReclassified(tx, changed, isAsked)
  return { changed: changed.length, last }
}

async function writeReclassified(
  tx: Prisma.TransactionClient,
  changed: { before: StatementVersion; topicIds: string[] }[],
  isAsked: boolean,
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
  await countVersions(
    tx,
    versions.map((version) => version.statementId),
  )
  await insertPending(
    tx,
    versions.map((version, index) => ({
      kind: 'RECLASSIFIED',
      cause: 'UPKEEP',
      isAsked,
      statementId: version.statementId,
      beforeId: changed[index]?.before.id ?? null,
      afterId: version.id,
    })),
    await readClock(tx),
  )
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}
