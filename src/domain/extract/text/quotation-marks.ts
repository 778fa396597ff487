// Finds what stands between quotation marks. Marks are paired by what surrounds them, not by their shape: articles open
// with " and close with ”, forget a mark, and spell apostrophes like closing marks. Each paragraph is read by itself;
// a quotation left open runs on only where the next paragraph opens again, or closes without having opened.

import type { Span } from '../../language/span.ts'

export interface Quotation {
  /** With its marks. */
  outer: Span
  /** The words between them. */
  inner: Span
  /** False where the closing mark is missing; a quotation that runs on is not missing one. */
  isClosed: boolean
  /** The next paragraph's first quotation goes on with this one. */
  runsOn: boolean
}

/** The outermost quotations of each paragraph, in text order. */
export function quotations(text: string, paragraphs: readonly Span[]): Quotation[][] {
  let carried: Family | null = null
  return paragraphs.map((paragraph, index) => {
    const found = pair(text, paragraph, marksIn(text, paragraph), carried)
    const last = found.at(-1)
    carried = null
    if (last && !last.isClosed && last.outer.end === paragraph.end) {
      const family = familyAt(text, last.outer.start)
      const next = paragraphs[index + 1]
      if (family && next && goesOn(text, next, family)) {
        carried = family
        last.runsOn = true
        last.isClosed = true
      }
    }
    return found
  })
}

type Family = 'double' | 'single' | 'guillemet' | 'angle' | 'corner'

interface Mark {
  at: number
  length: number
  family: Family
  opens: boolean
  closes: boolean
  /** How many marks of its family close after this one before the next one opens. */
  closersAhead: number
}

const FAMILIES: ReadonlyMap<string, Family> = new Map(
  Object.entries<Family>({
    '"': 'double',
    '“': 'double',
    '”': 'double',
    '„': 'double',
    '‟': 'double',
    '«': 'guillemet',
    '»': 'guillemet',
    '‹': 'angle',
    '›': 'angle',
    "'": 'single',
    '‘': 'single',
    '’': 'single',
    '‚': 'single',
    '「': 'corner',
    '」': 'corner',
    '『': 'corner',
    '』': 'corner',
  }),
)
const BEFORE_OPENING = new Set(' \t\n\r\u00a0\u202f\u2009([{—–-/:>"“„\'‘«')
const NOT_AFTER_OPENING = new Set(' \t\n\r\u00a0\u202f\u2009,.;:!?)')
const INSIDE_WORD = /[\p{L}\p{N}]/u
const ELISION = /^(?:em|til|tis|twas|cause|bout|round|n|s|t|d|ll|re|ve)(?![\p{L}])|^\d/iu

function familyAt(text: string, at: number): Family | null {
  const char = text.charAt(at)
  // Typewriter quotation marks: two apostrophes, two grave accents.
  if ((char === "'" || char === '`') && text.charAt(at + 1) === char) return 'double'
  return FAMILIES.get(char) ?? null
}

function marksIn(text: string, paragraph: Span): Mark[] {
  const marks: Mark[] = []
  for (let at = paragraph.start; at < paragraph.end; at++) {
    const family = familyAt(text, at)
    if (!family) continue
    const mark = markAt(text, at, family, paragraph)
    if (mark.opens || mark.closes) marks.push(mark)
    at += mark.length - 1
  }
  const closers = new Map<Family, number>()
  for (const mark of marks.toReversed()) {
    const ahead = closers.get(mark.family) ?? 0
    mark.closersAhead = ahead
    closers.set(mark.family, mark.opens && !mark.closes ? 0 : mark.closes ? ahead + 1 : ahead)
  }
  return marks
}

function markAt(text: string, at: number, family: Family, paragraph: Span): Mark {
  const char = text.charAt(at)
  const length = char === '`' || (char === "'" && family === 'double') ? 2 : 1
  const before = at === paragraph.start ? ' ' : text.charAt(at - 1)
  const after = at + length >= paragraph.end ? ' ' : text.charAt(at + length)
  const mayOpen = BEFORE_OPENING.has(before) && !NOT_AFTER_OPENING.has(after)
  const mayClose = !SPACES.has(before) && !INSIDE_WORD.test(after)
  const [opens, closes] = direction(char, mayOpen, mayClose)
  const isElision = char === "'" && length === 1 && opens && ELISION.test(text.slice(at + 1, at + 8))
  return { at, length, family, opens: opens && !isElision, closes, closersAhead: 0 }
}

/** What a mark's shape makes of what its place allows. */
function direction(char: string, mayOpen: boolean, mayClose: boolean): readonly [opens: boolean, closes: boolean] {
  if (ONLY_OPEN.has(char)) return [true, false]
  if (char === '’') return [false, mayClose]
  if (char === '‘') return [mayOpen, mayClose && !mayOpen]
  if (MOSTLY_OPEN.has(char)) return [mayOpen || !mayClose, mayClose && !mayOpen]
  if (MOSTLY_CLOSE.has(char)) return [mayOpen && !mayClose, mayClose || !mayOpen]
  return [mayOpen, mayClose]
}

const STOPS = new Set('.!?…。')
const ONLY_OPEN = new Set('„‚「『`')
const MOSTLY_OPEN = new Set('“«‹')
const MOSTLY_CLOSE = new Set('”»›」』')
const SPACES = new Set(' \t\n\u00a0\u202f\u2009\r')

function pair(text: string, paragraph: Span, marks: readonly Mark[], carried: Family | null): Quotation[] {
  const found: Quotation[] = []
  let open: Mark | null = null
  let depth = 0
  const first = marks[0]
  if (carried && (first?.at !== paragraph.start || !first.opens)) {
    open = { at: paragraph.start, length: 0, family: carried, opens: true, closes: false, closersAhead: 1 }
  }
  const end = (from: Mark, innerEnd: number, outerEnd: number, isClosed: boolean) => {
    const inner = trimmed(text, from.at + from.length, innerEnd)
    if (inner.end > inner.start) {
      found.push({ outer: { start: from.at, end: outerEnd }, inner, isClosed, runsOn: false })
    }
  }
  for (const mark of marks) {
    if (!open) {
      // A single mark that nothing closes is an apostrophe.
      if (mark.opens && (mark.family !== 'single' || mark.closersAhead > 0)) open = mark
      depth = 0
      continue
    }
    if (mark.family !== open.family) continue
    if (mark.closes) {
      if (isPossessive(text, mark) && mark.closersAhead > 0) continue
      if (depth-- > 0) continue
      end(open, mark.at, mark.at + mark.length, true)
      open = null
    } else if (mark.closersAhead >= 2) {
      depth++
    } else {
      const stop = sentenceEnd(text, open.at + open.length, mark.at)
      end(open, stop, stop, false)
      open = mark
      depth = 0
    }
  }
  if (open) end(open, paragraph.end, paragraph.end, false)
  return found
}

function goesOn(text: string, paragraph: Span, family: Family): boolean {
  const first = marksIn(text, paragraph).find((mark) => mark.family === family)
  return first !== undefined && (first.opens ? first.at === paragraph.start : first.closes)
}

function isPossessive(text: string, mark: Mark): boolean {
  return mark.family === 'single' && /^s.\s\p{L}/iu.test(text.slice(mark.at - 1, mark.at + 3))
}

function sentenceEnd(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (STOPS.has(text.charAt(at)) && SPACES.has(text.charAt(at + 1))) return at + 1
  }
  return trimmed(text, from, to).end
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from
  let end = to
  while (start < end && SPACES.has(text.charAt(start))) start++
  while (end > start && SPACES.has(text.charAt(end - 1))) end--
  return { start, end }
}
