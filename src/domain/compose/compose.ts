// A statement is a pure function of its live reports: nothing of it is kept that they do not say, so that whatever
// folds, drops, splits or merges reports comes to the same statement by the same rule.

import { type ReplyTold, replyKeys } from '../filter/conditions/keys.ts'
import type { SpeechAct } from '../statement/speech-act.ts'
import { MOST_HEARD, type SaidAt, type SpeechForm } from '../statement/statement.ts'
import { compareWordings } from './canonical-wording.ts'
import type { DateBounds } from './date-clues.ts'
import { heardOf, type Told } from './root-input.ts'
import { roots } from './roots.ts'
import { saidTogether } from './time-together.ts'

/** What a report answers, and how. */
export interface ReportAnswer extends ReplyTold {
  /** The speaker of what it answers, as it was identified; null if unknown. */
  actorId: string | null
}

/** A report that its article still carries, with all that a statement is made of. */
export interface LiveReport extends Told {
  sourceId: string
  form: SpeechForm
  /** What the speaker does with the words; null if unknown. */
  act: SpeechAct | null
  /** Primary language subtag: "en". */
  language: string
  /** IANA name of the zone the article is read in. */
  timeZone: string
  /** As the article's revision says; null if unknown. */
  publishedAt: Date | null
  ingestedAt: Date
  /** As it was identified: it may have been absorbed since. */
  actorId: string | null
  officeId: string | null
  /** The fullest name the article gives the speaker, and its words for them. */
  speaker: string | null
  describedAs: string | null
  /** All offices the actor held then. */
  officeIds: readonly string[]
  saidAt: SaidAt | null
  /** In [0, 1]: how sure extraction is of it; 1 if an editor has confirmed it. */
  confidence: number
  /** Whether an editor still has to look at it. */
  waitsForReview: boolean
  /** What it answers. */
  answers: readonly ReportAnswer[]
}

/** What is known of the actors that reports name. */
export interface ActorsKnown {
  /** The actor that it is today: the one that absorbed it, else itself. */
  successorOf(actorId: string): string
  /** It and all that it absorbed. */
  familyOf(actorId: string): readonly string[]
  /** Known by a surname alone. */
  isProvisional(actorId: string): boolean
}

/** What a statement's reports make of it; its words are still to be read as lexemes, its topics to be found. */
export interface Composition {
  text: string
  form: SpeechForm
  /** What the speaker does with the words; null if no report tells. */
  act: SpeechAct | null
  actorId: string | null
  officeId: string | null
  saidAt: SaidAt | null
  /** The earliest publication among the articles of its reports; null if unknown. */
  publishedAt: Date | null
  /** Where it stands among statements by time: when it was said, else first published, else first ingested. */
  saidSort: Date
  actorIds: string[]
  officeIds: string[]
  sourceIds: string[]
  forms: SpeechForm[]
  /** The acts that its reports tell: none if unknown. */
  acts: SpeechAct[]
  languages: string[]
  /** The actors it answers, each with all actors that it absorbed. */
  answeredActorIds: string[]
  /** How many independent publishers have it first hand, at least. */
  independentRoots: number
  /** How sure the surest report is. */
  confidence: number
  /** Whether an editor still has to look at one of its reports. */
  needsReview: boolean
  /** Whether a report names a speaker. */
  named: boolean
  /** How many articles report it. */
  reportCount: number
  /** What it answers, as keys that filters ask for. */
  replies: string[]
  /** The first report's: one text search configuration serves all of a statement's words. */
  language: string
  /** Every report's words, for conditions on `text`; and those with what stands around them, on `context`. */
  words: string
  contextWords: string
}

/**
 * Live reports of one statement, at least one, in any order.
 *
 * `answered` knows the actors that they answer. `tenure`: when the speaker held the office named, to find days by that no
 * article tells in full.
 */
