// Where an article's paragraphs begin and end. A line break ends one, since headings and captions carry no full stop. Only in
// a text whose lines are broken at a width (e-mail, releases as plain text) does a line go on in the next.

import type { Span } from '../../language/span.ts'

/** Lines that are wrapped at all are neither shorter nor longer, in characters. */
const NARROWEST = 30
const WIDEST = 110
/** How much wider than any other that goes on a line may be. */
const RAGGED = 10
/** Of the breaks between two lines with nothing between them, this share stands in the middle of a sentence if it is wrapped. */
const WRAPPED = 0.2

interface Line extends Span {
  /** Its characters with what it is indented by. */
  width: number
  /** Nothing stands between it and the line before. */
  isNext: boolean
}

/** The paragraphs in text order, without the white space around them. */
export function paragraphs(text: string): Span[] {
  const rows = lines(text)
  const broken = rows.map((line, index) => line.isNext && isMidSentence(text, rows[index - 1], line))
  const width = rows.reduce((most, line, index) => (broken[index + 1] ? Math.max(most, line.width) : most), 0)
  const breaks = rows.filter(({ isNext, width: own }) => isNext && own <= WIDEST).length
  const isWrapped = broken.filter(Boolean).length >= WRAPPED * breaks
  const found: Span[] = []
  rows.forEach((line, index) => {
    const last = found.at(-1)
    const goesOn = broken[index] || (isWrapped && isFull(text, rows[index - 1], line, width))
    if (last && goesOn) last.end = line.end
    else found.push({ start: line.start, end: line.end })
  })
  return found
}

function lines(text: string): Line[] {
  const found: Line[] = []
  let isNext = false
  let at = 0
  while (at < text.length) {
    const newline = text.indexOf('\n', at)
    let end = newline === -1 ? text.length : newline
    const next = end + 1
    const margin = at
    while (at < end && /\s/u.test(text.charAt(at))) at++
    while (end > at && /\s/u.test(text.charAt(end - 1))) end--
    if (end > at) found.push({ start: at, end, width: end - margin, isNext })
    isNext = end > at
    at = next
  }
  return found
}

/** "... would\nbe swept": a line without its full stop, and a small letter below. */
function isMidSentence(text: string, line: Line | undefined, next: Line): boolean {
  if (!line || line.width < NARROWEST || line.width > WIDEST) return false
  return (
    /[\p{L}\p{N},’'”"»)–—-]$/u.test(text.slice(line.end - 2, line.end)) &&
    /^[“"‘'«(]?\p{Ll}/u.test(text.slice(next.start, next.start + 3))
  )
}

/** Whether the next line's first word would not have fitted into a line of this width, so that the break means nothing. */
function isFull(text: string, line: Line | undefined, next: Line, width: number): boolean {
  if (!line || !next.isNext || line.width > width + RAGGED || line.width < NARROWEST) return false
  const head = text.slice(next.start, Math.min(next.end, next.start + width))
  if (/^(?:[-–—•*·▪■►>]|\d{1,2}[.)])\s|^\p{Lu}[\p{Lu} .'’-]{1,40}:\s|^(?:https?:|www\.)/u.test(head)) return false
  const word = /^\S+/u.exec(head)?.[0] ?? ''
  return line.width + 1 + word.length > width
}
