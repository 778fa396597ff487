// What of a model's answer counts: only what the article itself says. Words that are not in it, verbatim and at the
// stated place (or, where the place is wrong, exactly once), make the whole quote not count; and whether words are
// quoted, or paraphrased, is read off the marks around them.

import { chain } from '../../../domain/extract/circumstances/chain.ts'
import type { Span } from '../../../domain/language/span.ts'
import { type ArticleText, type ExtractedReport, type Speaker, SURROUNDINGS } from '../../../domain/statement/report.ts'
import type { SpeechForm } from '../../../domain/statement/statement.ts'
import type { AnsweredQuote } from './answer.ts'
import type { Paragraph } from './pieces.ts'

// Not measured: a model says nothing of how sure it is. What the rules found too is surer than what only it did.
const AGREED = 0.95
const ALONE = 0.7
const NOBODY = 0.1

/** What the quotes of a piece are compared with. */
export interface Piece {
  article: ArticleText
  /** All of the article's: their numbers are what an answer names places by. */
  paragraphs: readonly Paragraph[]
  /** The stretch that the model was shown. */
  shown: Span
  /** What the rules found in the article. */
  byRules: readonly ExtractedReport[]
}

/**
 * The reports that an answer's quotes make, in the order of the text, and how many quotes did not count.
 *
 * Where the rules found the same words, their time, chain and context are taken, for which a model is not asked.
 */
export function accept(
  piece: Piece,
  quotes: readonly AnsweredQuote[],
): { reports: ExtractedReport[]; refused: number } {
  const place = placer(piece)
  const byRules = piece.byRules.filter(
    (report) => startOf(report) < piece.shown.end && endOf(report) > piece.shown.start,
  )
  const names = new Set(piece.byRules.flatMap(({ speaker }) => speaker?.name ?? []))
  const found = quotes.map((quote) => reportOf({ ...piece, byRules }, quote, place, names))
  const reports = found.filter((one) => one !== null)
  return { reports: inOrder(reports), refused: found.length - reports.length }
}

/** Reports in the order of the text. What overlaps one before it is the same words once more, or a part of them. */
export function inOrder(reports: readonly ExtractedReport[]): ExtractedReport[] {
  const kept: ExtractedReport[] = []
  for (const report of reports.toSorted((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a))) {
    if (startOf(report) >= endOf(kept.at(-1))) kept.push(report)
  }
  return kept
}

/** Where words stand: in the paragraph of that number, after `from`; else where the model was shown them exactly once. */
type Placer = (words: string, paragraph: number, from?: number) => Span | null

function placer({ article: { text }, paragraphs, shown }: Piece): Placer {
  return (given, number, from = 0) => {
    const words = given.trim()
    if (words === '') return null
    const stated = paragraphs[number - 1]
    const there = stated && occurrences(text, words, { start: Math.max(stated.start, from), end: stated.end }, 1)[0]
    if (there !== undefined) return there
    const [only, other] = occurrences(text, words, shown, 2)
    return only === undefined || other !== undefined || only.start < from ? null : only
  }
}

/** The first places of whole words within a stretch: "he" is not in "the". */
function occurrences(text: string, words: string, within: Span, most: number): Span[] {
  const found: Span[] = []
  const stretch = text.slice(within.start, within.end)
  for (let at = stretch.indexOf(words); at !== -1 && found.length < most; at = stretch.indexOf(words, at + 1)) {
    const end = at + words.length
    if (isInWord(stretch, at) || isInWord(stretch, end)) continue
    found.push({ start: within.start + at, end: within.start + end })
  }
  return found
}

/** Whether a place is between two letters. */
function isInWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && /[\p{L}\p{N}]/u.test(text.charAt(at))
}

