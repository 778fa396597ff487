import slugify from '@sindresorhus/slugify'
import { v7 as uuid } from 'uuid'
import { type Condition, FilterError, namesIn } from '../../domain/filter/filter.ts'
import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import { canonicalForm } from '../../domain/filter/stream-id.ts'
import { isCircular } from '../../domain/filter/topic.ts'
import { checkNames } from '../../domain/given/check-names.ts'
import { findTextProblem, type Problem } from '../../domain/given/given-text.ts'
import { lockEdits } from '../../store/catalogue/catalogue-locks.ts'
import { readBroader } from '../../store/catalogue/classification.ts'
import { resolveNames, resolveStatementFilter } from '../../store/catalogue/resolve-names.ts'
import { deleteTopicRow, findTopic, insertTopic, replaceBroader, updateTopicRow } from '../../store/catalogue/topics.ts'
import { readClock } from '../../store/database/clock.ts'
import { retrying } from '../../store/database/retry.ts'
import { type Doer, noteDone } from '../../store/decisions/audit.ts'
import { recordChange } from '../../store/journal/changes.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { readTypedFilter } from '../../store/search/typed-filter.ts'
import { refuseSaving, type Unsaved } from './saving.ts'

/** What an editor sets of a topic. Absent or null leaves a field as it is. */
export interface TopicChange {
  name?: string | null
  slug?: string | null
  description?: string | null
  /** Which statements belong to it. Topics cannot be named here: link them as broader or narrower instead. */
  rule?: StatementFilter | null
  /** Slugs or ids of all its broader topics. */
  broader?: string[] | null
  /** Watches are to tell of what comes into it by this rule. */
  alerts?: boolean
}

/** `changeId`: of its entry in the journal. */
export type TopicResult = { kind: 'saved'; id: string; changeId: string } | Unsaved

/** What is wrong with a change, or the topic it made. */
type Edited = { kind: 'saved'; id: string; before?: object | null } | Unsaved

/** Makes a topic. Kept statements are reclassified in the background (see upkeep/reclassify.ts). */
export async function createTopic(
  prisma: PrismaClient,
  change: TopicChange,
  by: Doer | null = null,
): Promise<TopicResult> {
  return edit(prisma, 'TOPIC_CREATED', by, async (tx) => {
    const name = change.name?.trim() ?? ''
    const problems = problemsOf({ ...change, name })
    if (problems.length > 0) return { kind: 'invalid', problems }
    const slug = slugify(change.slug ?? name)
    if (slug === '') return refuseSaving('slug', NO_SLUG)
    if ((await findTopic(tx, { slug })) !== null)
      return refuseSaving('slug', `"${slug}" is taken: give the topic another, or update that one`)
    const rule = await readRule(tx, change.rule ?? {})
    const id = uuid()
    await insertTopic(tx, {
      id,
      slug,
      name,
      description: change.description ?? null,
      rule,
      alerts: change.alerts ?? false,
      createdAt: await readClock(tx),
    })
    return linkBroader(tx, id, change.broader ?? [])
  })
}

/** Changes a topic. A changed rule or link reclassifies kept statements in the background. */
export async function updateTopic(
  prisma: PrismaClient,
  id: string,
  change: TopicChange,
  by: Doer | null = null,
): Promise<TopicResult> {
  const problems = problemsOf(change)
  if (problems.length > 0) return { kind: 'invalid', problems }
  return edit(prisma, 'TOPIC_CHANGED', by, async (tx) => {
    const topic = await findTopic(tx, { id })
    if (topic === null) return refuseSaving('id', 'does not name a topic')
    const before = await describeTopic(tx, id)
    const slug = change.slug == null ? topic.slug : slugify(change.slug)
    if (slug === '') return refuseSaving('slug', NO_SLUG)
    if (slug !== topic.slug && (await findTopic(tx, { slug })) !== null)
      return refuseSaving('slug', `"${slug}" is taken: give the topic another`)
    await updateTopicRow(tx, {
      id,
      slug,
      name: change.name?.trim() ?? topic.name,
      description: change.description ?? topic.description,
      rule: change.rule == null ? undefined : await readRule(tx, change.rule, topic.rule as unknown as Condition),
      isReclassified: change.rule != null || change.broader != null,
      alerts: change.alerts ?? false,
    })
    const linked = change.broader == null ? ({ kind: 'saved', id } as const) : await linkBroader(tx, id, change.broader)
    return { ...linked, before }
  })
}

