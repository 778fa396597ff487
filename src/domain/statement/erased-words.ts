import type { Span } from '../language/span.ts'
import { plainWords } from '../language/tokens.ts'
import { SURROUNDINGS } from './report.ts'

/** Words that were taken out, and where they stand in their article. */
export interface ErasedWords {
  text: string
  /** None: where they stand in the text at hand is not known. */
  parts: readonly Span[]
}

interface Beside {
  parts: readonly Span[]
  context: { before: string; after: string }
}

/** Characters around a report that its context may be of: twice as much, to be sure. */
const REACH = 2 * SURROUNDINGS

/**
 * A report whose context tells nothing of erased words: a side that they reach into, or that repeats them, is empty.
 * The same object where there is nothing to take out.
 */
export function withoutErased<Report extends Beside>(report: Report, erased: readonly ErasedWords[]): Report {
  const { before, after } = report.context
  const [first] = report.parts
  const last = report.parts.at(-1)
  if (first === undefined || last === undefined) return report
  const spans = erased.flatMap(({ parts }) => parts)
  const texts = erased.map(({ text }) => spaced(text)).filter((words) => words.trim() !== '')
  const repeats = (side: string) => texts.some((words) => spaced(side).includes(words))
  // The side after begins with what stands between the report's parts.
  const isBefore = spans.some(({ start, end }) => start < first.start && end > first.start - REACH) || repeats(before)
  const isAfter = spans.some(({ start, end }) => end > first.end && start < last.end + REACH) || repeats(after)
  if ((!isBefore || before === '') && (!isAfter || after === '')) return report
  return { ...report, context: { before: isBefore ? '' : before, after: isAfter ? '' : after } }
}

/** A text with spaces where erased words stand, so that everything else stays in its place. */
export function blanked(text: string, erased: readonly ErasedWords[]): string {
  return erased
    .flatMap(({ parts }) => parts)
    .reduce((left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end), text)
}

/** With a space around each. */
function spaced(text: string): string {
  return ` ${plainWords(text)} `
}