export function compose(
  reports: readonly LiveReport[],
  actors: ActorsKnown,
  { answered = actors, tenure = UNKNOWN_TENURE }: { answered?: ActorsKnown; tenure?: DateBounds | undefined } = {},
): Composition {
  const inOrder = [...reports].sort(byArrival)
  const [first] = inOrder
  const best = [...reports].sort(compareWordings)
  const [canonical] = best
  if (first === undefined || canonical === undefined) throw new Error('a statement without reports says nothing')
  const actorId = speakerOf(best, actors)
  const named = best.flatMap((report) => (report.actorId === null ? [] : [actors.successorOf(report.actorId)]))
  const notAfter = earlier(tenure.notAfter, first.ingestedAt)
  const saidAt = saidTogether(best.slice(0, MOST_HEARD), { notBefore: tenure.notBefore, notAfter })
  const published = inOrder.flatMap(({ publishedAt }) => publishedAt ?? [])
  const publishedAt = published.reduce<Date | null>(
    (first, one) => (first !== null && first <= one ? first : one),
    null,
  )
  const answeredIds = ({ actorId: id }: ReportAnswer) =>
    id === null ? [] : answered.familyOf(answered.successorOf(id))
  return {
    text: canonical.text,
    form: canonical.form,
    act: actOf(best),
    actorId,
    officeId: best.find((report) => report.officeId !== null)?.officeId ?? null,
    saidAt,
    publishedAt,
    saidSort: saidAt?.earliest ?? publishedAt ?? first.ingestedAt,
    actorIds: distinct(named.flatMap((id) => actors.familyOf(id))),
    officeIds: distinct(best.flatMap((report) => report.officeIds)),
    sourceIds: distinct(inOrder.map((report) => report.sourceId)),
    forms: distinct(inOrder.map((report) => report.form)),
    acts: distinct(inOrder.flatMap(({ act }) => act ?? [])),
    languages: distinct(inOrder.map((report) => report.language)),
    answeredActorIds: distinct(best.flatMap((report) => report.answers.flatMap(answeredIds))),
    replies: distinct(
      best.flatMap((report) => report.answers.flatMap((answer) => replyKeys(answer, answeredIds(answer)))),
    ),
    independentRoots: roots(inOrder.slice(0, MOST_HEARD).map(heardOf)).independent,
    confidence: inOrder.reduce((most, report) => Math.max(most, report.confidence), 0),
    needsReview: inOrder.some((report) => report.waitsForReview),
    named: named.length > 0,
    reportCount: new Set(reports.map((report) => report.articleId)).size,
    language: first.language,
    words: lines(inOrder.map((report) => report.text)),
    contextWords: lines(inOrder.map((report) => `${report.context.before}\n${report.text}\n${report.context.after}`)),
  }
}

const UNKNOWN_TENURE: DateBounds = { notBefore: null, notAfter: null }

function earlier(one: Date | null, other: Date): Date {
  return one !== null && one < other ? one : other
}

/** The speaker that most reports name. With equal votes: the one whose full name is known, then the best report's. */
function speakerOf(best: readonly LiveReport[], actors: ActorsKnown): string | null {
  const votes = new Map<string, number>()
  for (const { actorId } of best) {
    if (actorId === null) continue
    const id = actors.successorOf(actorId)
    votes.set(id, (votes.get(id) ?? 0) + 1)
  }
  const ranked = [...votes].map(([id, count]) => ({ id, count, isFull: !actors.isProvisional(id) }))
  ranked.sort((a, b) => Number(b.isFull) - Number(a.isFull) || b.count - a.count)
  return ranked[0]?.id ?? null
}

/** The act of the best direct report that tells it, else that of most reports; with equal votes the best report's. */
function actOf(best: readonly LiveReport[]): SpeechAct | null {
  const direct = best.find(({ form, act }) => form === 'DIRECT' && act !== null)
  if (direct !== undefined) return direct.act
  const votes = new Map<SpeechAct, number>()
  for (const { act } of best) if (act !== null) votes.set(act, (votes.get(act) ?? 0) + 1)
  const [winner] = [...votes].sort(([, a], [, b]) => b - a)
  return winner?.[0] ?? null
}

function byArrival(a: LiveReport, b: LiveReport): number {
  return a.ingestedAt.getTime() - b.ingestedAt.getTime() || (a.id < b.id ? -1 : 1)
}

function lines(texts: string[]): string {
  return [...new Set(texts)].join('\n')
}

export function distinct<Value extends string>(values: readonly Value[]): Value[] {
  return [...new Set(values)].sort()
}