function reportOf(
  { article, byRules, paragraphs, shown }: Piece,
  quote: AnsweredQuote,
  place: Placer,
  names: ReadonlySet<string>,
): ExtractedReport | null {
  const parts: Span[] = []
  for (const part of quote.parts) {
    const span = place(part.words, part.paragraph, parts.at(-1)?.end)
    if (span === null) return null
    parts.push(span)
  }
  const [first] = parts
  const last = parts.at(-1)
  if (first === undefined || last === undefined) return null
  const isNamed = (name: string) => names.has(name) || occurrences(article.text, name, shown, 1).length > 0
  const speaker = quote.speaker === null ? null : speakerOf(article.text, quote.speaker, place, isNamed)
  if (speaker === 'unfounded') return null
  const same = byRules.find((report) => isSame(report.parts, parts))
  const isAgreed = same !== undefined && speaker !== null && same.speaker?.name === speaker.name
  const publishers = (same?.chain ?? []).filter((link) => link.role === 'PUBLISHER')
  return {
    parts,
    text: parts.map((part) => article.text.slice(part.start, part.end)).join(' '),
    form: formOf(article.text, parts, same),
    act: quote.act ?? same?.act ?? null,
    cue: quote.cue !== null && isNear(article.text, quote.cue, first, last) ? quote.cue.trim() : null,
    speaker: isAgreed ? same.speaker : speaker,
    saidAt: same?.saidAt ?? null,
    addressee: same?.addressee ?? null,
    addresseeSpan: same?.addresseeSpan ?? null,
    occasion: same?.occasion ?? null,
    occasionSpan: same?.occasionSpan ?? null,
    chain: chain(isAgreed ? same.speaker : speaker, publishers, article.sourceName),
    context: same?.context ?? contextOf(article.text, first, last, paragraphs),
    confidence: speaker === null ? NOBODY : isAgreed ? AGREED : ALONE,
  }
}

function speakerOf(
  text: string,
  { words, paragraph, name, kind, office }: NonNullable<AnsweredQuote['speaker']>,
  place: Placer,
  isNamed: (name: string) => boolean,
): Speaker | null | 'unfounded' {
  const span = place(words, paragraph)
  const fullest = name.trim()
  if (span === null || fullest === '' || !isNamed(fullest)) return 'unfounded'
  // Without a name there is only "he", which does not identify an actor.
  if (!/\p{Lu}/u.test(fullest)) return null
  const asWritten = text.slice(span.start, span.end)
  const held = office !== null && office.trim() !== '' && isNamed(office.trim()) ? office.trim() : null
  const heldAt = held === null ? -1 : text.indexOf(held)
  return {
    asWritten,
    span,
    name: fullest,
    kind,
    surnameOnly: kind === 'PERSON' && !/\s/.test(fullest),
    describedAs: /^(?:the|a|an)\s/iu.test(asWritten) && asWritten !== fullest ? asWritten : null,
    office: held,
    officeSpan: held === null || heldAt === -1 ? null : { start: heldAt, end: heldAt + held.length },
  }
}

const OPENING = /["“”„«»‹›‘‚「『']\s*$/u
const ANY_MARK = /["“”„«»「」『』]/u

function formOf(text: string, parts: readonly Span[], same: ExtractedReport | undefined): SpeechForm {
  if (
    same !== undefined &&
    same.parts.length === parts.length &&
    same.parts.every((part, at) => equal(part, parts[at]))
  )
    return same.form
  const isQuoted = ({ start }: Span) => OPENING.test(text.slice(Math.max(0, start - 3), start))
  if (parts.every(isQuoted)) return 'DIRECT'
  return parts.some((part) => isQuoted(part) || ANY_MARK.test(text.slice(part.start, part.end))) ? 'MIXED' : 'INDIRECT'
}

/** The words beside the report: the rest of its paragraphs, or, where it fills them, of the ones around. */
function contextOf(
  text: string,
  first: Span,
  last: Span,
  paragraphs: readonly Paragraph[],
): ExtractedReport['context'] {
  const opens = paragraphs.findIndex(({ end }) => end > first.start)
  const closes = paragraphs.findIndex(({ end }) => end >= last.end)
  const from = paragraphs[Math.max(0, opens - 1)]?.start ?? first.start
  const to = (paragraphs[closes + 1] ?? paragraphs[closes])?.end ?? last.end
  const before = text.slice(Math.max(from, first.start - SURROUNDINGS), first.start)
  const after = text.slice(last.end, Math.min(to, last.end + SURROUNDINGS))
  return { before: before.toWellFormed().trim(), after: after.toWellFormed().trim() }
}

function isNear(text: string, cue: string, first: Span, last: Span): boolean {
  const around = text.slice(Math.max(0, first.start - SURROUNDINGS), last.end + SURROUNDINGS)
  return cue.trim() !== '' && around.includes(cue.trim())
}

/** Whether two renderings share four fifths of the longer one. */
function isSame(own: readonly Span[], others: readonly Span[]): boolean {
  const length = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0)
  const shared = own.reduce(
    (sum, a) =>
      sum + others.reduce((part, b) => part + Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)), 0),
    0,
  )
  return shared >= 0.8 * Math.max(length(own), length(others))
}

function equal(a: Span, b: Span | undefined): boolean {
  return b !== undefined && a.start === b.start && a.end === b.end
}

function startOf(report: ExtractedReport): number {
  return report.parts[0]?.start ?? 0
}

function endOf(report: ExtractedReport | undefined): number {
  return report?.parts.at(-1)?.end ?? 0
}
