import { readDocument } from '../domain/filter/evaluate.ts'
import { topicsOf } from '../domain/filter/topic.ts'
import type { Entry } from '../domain/journal/entry.ts'
import { topicReader } from '../store/catalogue/classification.ts'
import { readVersionsOf } from '../store/journal/journal.ts'
import { readConcernedByTopic } from '../store/journal/reclassification.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import type { PreparedFilter } from '../store/search/linguistics.ts'
import { type AlertCounter, addUp, type WouldTell } from './would-tell.ts'

/** A rule of a topic, before it is saved. */
export interface TopicTried {
  /** Null: there is none yet. */
  topicId: string | null
  filter: PreparedFilter
  /** Ids of all that are broader; null: those that it has. */
  broaderIds: readonly string[] | null
}

/** What a rule would do to statements on file. */
export interface TopicTrial {
  /** How many would come into the topic, and leave it. */
  comesIn: number
  leaves: number
  /** What watches would tell of that, if it were asked for. */
  wouldTell: WouldTell
  /** False: so many statements are concerned that the rest was not looked at. */
  isWhole: boolean
}

const NONE_YET = '00000000-0000-0000-0000-000000000000'
/** Statements that are read together. */
const BATCH = 200

/** Tries a rule on statements on file, at most so many: they are sorted as reclassifying sorts them, and nothing is written. */
export async function tryTopic(
  prisma: PrismaClient,
  { topicId: id, filter, broaderIds }: TopicTried,
  { countAlerts, most }: { countAlerts: AlertCounter; most: number },
): Promise<TopicTrial> {
  const topicId = id ?? NONE_YET
  const { rules, broader } = await topicReader()(prisma)
  const { condition, queries } = filter
  const tried = [...rules.filter((rule) => rule.id !== topicId), { id: topicId, condition, queries }]
  const links = broaderIds === null ? broader : new Map([...broader, [topicId, broaderIds]])
  const trial: TopicTrial = { comesIn: 0, leaves: 0, wouldTell: new Map(), isWhole: true }
  let seen = 0
  for (let after = NONE_YET; ; ) {
    const ids = await readConcernedByTopic(prisma, { topicId, filter, after, limit: BATCH })
    const last = ids.at(-1)
    if (last === undefined) return trial
    if (seen >= most) return { ...trial, isWhole: false }
    seen += ids.length
    after = last
    const entries: Entry[] = []
    for (const before of (await readVersionsOf(prisma, ids)).values()) {
      const had = before.document.topicIds
      const topicIds = topicsOf(readDocument(before.document), tried, links)
      if (topicIds.includes(topicId) && !had.includes(topicId)) trial.comesIn += 1
      if (had.includes(topicId) && !topicIds.includes(topicId)) trial.leaves += 1
      if (topicIds.join() === [...had].sort().join()) continue
      const sorted = { ...before, document: { ...before.document, topicIds } }
      const { statementId } = before
      const what = { kind: 'RECLASSIFIED', cause: 'UPKEEP', isAsked: true } as const
      entries.push({ ...what, statementId, position: 0, committedAt: new Date(0), before, after: sorted })
    }
    addUp(trial.wouldTell, await countAlerts.of(prisma, entries))
  }
}
