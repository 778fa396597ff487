import type { Condition } from '../../domain/filter/filter.ts'
import { TOPICS_LOCK } from '../database/locks.ts'
import type { Prisma, Topic } from '../prisma/client.ts'

type Tx = Prisma.TransactionClient

/**
 * Keeps topics as they are until the transaction ends; any number of ingests may hold them.
 *
 * An ingest classifies by the topics it sees, and a change of topics waits for it: so whatever was classified by the
 * old rules is visible when reclassification begins.
 */
export async function holdTopics(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${TOPICS_LOCK}::bigint)`
}

/** A new topic as its row holds it. */
export interface NewTopic {
  id: string
  slug: string
  name: string
  description: string | null
  rule: Condition
  /** Whether watches tell of what comes into it. */
  alerts?: boolean
  createdAt: Date
}

export async function findTopic(tx: Tx, by: { id: string } | { slug: string }): Promise<Topic | null> {
  return tx.topic.findUnique({ where: by })
}

export async function insertTopic(tx: Tx, { rule, ...topic }: NewTopic): Promise<void> {
  await tx.topic.create({ data: { ...topic, rule: { ...rule } as Prisma.InputJsonObject } })
}

/** What is set of a topic; a rule that is absent stays. */
export interface TopicUpdate {
  id: string
  slug: string
  name: string
  description: string | null
  rule?: Condition | undefined
  /** Whether statements may belong to it now that did not, or the other way round: then they are classified again. */
  isReclassified: boolean
  /** Whether watches tell of what comes into it by that. */
  alerts: boolean
}

export async function updateTopicRow(
  tx: Tx,
  { id, rule, isReclassified, alerts, ...topic }: TopicUpdate,
): Promise<void> {
  await tx.topic.update({
    where: { id },
    data: {
      ...topic,
      ...(rule === undefined ? {} : { rule: { ...rule } as Prisma.InputJsonObject }),
      ...(isReclassified ? { version: { increment: 1 }, alerts } : {}),
    },
  })
}

/** Makes these all the broader topics of a topic. */
export async function replaceBroader(tx: Tx, narrowerId: string, broaderIds: Iterable<string>): Promise<void> {
  await tx.topicLink.deleteMany({ where: { narrowerId } })
  await tx.topicLink.createMany({ data: [...new Set(broaderIds)].map((broaderId) => ({ narrowerId, broaderId })) })
}

/**
 * Deletes a topic. Topics narrower than it come under those it was under, so these lose only what it had itself. Its
 * statements are told later: see `readDeletedTopics`. Returns the narrower ones.
 */
export async function deleteTopicRow(tx: Tx, id: string, now: Date): Promise<string[]> {
  const links = await tx.topicLink.findMany({ where: { OR: [{ broaderId: id }, { narrowerId: id }] } })
  const narrower = links.filter((link) => link.broaderId === id).map((link) => link.narrowerId)
  const broader = links.filter((link) => link.narrowerId === id).map((link) => link.broaderId)
  await tx.topicLink.deleteMany({ where: { OR: [{ broaderId: id }, { narrowerId: id }] } })
  await tx.topicLink.createMany({
    data: narrower.flatMap((narrowerId) => broader.map((broaderId) => ({ narrowerId, broaderId }))),
    skipDuplicates: true,
  })
  await tx.deletedTopic.create({ data: { id, deletedAt: now } })
  await tx.topic.delete({ where: { id } })
  return narrower
}
