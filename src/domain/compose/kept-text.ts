// An article's text without what is not said in it: where a publisher, or who runs the service, wants no more to be kept.

import type { Span } from '../language/span.ts'
import { type ExtractedReport, SURROUNDINGS } from '../statement/report.ts'

/** Stands where something is left out. */
const MARK = '[…]'
/** Beyond it there are no words to tell apart, as in Chinese. */
const LONGEST_WORD = 40
/** What a mark with its breaks would not be shorter than stays. */
const SHORTEST_LEFT_OUT = 20

/** How much of articles' texts is kept: all, or quotations with what is around them. */
export type TextKept = 'FULL' | 'QUOTATIONS'

/** What is kept of a text. */
export interface KeptText {
  text: string
  /** The same reports, with their places in the kept text. */
  reports: ExtractedReport[]
  /** Nothing is left out. */
  isWhole: boolean
}

/**
 * A text's quotations with up to 600 characters on each side of them, and "[…]" where something is left out. The words that
 * name a speaker, an office, an addressee or an occasion are kept wherever they stand, and so is `also`. Linear in the
 * text, but for sorting the reports.
 */
export function keepQuotations(text: string, reports: readonly ExtractedReport[], also: readonly Span[]): KeptText {
  const stretches = stretchesOf(
    text,
    reports.flatMap(({ parts }) => parts),
    [...reports.flatMap(wordsOf), ...also],
  )
  const isWhole = stretches.length === 1 && stretches[0]?.start === 0 && stretches[0].end === text.length
  if (isWhole) return { text, reports: [...reports], isWhole }
  const pieces: string[] = []
  const starts: number[] = []
  let length = 0
  const add = (piece: string) => {
    pieces.push(piece)
    length += piece.length
  }
  let from = 0
  for (const { start, end } of stretches) {
    if (start > from) add(markFor(text, { start: from, end: start }))
    starts.push(length)
    add(text.slice(start, end))
    from = end
  }
  if (from < text.length || text === '') add(markFor(text, { start: from, end: text.length }))
  const moved = ({ start, end }: Span): Span | null => {
    const at = lastBefore(stretches, start)
    const stretch = stretches[at]
    if (stretch === undefined || start < stretch.start || end > stretch.end) return null
    const by = (starts[at] ?? 0) - stretch.start
    return { start: start + by, end: end + by }
  }
  return { text: pieces.join(''), reports: reports.map((report) => withPlaces(report, moved)), isWhole }
}

/**
 * The same of a text that is kept whole, for those who are not shown all of it: spaces fill up what is left out, so that
 * places in the text stay the same.
 */
export function hideUnquoted(text: string, said: readonly Span[]): string {
  const pieces: string[] = []
  let from = 0
  for (const { start, end } of [...stretchesOf(text, said, []), { start: text.length, end: text.length }]) {
    if (start > from) pieces.push(markFor(text, { start: from, end: start }).padStart(start - from))
    pieces.push(text.slice(start, end))
    from = end
  }
  return pieces.join('')
}

/** What is kept, in order and apart from each other: `said` with what is around it, and `named` alone. */
function stretchesOf(text: string, said: readonly Span[], named: readonly Span[]): Span[] {
  // What an editor decided about an earlier text may point to where this one has nothing.
  const isThere = ({ start, end }: Span) => start >= 0 && start < end && end <= text.length
  const wanted = [...said.filter(isThere).map((span) => around(text, span)), ...named.filter(isThere)]
  wanted.sort((a, b) => a.start - b.start)
  const stretches: Span[] = []
  for (const span of wanted) {
    const last = stretches.at(-1)
    const from = last?.end ?? 0
    const start = span.start - from < SHORTEST_LEFT_OUT ? from : span.start
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, span.end)
    else stretches.push({ start, end: span.end })
  }
  const last = stretches.at(-1)
  if (last !== undefined && text.length - last.end < SHORTEST_LEFT_OUT) last.end = text.length
  if (stretches.length === 0 && text.length < SHORTEST_LEFT_OUT) return [{ start: 0, end: text.length }]
  return stretches
}

/** A span with what is around it: from and to a space, where there is one near. */
function around(text: string, { start, end }: Span): Span {
  const from = Math.max(0, start - SURROUNDINGS)
  const to = Math.min(text.length, end + SURROUNDINGS)
  const first = text.slice(from, Math.min(start, from + LONGEST_WORD)).search(/\s/)
  const near = Math.max(end, to - LONGEST_WORD)
  const last = text.slice(near, to).search(/\s\S*$/)
  return {
    start: from === 0 ? 0 : first === -1 ? from + Number(cutsCharacter(text, from)) : from + first + 1,
    end: to === text.length ? to : last === -1 ? to - Number(cutsCharacter(text, to)) : near + last,
  }
}

function cutsCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}

function markFor(text: string, { start, end }: Span): string {
  const space = text.slice(start, end).includes('\n') ? '\n\n' : ' '
  return `${start === 0 ? '' : space}${MARK}${end === text.length ? '' : space}`
}

/** Beside its words: what of the text a report points to. */
function wordsOf({ speaker, addresseeSpan, occasionSpan }: ExtractedReport): Span[] {
  return [speaker?.span, speaker?.officeSpan, addresseeSpan, occasionSpan].filter((span) => span != null)
}

function withPlaces(report: ExtractedReport, moved: (span: Span) => Span | null): ExtractedReport {
  const { speaker, addresseeSpan, occasionSpan } = report
  const orNull = (span: Span | null) => span && moved(span)
  const parts = report.parts.flatMap((part) => moved(part) ?? [])
  const start = parts[0]?.start ?? 0
  return {
    ...report,
    parts,
    speaker: speaker && {
      ...speaker,
      span: moved(speaker.span) ?? { start, end: start },
      officeSpan: orNull(speaker.officeSpan),
    },
    addresseeSpan: orNull(addresseeSpan),
    occasionSpan: orNull(occasionSpan),
  }
}

/** The index of the last stretch that begins at or before a place. */
function lastBefore(stretches: readonly Span[], place: number): number {
  let low = 0
  let high = stretches.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((stretches[middle]?.start ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}
