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

/** All topics' rules and links, for classifying. Rules that did not change since the last call are not read again. */
export function topicReader(): (db: Db) => Promise<Topics> {
  const prepared = new Map<string, { version: number; filter: PreparedFilter }>()
  return async (db) => {
    const topics = await db.$queryRaw<{ id: string; version: number; broader: string[] }[]>`${PREPARED}
      SELECT t.id::text AS id, t.version,
        ARRAY(SELECT l.broader_id::text FROM topic_links l WHERE l.narrower_id = t.id) AS broader
      FROM topics t ORDER BY t.id`
    const stale = topics.filter((topic) => prepared.get(topic.id)?.version !== topic.version).map((topic) => topic.id)
    if (stale.length > 0) {
      for (const topic of await db.topic.findMany({ where: { id: { in: stale } } })) {
        const filter = await prepareFilter(db, topic.rule as unknown as Condition)
        prepared.set(topic.id, { version: topic.version, filter })
      }
    }
    const rules = topics.flatMap(({ id }): TopicRule[] => {
      const filter = prepared.get(id)?.filter
      return filter === undefined ? [] : [{ id, condition: filter.condition, queries: filter.queries }]
    })
    const linked = topics.filter((topic) => topic.broader.length > 0)
    return { rules, broader: new Map(linked.map((topic) => [topic.id, topic.broader])) }
  }
}

/** The links between topics. */
export async function readBroader(db: Db): Promise<Broader> {
  const broader = new Map<string, string[]>()
  for (const link of await db.topicLink.findMany())
    broader.set(link.narrowerId, [...(broader.get(link.narrowerId) ?? []), link.broaderId])
  return broader
}
