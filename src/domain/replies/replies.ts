// Which statement of other articles a new one answers, denies, criticises or takes back. Rules read the report and the
// sentences around it for words of answering with a person named beside them. A candidate is linked if it is that
// person's, and the likelier the sooner it was answered and the more words of weight both share. Sure is only what the
// speaker says of another's words, that one named, with words of both. What one article reports of two: exchange.ts.

import type { Side } from '../discrepancies/discrepancy.ts'
import { DAY_MS } from '../language/calendar.ts'
import { foldOffice } from '../language/names.ts'
import type { Span } from '../language/span.ts'
import { stemOf } from '../language/stem.ts'
import { contentOf } from '../language/tokens.ts'
import type { ReplyKind } from '../statement/reply-kind.ts'
import type { SpeechAct } from '../statement/speech-act.ts'
import { LEAST_CONFIDENCE, SURE_FROM } from './confidence.ts'
import { type Run, runNamed, runsIn } from './names.ts'
import { type ReplySign, signsIn } from './signs.ts'

/** A new report that may answer something. */
interface ReplyingReport {
  reportId: string
  text: string
  context: { before: string; after: string }
  /** What its speaker does with the words; null if unknown. */
  act: SpeechAct | null
  /** Names of the speaker, aliases included; empty if unknown. */
  speakerNames: readonly string[]
  /** When it was said, or reported if that is unknown; null if both are. */
  at: Date | null
  /** Before when it was said: see `saidBefore`. */
  until: Date | null
}

/** An earlier statement that may be answered. */
export interface Answerable {
  statementId: string
  /** Names of its speaker, aliases included: "Ann Roe", "Roe", "the NATO envoy". */
  names: readonly string[]
  /** Its wordings. */
  texts: readonly string[]
  /** As of what answers it. */
  at: Date | null
}

export interface ReplyLink {
  statementId: string
  kind: ReplyKind
  /** In [0, 1]. */
  confidence: number
  /** The words that say so, and the name beside them. */
  evidence: Side[]
  /** Words of weight that both share, by their stems. */
  shared: string[]
}

/** Nothing is answered later than this, unless its maker takes it back. */
export const LONGEST_DAYS = 14
/** Words of weight that an answer must share with what it answers to be sure, or where no day tells which came first. */
const LEAST_SHARED = 2
/** Of the statements of one speech, how many an answer is linked with at most: the best. */
export const MOST_LINKS = 1
/** What is not sure is no surer than this, however much speaks for it. */
const UNSURE = 0.6
/** Signs of answering looked at in one report. */
const MOST_SIGNS = 50

/** What a report answers among `earlier`, the likeliest first. */
export function repliesOf(report: ReplyingReport, earlier: readonly Answerable[]): ReplyLink[] {
  const texts = [
    { place: 'TEXT', text: report.text },
    { place: 'BEFORE', text: report.context.before },
    { place: 'AFTER', text: report.context.after },
  ] as const
  const signs: Placed[] = texts.flatMap(({ place, text }) =>
    signsIn(text).map((sign): Placed => {
      const { start, end } = sign.object
      const runs = runsIn(text.slice(start, end))
      const isNear = isBesideSpeaker(report, place, text, sign.span)
      const sentence = contentOf(sentenceAround(text, sign.span))
      return { ...sign, text, place, reportId: report.reportId, runs, isNear, sentence }
    }),
  )
  signs.splice(MOST_SIGNS)
  const words = contentOf(report.text)
  const around = contentOf(`${report.context.before} ${report.context.after}`)
  const links = earlier.flatMap((statement) => linkOf(report, statement, signs, words, around) ?? [])
  return links
    .sort((a, b) => b.confidence - a.confidence || (a.statementId < b.statementId ? -1 : 1))
    .slice(0, MOST_LINKS)
}

// Of an article with many answers each is held against the same statements.
const contents = new WeakMap<readonly string[], ReadonlySet<string>>()

function contentOfAll(texts: readonly string[]): ReadonlySet<string> {
  let content = contents.get(texts)
  if (content === undefined) {
    content = new Set(texts.flatMap((text) => [...contentOf(text)]))
    contents.set(texts, content)
  }
  return content
}

/**
 * Before when something was said that an article of this time reports; null if unknown. Articles mostly tell the day, and
 * some are dated to the day: midnight is all of it.
 */
export function saidBefore(saidAt: { latest: Date } | null, publishedAt: Date | null): Date | null {
  if (publishedAt === null) return saidAt?.latest ?? null
  const time = publishedAt.getTime()
  const published = time + (time % DAY_MS === 0 ? DAY_MS : 1)
  return new Date(Math.min(published, saidAt?.latest.getTime() ?? published))
}

/** Null if unknown. */
function daysBetween(earlier: Answerable, later: ReplyingReport): number | null {
  if (later.at !== null && earlier.at !== null) return (later.at.getTime() - earlier.at.getTime()) / DAY_MS
  return null
}

interface Placed extends ReplySign {
  text: string
  place: Side['place']
  reportId: string
  /** What may be a name in `object`, counted from its start. */
  runs: readonly Run[]
  /** See `isBesideSpeaker`. */
  isNear: boolean
  /** What its sentence is about. */
  sentence: ReadonlySet<string>
}

