// One report as folding reads it, before it is held against another: done once a report, so that one new report against
// hundreds of known ones costs little more than the comparing.

import type { ChainLink, SaidAt, Span, SpeechForm } from '../statement.ts'
import { rarity } from './rarity.ts'
import { type Word, words } from './words.ts'

/** One report, told by its own article only. */
export interface FoldingReport {
  /** The reported words; quotation marks inside are kept. */
  text: string
  form: SpeechForm
  /** The fullest name of the speaker; whether two names are one actor is the caller's to know. */
  speaker: string | null
  cue: string | null
  /** The article's words up to the report and after it: `surroundings` cuts them. */
  before: string
  after: string
  publishedAt: Date | null
  publisher: string | null
  saidAt: SaidAt | null
  chain: readonly ChainLink[]
  /** To whom and on what occasion it was said, in the article's words. */
  addressee: string | null
  occasion: string | null
  /** Primary language subtag, "en". */
  language: string
}

/** Characters of the article on each side of a report that folding looks at. */
export const SURROUNDINGS = 1500

/** The article right before and right after a report: what to give as `before` and `after`. */
export function surroundings(text: string, parts: readonly Span[]): { before: string; after: string } {
  const start = Math.min(...parts.map((part) => part.start), text.length)
  const end = Math.max(...parts.map((part) => part.end), start)
  return {
    before: text.slice(Math.max(0, start - SURROUNDINGS), start),
    after: text.slice(end, end + SURROUNDINGS),
  }
}

/** A word of a report, with how much it tells. */
export interface WeighedWord extends Word {
  /** 0 for function words; about 1 for a common word, 2 for a rare one. */
  weight: number
  /** Stands between quotation marks, or the whole report does. */
  isQuoted: boolean
}

/** A report that is ready to be compared. */
export interface Prepared {
  report: FoldingReport
  words: WeighedWord[]
  /** What the content words weigh together. */
  weight: number
  /** Stems of the words around it, each with its weight. */
  around: ReadonlyMap<string, number>
  /** The length of `around` as a vector. */
  aroundNorm: number
}

export function prepare(report: FoldingReport): Prepared {
  const own = quotedSpans(report)
  const row = words(report.text).map(
    (word): WeighedWord => ({
      ...word,
      weight: word.isContent ? rarity(word.stem) : 0,
      isQuoted: own.some((span) => span.start <= word.start && word.end <= span.end),
    }),
  )
  const around = new Map<string, number>()
  for (const word of [...words(report.before), ...words(report.after)])
    if (word.isContent) around.set(word.stem, rarity(word.stem))
  for (const word of row) around.delete(word.stem)
  let squares = 0
  for (const weight of around.values()) squares += weight * weight
  return {
    report,
    words: row,
    weight: row.reduce((sum, word) => sum + word.weight, 0),
    around,
    aroundNorm: Math.sqrt(squares),
  }
}

const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]|''(.+?)''|‘([^‘’]{8,})’/gu

/** The stretches that give the very words: all of a direct quotation, else what stands between marks. */
function quotedSpans({ text, form }: FoldingReport): Span[] {
  if (form === 'DIRECT' || form === 'FRAGMENT') return [{ start: 0, end: text.length }]
  if (form === 'INDIRECT') return []
  return [...text.matchAll(QUOTED)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}
