import slugify from '@sindresorhus/slugify'
import { v7 as uuid } from 'uuid'
import { FilterError, namesIn, type StatementFilter } from '../../domain/filter/filter.ts'
import { isCircular } from '../../domain/filter/topic.ts'
import { TOPICS_LOCK } from '../database/locks.ts'
import { retrying } from '../database/retry.ts'
import { recordChange } from '../journal/changes.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { prepareFilter } from '../search/linguistics.ts'
import { checkNames } from './check-names.ts'
import { readBroader } from './classification.ts'
import { resolveNames, resolveStatementFilter } from './resolve-names.ts'

/** What somebody sets of a topic. Absent or null leaves a field as it is. */
export interface TopicChange {
  name?: string | null
  slug?: string | null
  description?: string | null
  /** Which statements belong to it. Topics cannot be named here: link them as broader or narrower instead. */
  rule?: StatementFilter | null
  /** Slugs or ids of all its broader topics. */
  broader?: string[] | null
}

export type TopicResult =
  /** `changeId`: of its entry in the journal; null where it was made before the service began. */
  | { kind: 'saved'; id: string; changeId: string | null }
  | { kind: 'invalid'; problems: { path: string; message: string }[] }

/**
 * Keeps topics as they are until the transaction ends; any number of ingests may hold them.
 *
 * An ingest classifies by the topics it sees, and a change of topics waits for it: so whatever was classified by the
 * old rules is visible when reclassification begins.
 */
export async function holdTopics(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${TOPICS_LOCK}::bigint)`
}

/** Makes a topic. Kept statements are reclassified in the background (see reclassification.ts). */
export async function createTopic(prisma: PrismaClient, change: TopicChange): Promise<TopicResult> {
  return changing(prisma, (tx) => addTopic(tx, change))
}

/** The same, in a transaction of the caller's, which must end if the topic is not taken. */
export async function addTopic(tx: Prisma.TransactionClient, change: TopicChange): Promise<TopicResult> {
  const name = change.name?.trim() ?? ''
  const problems = problemsOf({ ...change, name })
  if (problems.length > 0) return { kind: 'invalid', problems }
  const slug = slugify(change.slug ?? name)
  if (slug === '') return invalid('slug', 'has no letter or digit: give one such as "taiwan-strait"')
  if ((await tx.topic.findUnique({ where: { slug } })) !== null)
    return invalid('slug', `"${slug}" is taken: give the topic another, or update that one`)
  const rule = await ruleOf(tx, change.rule ?? {})
  const id = uuid()
  await tx.topic.create({
    data: { id, slug, name, description: change.description ?? null, rule, createdAt: new Date() },
  })
  return linkBroader(tx, id, change.broader ?? [])
}

/** Changes a topic. A changed rule or link reclassifies kept statements in the background. */
export async function updateTopic(prisma: PrismaClient, id: string, change: TopicChange): Promise<TopicResult> {
  const problems = problemsOf(change)
  if (problems.length > 0) return { kind: 'invalid', problems }
  return changing(prisma, async (tx) => {
    const topic = await tx.topic.findUnique({ where: { id } })
    if (topic === null) return invalid('id', 'is no topic')
    const slug = change.slug == null ? topic.slug : slugify(change.slug)
    if (slug === '') return invalid('slug', 'has no letter or digit: give one such as "taiwan-strait"')
    if (slug !== topic.slug && (await tx.topic.findUnique({ where: { slug } })) !== null)
      return invalid('slug', `"${slug}" is taken: give the topic another`)
    await tx.topic.update({
      where: { id },
      data: {
        slug,
        name: change.name?.trim() ?? topic.name,
        description: change.description ?? topic.description,
        ...(change.rule == null ? {} : { rule: await ruleOf(tx, change.rule) }),
        ...(change.rule == null && change.broader == null ? {} : { version: { increment: 1 } }),
      },
    })
    if (change.broader == null) return { kind: 'saved', id, changeId: null }
    await tx.topicLink.deleteMany({ where: { narrowerId: id } })
    return linkBroader(tx, id, change.broader)
  })
}

async function linkBroader(tx: Prisma.TransactionClient, id: string, names: string[]): Promise<TopicResult> {
  const found = await resolveNames(tx, 'topics', names)
  const broader = await readBroader(tx)
  for (const [index, name] of names.entries()) {
    const wider = found.get(name)
    if (wider === undefined) throw new Refused(invalid(`broader.${index}`, `"${name}" is no topic`))
    if (isCircular(id, wider, broader))
      throw new Refused(
        invalid(`broader.${index}`, `"${name}" is this topic, or narrower than it: links cannot go round`),
      )
  }
  await tx.topicLink.createMany({
    data: [...new Set(found.values())].map((broaderId) => ({ narrowerId: id, broaderId })),
  })
  return { kind: 'saved', id, changeId: null }
}

async function ruleOf(tx: Prisma.TransactionClient, rule: StatementFilter): Promise<Prisma.InputJsonObject> {
  if (namesIn(rule).topics.size > 0)
    throw new FilterError('names topics, which a rule cannot: make this topic broader or narrower than them', 'topics')
  const condition = await resolveStatementFilter(tx, rule)
  await prepareFilter(tx, condition)
  return { ...condition } as Prisma.InputJsonObject
}

const MAX_DESCRIPTION = 2_000

function problemsOf({ name, slug, description }: TopicChange): { path: string; message: string }[] {
  const problems = checkNames({ name })
  for (const [path, text, most] of [
    ['slug', slug, 200],
    ['description', description, MAX_DESCRIPTION],
  ] as const) {
    if (text == null) continue
    if (text.length > most) problems.push({ path, message: `is longer than ${most} characters` })
    if (text.includes('\0') || !text.isWellFormed()) problems.push({ path, message: 'has characters that are no text' })
  }
  return problems
}

/** Ends the transaction with an answer for the caller. */
class Refused extends Error {
  readonly result: TopicResult

  constructor(result: TopicResult) {
    super('refused')
    this.result = result
  }
}

async function changing(
  prisma: PrismaClient,
  change: (tx: Prisma.TransactionClient) => Promise<TopicResult>,
): Promise<TopicResult> {
  try {
    return await retrying(prisma, async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${TOPICS_LOCK}::bigint)`
      const result = await change(tx)
      if (result.kind === 'invalid') return result
      return { ...result, changeId: await recordChange(tx, 'TOPIC_CHANGED', result.id) }
    })
  } catch (error) {
    if (error instanceof Refused) return error.result
    if (error instanceof FilterError) return invalid(error.path === '' ? 'rule' : `rule.${error.path}`, error.message)
    throw error
  }
}

function invalid(path: string, message: string): TopicResult {
  return { kind: 'invalid', problems: [{ path, message }] }
}
