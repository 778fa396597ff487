// What two reports of one statement can disagree about, and how a disagreement is shown.

import type { Wording } from '../compose/canonical-wording.ts'
import type { Span } from '../language/span.ts'
import type { DiscrepancyKind, DiscrepancyVerdict } from '../statement/discrepancy-kind.ts'
import type { SaidAt, SpeechForm } from '../statement/statement.ts'

/** One report's words for what is in question. */
export interface Side {
  reportId: string
  words: string
  /** Which of the report's texts `span` counts in; ELSEWHERE in the article, then `span` is null. */
  place: 'TEXT' | 'BEFORE' | 'AFTER' | 'ELSEWHERE'
  /** UTF-16 code units. */
  span: Span | null
}

export interface Discrepancy {
  kind: DiscrepancyKind
  verdict: DiscrepancyVerdict
  sides: readonly [Side, Side]
  /** For people to read. */
  why: string
}

/** A report as it is compared with the others of its statement. */
export interface ComparedReport extends Wording {
  /** Absent: it is the only report of its article. */
  articleId?: string
  form: SpeechForm
  context: { before: string; after: string }
  /** Primary language subtag. */
  language: string
  /** The fullest name the article gives, the office it asserts, and its words for the speaker. */
  speaker: { name: string; isPerson: boolean; office: string | null; describedAs: string | null } | null
  /** As the article alone tells it. */
  saidAt: SaidAt | null
  publishedAt: Date | null
  timeZone: string
}

/** Something that stands in a report's words or in the sentences around them. */
export interface Stood<Value> {
  value: Value
  side: Side
}

/** What `read` finds around a report; `read` answers spans of the text it is given. */
export function around<Value extends { span: Span }>(
  report: ComparedReport,
  read: (text: string) => Value[],
): Stood<Value>[] {
  const in_ = (place: 'BEFORE' | 'AFTER', text: string): Stood<Value>[] =>
    read(text).map((value) => ({ value, side: sideOf(report, place, text, value.span) }))
  return [...in_('BEFORE', report.context.before), ...in_('AFTER', report.context.after)]
}

export function sideOf(report: ComparedReport, place: 'TEXT' | 'BEFORE' | 'AFTER', text: string, span: Span): Side {
  return { reportId: report.id, words: text.slice(span.start, span.end), place, span }
}

/**
 * Whether something around a report tells of it, and not of another speech: it stands in the report's own sentence, or
 * in one about the speaker.
 */
export function tellsOf(report: ComparedReport, { place, span }: Side): boolean {
  const { context, speaker } = report
  if (span === null || place === 'TEXT' || place === 'ELSEWHERE') return false
  const text = place === 'BEFORE' ? context.before : context.after
  const between = place === 'BEFORE' ? text.slice(span.end) : text.slice(0, span.start)
  if (!STOP.test(between.trimEnd()) && !(place === 'AFTER' && beginsAnew(report))) return true
  const starts = [...text.slice(0, span.start).matchAll(new RegExp(STOP, 'gu'))]
  const sentence = text.slice(starts.at(-1)?.index ?? 0, span.start)
  const surname = speaker?.name.split(' ').at(-1) ?? ''
  return (surname !== '' && sentence.includes(surname)) || /\b[Ss]?he\b/u.test(sentence)
}

/** Whether what follows a report is another sentence: words that are not quoted end with theirs. */
export function beginsAnew({ form, context }: ComparedReport): boolean {
  return form !== 'DIRECT' && /^\p{Lu}/u.test(context.after)
}

/** Whether something around a report stands in another quotation: "see you on Monday" does not tell when that was said. */
export function isQuoted({ context }: ComparedReport, { place, span }: Side): boolean {
  if (span === null || place === 'TEXT' || place === 'ELSEWHERE') return false
  const text = (place === 'BEFORE' ? context.before : context.after).slice(0, span.start)
  const opened = text.match(/“|(?<![\p{L}\p{N}.,!?])"(?=[\p{L}\p{N}])/gu)?.length ?? 0
  const closed = text.match(/”|(?<=[\p{L}\p{N}.,!?])"/gu)?.length ?? 0
  return place === 'BEFORE' ? opened > closed : opened > 0 && opened >= closed
}

const STOP = /[.!?]["”’]?\s+(?=[\p{Lu}“"])|\n/u

/** Words known to stand in the article, shown where they stand near the report. */
export function sideFor(report: ComparedReport, words: string): Side {
  const texts = { TEXT: report.text, BEFORE: report.context.before, AFTER: report.context.after } as const
  for (const place of ['BEFORE', 'AFTER', 'TEXT'] as const) {
    const start = words === '' ? -1 : findWhole(texts[place], words)
    if (start !== -1) return sideOf(report, place, texts[place], { start, end: start + words.length })
  }
  return { reportId: report.id, words, place: 'ELSEWHERE', span: null }
}

/** Where words stand as whole ones; -1 where they do not. */
function findWhole(text: string, words: string): number {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1))
    if (!ENDS_IN_WORD.test(text.slice(Math.max(0, at - 2), at)) && !BEGINS_WORD.test(text.slice(at + words.length)))
      return at
  return -1
}

const ENDS_IN_WORD = /[\p{L}\p{N}]$/u
const BEGINS_WORD = /^[\p{L}\p{N}]/u
