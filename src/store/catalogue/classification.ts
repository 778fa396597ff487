import type { Condition } from '../../domain/filter/filter.ts'
import type { Broader, TopicRule } from '../../domain/filter/topic.ts'
import { PREPARED } from '../database/prepared.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { type PreparedFilter, prepareFilter } from '../search/linguistics.ts'

type Db = PrismaClient | Prisma.TransactionClient

/** What statements are classified by. */
export interface Topics {
  rules: TopicRule[]
  broader: Broader
}

/** Reads what statements are classified by. Rules that did not change since the last call are not read again. */
export interface TopicReader {
  (db: Db): Promise<Topics>
  /**
   * The same before a transaction, so that there is little left to read in it, where others wait. Those who ask while a
   * reading is under way wait for that one: what it has missed is read in their transactions.
   */
  ahead(prisma: PrismaClient): Promise<void>
}

/** Rules that are read together: each text of each is a query in some thirty languages. */
const TOGETHER = 25

export function topicReader(): TopicReader {
  const prepared = new Map<string, { version: number; filter: PreparedFilter }>()
  let underWay: Promise<void> | null = null
  const read = async (db: Db): Promise<Topics> => {
    const topics = await db.$queryRaw<{ id: string; version: number; broader: string[] }[]>`${PREPARED}
      SELECT t.id::text AS id, t.version,
        ARRAY(SELECT l.broader_id::text FROM topic_links l WHERE l.narrower_id = t.id) AS broader
      FROM topics t ORDER BY t.id`
    // Kept apart from what others prepare meanwhile: it may be from before the transaction of this one.
    const own = new Map<string, PreparedFilter>()
    for (const { id, version } of topics) {
      const known = prepared.get(id)
      if (known?.version === version) own.set(id, known.filter)
    }
    const stale = topics.flatMap(({ id }) => (own.has(id) ? [] : [id]))
    for (let at = 0; at < stale.length; at += TOGETHER) {
      const rows = await db.topic.findMany({ where: { id: { in: stale.slice(at, at + TOGETHER) } } })
      const rules = rows.map((topic) => topic.rule as unknown as Condition)
      // Prepared as one filter: what each of them asks for is among its texts.
      const together = await prepareFilter(db, { kind: 'any', of: rules })
      for (const [index, { id, version }] of rows.entries()) {
        const condition = rules[index]
        if (condition === undefined) continue
        const filter = { ...together, condition }
        own.set(id, filter)
        prepared.set(id, { version, filter })
      }
    }
    const rules = topics.flatMap(({ id }): TopicRule[] => {
      const filter = own.get(id)
      return filter === undefined ? [] : [{ id, condition: filter.condition, queries: filter.queries }]
    })
    const linked = topics.filter((topic) => topic.broader.length > 0)
    return { rules, broader: new Map(linked.map((topic) => [topic.id, topic.broader])) }
  }
  const readAhead = async (prisma: PrismaClient): Promise<void> => {
    try {
      await read(prisma)
    } finally {
      underWay = null
    }
  }
  const ahead = (prisma: PrismaClient): Promise<void> => {
    underWay ??= readAhead(prisma)
    return underWay
  }
  return Object.assign(read, { ahead })
}

/** The links between topics. */
export async function readBroader(db: Db): Promise<Broader> {
  const broader = new Map<string, string[]>()
  for (const link of await db.topicLink.findMany())
    broader.set(link.narrowerId, [...(broader.get(link.narrowerId) ?? []), link.broaderId])
  return broader
}
