import { readWords } from '../../domain/filter/text-query.ts'
import { groundsOfTopics, type TopicGrounds } from '../../domain/filter/topic-grounds.ts'
import type { StatementVersion } from '../../domain/journal/version.ts'
import { SPEECH_ACTS, type SpeechAct } from '../../domain/statement/speech-act.ts'
import { readVersionsOf } from '../journal/journal.ts'
import type { PrismaClient } from '../prisma/client.ts'
import { readLexemes } from '../search/linguistics.ts'
import type { TopicReader } from './classification.ts'

/** Why a statement belongs to a topic. */
export interface TopicReason {
  topicId: string
  /** The narrower topic whose rule decided it; the topic itself where its own rule did. Null: no rule does now. */
  ruleOf: string | null
  /** The statement's words, as they stand in its reports or around them, that decided. In the order of the text. */
  words: string[]
  actorIds: string[]
  officeIds: string[]
  sourceIds: string[]
  acts: SpeechAct[]
}

/** Words of one statement's reports that are compared; what decides a topic stands in the first thousands. */
const MAX_WORDS = 2_000

/**
 * Why statements belong to their topics, by statement id; a bounded number of round trips for any number of them.
 * `readTopics` should be kept by the caller, since it prepares rules once.
 */
export async function readTopicReasons(
  prisma: PrismaClient,
  readTopics: TopicReader,
  statementIds: readonly string[],
): Promise<Map<string, TopicReason[]>> {
  const versions = await readVersionsOf(prisma, statementIds)
  const topics = await readTopics(prisma)
  const decided = [...versions.values()].map((version) => {
    return { version, reasons: groundsOfTopics(version.document, topics) }
  })
  const written = await wordsWritten(prisma, decided)
  return new Map(
    decided.map(({ version, reasons }) => [
      version.statementId,
      reasons.map(({ topicId, ruleOf, grounds: { lexemes, values } }) => ({
        topicId,
        ruleOf,
        words: written(version.statementId, new Set([...lexemes.text, ...lexemes.context])),
        actorIds: values.actors ?? [],
        officeIds: values.offices ?? [],
        sourceIds: values.sources ?? [],
        acts: SPEECH_ACTS.filter((act) => values.acts?.includes(act)),
      })),
    ]),
  )
}

interface Decided {
  version: StatementVersion
  reasons: TopicGrounds[]
}

/** A filter knows stems; what a reader knows is the words as they are written. Postgres tells which is whose. */
async function wordsWritten(prisma: PrismaClient, decided: readonly Decided[]) {
  const concerned = decided.filter(({ reasons }) =>
    reasons.some(({ grounds: { lexemes } }) => lexemes.text.length + lexemes.context.length > 0),
  )
  const reports = await prisma.report.findMany({
    where: { statementId: { in: concerned.map(({ version }) => version.statementId) }, retractedAt: null },
    orderBy: [{ ingestedAt: 'asc' }, { id: 'asc' }],
    select: { statementId: true, text: true, contextBefore: true, contextAfter: true },
  })
  const tokens = concerned.flatMap(({ version: { statementId, document } }) => {
    const own = reports.filter((report) => report.statementId === statementId)
    const text = own.map((report) => `${report.contextBefore}\n${report.text}\n${report.contextAfter}`).join('\n')
    const words = new Set(text.match(/[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu) ?? [])
    return [...words]
      .slice(0, MAX_WORDS)
      .map((word) => ({ statementId, text: word, configuration: document.configuration }))
  })
  const vectors = await readLexemes(prisma, tokens)
  const read = tokens.map((token, index) => ({ ...token, lexemes: [...readWords(vectors[index] ?? '').keys()] }))
  return (statementId: string, lexemes: ReadonlySet<string>): string[] =>
    read
      .filter((token) => token.statementId === statementId && token.lexemes.some((lexeme) => lexemes.has(lexeme)))
      .map((token) => token.text)
}