function linkOf(
  report: ReplyingReport,
  statement: Answerable,
  signs: readonly Placed[],
  words: ReadonlySet<string>,
  around: ReadonlySet<string>,
): ReplyLink | null {
  const isOwn = namesMeet(report.speakerNames, statement.names)
  const days = daysBetween(statement, report)
  if (days !== null && days > LONGEST_DAYS && !isOwn) return null
  // Nobody answers what is yet to be said.
  if (report.until !== null && statement.at !== null && statement.at >= report.until) return null
  const nameWords = contentOf([...statement.names, ...report.speakerNames].join(' '))
  const theirs = contentOfAll(statement.texts)
  const isTopic = (stem: string): boolean => theirs.has(stem) && !nameWords.has(stem) && !EMPTY.has(stem)
  const shared = [...words].filter(isTopic)
  const near = [...around].filter((stem) => isTopic(stem) && !words.has(stem))
  const likely = signs
    .filter((sign) => (sign.kind === 'WALKS_BACK') === isOwn)
    .map((sign) => {
      const name = nameBeside(sign, statement.names)
      return { sign, name, strength: strengthOf(sign, name !== null, isOwn) }
    })
    .sort((a, b) => b.strength - a.strength)
  const [best] = likely
  if (!best || best.strength <= 0) return null
  // Who is named is answered; on what, the shared words tell, those of the answer itself twice as well.
  const topic = Math.min(0.3, 0.1 * shared.length + 0.05 * near.length)
  if (topic === 0 && (best.name === null || isOwn)) return null
  const told = [...best.sign.sentence].filter(isTopic).length
  const isBorneOut = Math.max(shared.length, told) >= LEAST_SHARED
  // If a date is missing, we do not know which came first. Then a name, words that were said and shared words are needed.
  if (days === null && (best.name === null || !best.sign.isOfWords || !isBorneOut)) return null
  const recency = days === null ? 0 : days <= 2 ? 0.1 : days <= 7 ? 0.05 : 0
  const { sign, name } = best
  // What its own sentence speaks of was said before.
  const isLater = days !== null || told >= LEAST_SHARED
  const isSure = name !== null && sign.isOfWords && sign.isNear && !isOwn && isBorneOut && isLater
  const evident = best.strength + topic + recency
  const confidence = isSure ? Math.max(SURE_FROM, Math.min(0.9, evident)) : Math.min(UNSURE, evident)
  if (confidence < LEAST_CONFIDENCE) return null
  const side = (span: Span): Side => {
    return { reportId: sign.reportId, words: sign.text.slice(span.start, span.end), place: sign.place, span }
  }
  return {
    statementId: statement.statementId,
    kind: kindOf(sign, report, shared.length),
    confidence: Math.round(confidence * 100) / 100,
    evidence: name ? [side(sign.span), side(name)] : [side(sign.span)],
    shared: [...shared, ...near].sort(),
  }
}

/** "Responding to Roe, Lee denied that ...": who answers somebody by denying what that one spoke of denies it. */
function kindOf({ kind }: Placed, { act }: ReplyingReport, shared: number): ReplyKind {
  return kind === 'ANSWERS' && act === 'DENIES' && shared >= LEAST_SHARED ? 'DENIES' : kind
}

/** A named target is half the way; a sign without a name ("in response") needs a topic for the rest. */
function strengthOf(sign: Placed, isNamed: boolean, isOwn: boolean): number {
  if (!isOwn && !isNamed && sign.needsName) return 0
  const strength = sign.strength - (isOwn || isNamed ? 0 : 0.3)
  return sign.isNear ? strength : strength - FAR
}

/** Less sure if the sentence before tells of an answer, but not that this speaker gave it. */
const FAR = 0.25

/**
 * Whether it is the speaker's answer: its sentence is that of the words, and leads to them or says who said them, or it
 * names the speaker before.
 */
function isBesideSpeaker(
  { text: words, speakerNames }: ReplyingReport,
  place: Side['place'],
  text: string,
  span: Span,
): boolean {
  if (place === 'TEXT') return false
  // "We will not," said Roe, when asked about Lee's remarks.
  if (place === 'AFTER') {
    const goesOn = !ENDS.test(words) || /^["”’»,\s]*\p{Ll}/u.test(text)
    return goesOn && !STOP.test(text.slice(0, span.start))
  }
  const between = text.slice(span.end)
  if (!STOP.test(between) && !ENDS.test(between)) return true
  const sentence = text.slice(startOfSentence(text, span), span.start)
  return runNamed(runsIn(sentence), speakerNames) !== null
}

function sentenceAround(text: string, span: Span): string {
  const after = text.slice(span.end).search(STOP)
  return text.slice(startOfSentence(text, span), after === -1 ? text.length : span.end + after)
}

function startOfSentence(text: string, { start }: Span): number {
  return [...text.slice(0, start).matchAll(new RegExp(STOP, 'gu'))].at(-1)?.index ?? 0
}

const ENDS = /[.!?]["”’]?$/u
const STOP = /[.!?]["”’]?\s+(?=\p{Lu}|["“])|\n/u

/** Where one of the names stands in the words a sign is about. */
function nameBeside(sign: Placed, names: readonly string[]): Span | null {
  const { start } = sign.object
  const run = runNamed(sign.runs, names)
  return run && { start: start + run.start, end: start + run.end }
}

function namesMeet(one: readonly string[], other: readonly string[]): boolean {
  const names = new Set(one.flatMap(foldOffice))
  return other.some((name) => foldOffice(name).some((form) => names.has(form)))
}

/** Words that any two statements share, by their stems. */
const EMPTY: ReadonlySet<string> = new Set(
  (
    'say country year day time make take come go get need want know think one two new good way thing statement remark ' +
    'minister president government'
  )
    .split(' ')
    .map(stemOf),
)
