import type { Span } from '../../language/span.ts'
import { SURROUNDINGS } from '../../statement/report.ts'
import type { Sentence } from './sentences.ts'

/**
 * The article right around a report: the sentence before and what its own sentence says up to its words; the rest of
 * its own sentences, so also an attribution in its middle, and the sentence after. Longer neighbours are cut: a
 * reader needs no more, and a text without full stops must not be copied for every report.
 */
export function context(
  text: string,
  parts: readonly Span[],
  own: { first: number; last: number },
  sentences: readonly Sentence[],
): { before: string; after: string } {
  const first = parts[0]
  if (!first) return { before: '', after: '' }
  const from = (sentences[own.first - 1] ?? sentences[own.first])?.start ?? first.start
  const to = (sentences[own.last + 1] ?? sentences[own.last])?.end ?? first.end
  const before = text.slice(whole(text, Math.max(from, first.start - SURROUNDINGS)), first.start)
  const after = text.slice(first.end, whole(text, Math.min(to, first.end + SURROUNDINGS)))
  return { before: withoutMarks(before, false), after: withoutMarks(after, true) }
}

/** A place that cuts no character in half. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at
}

/** Takes off the spaces and quotation marks that bordered the report. */
function withoutMarks(slice: string, atStart: boolean): string {
  let start = 0
  let end = slice.length
  while (
    atStart &&
    start < end &&
    (BORDER.has(slice.charAt(start)) || slice.startsWith('. ', start) || slice.startsWith('.\n', start))
  )
    start++
  while (!atStart && end > start && BORDER.has(slice.charAt(end - 1))) end--
  return slice.slice(start, end).trim()
}

const BORDER = new Set(' \n\t\r\u00a0"“”„‟«»‹›\'‘’「」『』,')
