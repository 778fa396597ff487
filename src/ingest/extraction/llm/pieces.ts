import type { Span } from '../../../domain/language/span.ts'

/** A line of an article; its number is its place in the article, and how a model names places. */
export interface Paragraph extends Span {
  number: number
  text: string
}

/** UTF-16 code units in one piece: what a small model answers for in one go without leaving out half. */
const PIECE_CHARACTERS = 8_000
/** How many paragraphs are repeated before a piece, so that one can tell who "he" is. */
const OVERLAP = 2

/** The lines of a text that hold something. A line that alone fills a piece is cut where a sentence may end. */
export function paragraphsOf(text: string): Paragraph[] {
  const found: Paragraph[] = []
  for (const line of text.matchAll(/[^\r\n]*[^\s][^\r\n]*/g)) {
    for (const { start, end } of cut(line[0])) {
      const span = { start: line.index + start, end: line.index + end }
      found.push({ ...span, number: found.length + 1, text: text.slice(span.start, span.end) })
    }
  }
  return found
}

/** Paragraphs in the portions that a model is given one by one: each once as its own, and some as what went before. */
export function piecesOf(paragraphs: readonly Paragraph[]): { before: Paragraph[]; own: Paragraph[] }[] {
  const pieces: { before: Paragraph[]; own: Paragraph[] }[] = []
  let own: Paragraph[] = []
  let characters = 0
  for (const paragraph of paragraphs) {
    if (own.length > 0 && characters + paragraph.text.length > PIECE_CHARACTERS) {
      pieces.push({ before: pieces.at(-1)?.own.slice(-OVERLAP) ?? [], own })
      own = []
      characters = 0
    }
    own.push(paragraph)
    characters += paragraph.text.length
  }
  return own.length === 0 ? pieces : [...pieces, { before: pieces.at(-1)?.own.slice(-OVERLAP) ?? [], own }]
}

function cut(line: string): Span[] {
  const spans: Span[] = []
  for (let start = 0; start < line.length; ) {
    let end = Math.min(line.length, start + PIECE_CHARACTERS)
    if (end < line.length) {
      const full = line.lastIndexOf('. ', end)
      if (full > start) end = full + 2
      // Not through the middle of a character.
      else if (/[\udc00-\udfff]/.test(line.charAt(end))) end -= 1
    }
    spans.push({ start, end })
    start = end
  }
  return spans
}