/**
 * Deletes a topic. What is narrower stays, under what it was under. Statements leave it in the background; streams whose
 * filter names it end with an error that says so. Returns the topics that were narrower, too.
 */
export async function deleteTopic(
  prisma: PrismaClient,
  id: string,
  by: Doer | null,
): Promise<TopicResult & { narrower?: string[] }> {
  let narrower: string[] = []
  const result = await edit(prisma, 'TOPIC_DELETED', by, async (tx) => {
    if ((await findTopic(tx, { id })) === null) return refuseSaving('id', 'does not name a topic')
    const before = await describeTopic(tx, id)
    narrower = await deleteTopicRow(tx, id, await readClock(tx))
    return { kind: 'saved', id, before }
  })
  return { ...result, narrower }
}

/** What people set of a topic, for the audit. */
async function describeTopic(tx: Prisma.TransactionClient, id: string): Promise<object | null> {
  const topic = await findTopic(tx, { id })
  if (topic === null) return null
  const { slug, name, description, rule } = topic
  return { slug, name, description, rule, broader: (await readBroader(tx)).get(id) ?? [] }
}

const NO_SLUG = 'has no letter or digit: give one such as "taiwan-strait"'

async function linkBroader(tx: Prisma.TransactionClient, id: string, names: string[]): Promise<Edited> {
  const { ids: found } = await resolveNames(tx, 'topics', names)
  const broader = await readBroader(tx)
  for (const [index, name] of names.entries()) {
    const wider = found.get(name)
    if (wider === undefined) return refuseSaving(`broader.${index}`, `"${name}" does not name a topic`)
    if (isCircular(id, wider, broader))
      return refuseSaving(`broader.${index}`, `"${name}" is this topic, or narrower than it: links cannot go round`)
  }
  await replaceBroader(tx, id, found.values())
  return { kind: 'saved', id }
}

/** `kept`: what the topic has, which may come back as it is though a new rule could not be so. */
async function readRule(tx: Prisma.TransactionClient, rule: StatementFilter, kept?: Condition): Promise<Condition> {
  if (namesIn(rule).topics.size > 0)
    throw new FilterError('names topics, which a rule cannot: make this topic broader or narrower than them', 'topics')
  if (kept !== undefined) {
    const condition = await resolveStatementFilter(tx, rule)
    if (JSON.stringify(canonicalForm(condition)) === JSON.stringify(canonicalForm(kept))) return condition
  }
  return (await readTypedFilter(tx, rule)).condition
}

const MAX_DESCRIPTION = 2_000

function problemsOf({ name, slug, description }: TopicChange): Problem[] {
  const problems = checkNames({ name })
  for (const [path, text, most] of [
    ['slug', slug, 200],
    ['description', description, MAX_DESCRIPTION],
  ] as const) {
    const message = text == null ? null : findTextProblem(text, most)
    if (message !== null) problems.push({ path, message })
  }
  return problems
}

/** Undoes what the transaction has written, and carries why. */
class Rollback extends Error {
  readonly unsaved: Unsaved

  constructor(unsaved: Unsaved) {
    super('refused')
    this.unsaved = unsaved
  }
}

async function edit(
  prisma: PrismaClient,
  kind: 'TOPIC_CREATED' | 'TOPIC_CHANGED' | 'TOPIC_DELETED',
  by: Doer | null,
  make: (tx: Prisma.TransactionClient) => Promise<Edited>,
): Promise<TopicResult> {
  try {
    return await retrying(prisma, async (tx) => {
      await lockEdits(tx, 'topics')
      const result = await make(tx)
      if (result.kind === 'invalid') throw new Rollback(result)
      const { id, before = null } = result
      const after = await describeTopic(tx, id)
      await noteDone(tx, { kind, subjectType: 'Topic', subjectId: id, before, after }, by)
      const change = kind === 'TOPIC_DELETED' ? kind : 'TOPIC_CHANGED'
      return { kind: 'saved', id, changeId: await recordChange(tx, change, id) }
    })
  } catch (error) {
    if (error instanceof Rollback) return error.unsaved
    if (error instanceof FilterError)
      return refuseSaving(error.path === '' ? 'rule' : `rule.${error.path}`, error.message, error.candidates)
    throw error
  }
}
