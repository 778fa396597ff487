// Numbers in words and figures, with what they count: "32 members", "about three billion euros", "2 %".

import type { Span } from '../language/span.ts'
import { stemOf } from '../language/stem.ts'
import { isSmall, type Word, wordsIn } from '../language/tokens.ts'

export interface Amount {
  value: number
  /** The stem of what is counted, "%" or a currency; null where nothing says. */
  unit: string | null
  /** AT_LEAST: "more than 30"; AT_MOST: "fewer than", "nearly", "up to"; ABOUT: "some 30". */
  bound: 'EXACT' | 'ABOUT' | 'AT_LEAST' | 'AT_MOST'
  /** From the number's first word to its last, the unit left out; UTF-16 code units. */
  span: Span
}

/** Every number of a text in order; dates and years are left out. */
export function amountsIn(text: string): Amount[] {
  const words = wordsIn(text)
  const found: Amount[] = []
  for (let at = 0; at < words.length; at++) {
    const read = numberAt(words, at)
    if (!read) continue
    const before = words.slice(Math.max(0, at - 3), at).map((word) => word.key)
    const unit = unitAt(words, read.to, read.unit, text)
    const isDate =
      MONTHS.has(before.at(-1) ?? '') || MONTHS.has(words[read.to]?.key ?? '') || isYear(words[at], before, unit)
    if (!isDate) {
      found.push({
        value: read.value,
        unit: unit ?? labelOf(before.at(-1)),
        bound: boundOf(before.join(' ')),
        span: { start: words[at]?.start ?? 0, end: words[read.to - 1]?.end ?? 0 },
      })
    }
    at = read.to - 1
  }
  return found
}

/** What a word counts, if it is a number: "30", "1,000", "three". */
export function numeral(key: string): number | null {
  const figures = /^[$€£¥]?(\d[\d.,:]*)(bn|m|k|tn|st|nd|rd|th)?%?$/.exec(key)
  if (figures?.[1] === undefined) return ONES.get(key) ?? null
  const value = Number(figures[1].replace(/,(?=\d{3})/g, '').replace(',', '.'))
  return Number.isNaN(value) ? null : value * (SHORT.get(figures[2] ?? '') ?? 1)
}

export const VAGUE: ReadonlySet<string> = new Set(
  'some several many few dozens hundreds thousands millions numerous various'.split(' '),
)

function numberAt(words: readonly Word[], at: number): { value: number; to: number; unit: string | null } | null {
  const first = words[at]?.key ?? ''
  let value = numeral(first)
  // "One of them", "one must": a pronoun.
  if (value === null || (first === 'one' && isSmall(words[at + 1]?.key ?? 'of'))) return null
  let to = at + 1
  const next = numeral(words[to]?.key ?? '')
  if (
    value >= 20 &&
    value < 100 &&
    value % 10 === 0 &&
    /^[a-z]/.test(first) &&
    next !== null &&
    next < 10 &&
    next > 0
  ) {
    value += next
    to++
  }
  for (let scale = SCALES.get(words[to]?.key ?? ''); scale !== undefined; scale = SCALES.get(words[to]?.key ?? '')) {
    value *= scale
    to++
  }
  const sign = /^[$€£¥]/.exec(first)?.[0] ?? (first.endsWith('%') ? '%' : null)
  return { value, to, unit: sign }
}

function unitAt(words: readonly Word[], to: number, sign: string | null, text: string): string | null {
  if (sign !== null) return sign
  const end = words[to - 1]?.end ?? 0
  if (/^\s?%/.test(text.slice(end, end + 2))) return '%'
  // The counted thing is the noun behind its adjectives, as far as one can tell: the last word before a small one.
  let noun: string | null = null
  for (let at = to; at < to + 3; at++) {
    const word = words[at]
    if (
      !word ||
      isSmall(word.key) ||
      numeral(word.key) !== null ||
      /[.,;:!?]/.test(text.slice(words[at - 1]?.end ?? 0, word.start))
    )
      break
    if (word.key === 'percent') return '%'
    noun = stemOf(word.key)
    if (/s$/.test(word.key)) break
  }
  return noun
}

/** "Article 5", "phase two": numbers that name. */
function labelOf(before: string | undefined): string | null {
  return before !== undefined && !isSmall(before) ? `${stemOf(before)} no.` : null
}

function isYear(word: Word | undefined, before: readonly string[], unit: string | null): boolean {
  return (
    /^(?:19|20)\d\d$/.test(word?.key ?? '') &&
    (unit === null || /^(?:in|since|of|by|until|from|to|during|before|after)$/.test(before.at(-1) ?? ''))
  )
}

function boundOf(before: string): Amount['bound'] {
  if (/\b(?:more than|over|at least|above|exceeding|upwards of)$/.test(before)) return 'AT_LEAST'
  if (/\b(?:less than|fewer than|under|up to|nearly|almost|at most|below|close to)$/.test(before)) return 'AT_MOST'
  return /\b(?:about|some|around|roughly|approximately|circa|estimated)$/.test(before) ? 'ABOUT' : 'EXACT'
}

const ONES = new Map(
  (
    'zero:0 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 ' +
    'fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 ' +
    'eighty:80 ninety:90 dozen:12 hundred:100 thousand:1000 million:1000000 billion:1000000000 trillion:1000000000000 half:0.5'
  )
    .split(' ')
    .map((pair) => pair.split(':'))
    .map(([word, value]) => [word ?? '', Number(value)] as const),
)
const SCALES = new Map([...ONES].filter(([word]) => /^(?:hundred|thousand|million|billion|trillion|dozen)$/.test(word)))
const SHORT = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['bn', 1e9],
  ['tn', 1e12],
])
const MONTHS: ReadonlySet<string> = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec'.split(
    ' ',
  ),
)
