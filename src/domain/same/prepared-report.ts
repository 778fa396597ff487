// One report, prepared to be compared with others. This is done once for each report, so that one new report against
// many known ones costs little more than the comparing.

import type { Span } from '../language/span.ts'
import { type SpokenWord, spokenWords } from '../language/spoken-words.ts'
import { SURROUNDINGS } from '../statement/report.ts'
import type { SpeechAct } from '../statement/speech-act.ts'
import type { ChainLink, SaidAt, SpeechForm } from '../statement/statement.ts'
import { rarity } from './idf.ts'

/** One report, told by its own article only. */
export interface FoldingReport {
  /** The reported words; quotation marks inside are kept. */
  text: string
  form: SpeechForm
  /** What the speaker does with the words; null if unknown. */
  act: SpeechAct | null
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
export interface WeighedWord extends SpokenWord {
  /** 0 for function words, near 0 for common ones, about 2 for rare ones. */
  weight: number
  /** Stands between quotation marks, or the whole report does. */
  isQuoted: boolean
}

/** A report that is ready to be compared. */
export interface Prepared {
  readonly report: FoldingReport
  readonly words: readonly WeighedWord[]
  /** The words given as the speaker's very own. */
  readonly quoted: readonly WeighedWord[]
  /** The content words around it by their stems. Read when first asked for: most candidates differ by their words. */
  readonly around: ReadonlyMap<string, WordAround>
}

/** A word that stands around a report, with in how many sentences there. */
interface WordAround extends WeighedWord {
  sentences: number
}

/** Words of a report that are compared; hostile texts have more. */
const LONGEST = 400

export function prepare(report: FoldingReport): Prepared {
  const own = quotedSpans(report)
  const read = spokenWords(report.text).slice(0, LONGEST)
  const row = read.map((word, at) => {
    const isQuoted = own.some((span) => span.start <= word.start && word.end <= span.end)
    return weighed(word, isQuoted, isNamePart(read[at - 1], word) ? LATER_PART : 1)
  })
  return preparedOf(
    report,
    row,
    row.filter((word) => word.isQuoted),
  )
}

/** A prepared report whose surroundings are known now. Its words are not read again. */
export function surrounded({ report, words, quoted }: Prepared, around: { before: string; after: string }): Prepared {
  return preparedOf({ ...report, ...around }, words, quoted)
}

function preparedOf(report: FoldingReport, words: Prepared['words'], quoted: Prepared['quoted']): Prepared {
  let around: ReadonlyMap<string, WordAround> | null = null
  return {
    report,
    words,
    quoted,
    get around() {
      around ??= wordsAround(report)
      return around
    },
  }
}

/** What words weigh together. */
export function weightOf(row: Iterable<WeighedWord>): number {
  let sum = 0
  for (const { weight } of row) sum += weight
  return sum
}

/** "Indo-Pacific", "Supreme Court": a name of several words is one thing that two reports share, not several. */
const LATER_PART = 0.4

function isNamePart(before: SpokenWord | undefined, word: SpokenWord): boolean {
  return before?.isName === true && word.isName && word.start - before.end <= 1
}

function weighed(word: SpokenWord, isQuoted: boolean, part: number): WeighedWord {
  const { start, end, key, stem, isContent, isName, isNumber } = word
  // Not by spreading it, which takes several times as long.
  return { start, end, key, stem, isContent, isName, isNumber, weight: isContent ? rarity(stem) * part : 0, isQuoted }
}

function wordsAround(report: FoldingReport): ReadonlyMap<string, WordAround> {
  const around = new Map<string, WordAround>()
  const texts = [report.before.slice(-SURROUNDINGS), report.after.slice(0, SURROUNDINGS)]
  for (const sentence of texts.flatMap((text) => text.split(SENTENCE_END))) {
    const read = new Set<string>()
    for (const word of spokenWords(sentence)) {
      if (!word.isContent || read.has(word.stem)) continue
      read.add(word.stem)
      const known = around.get(word.stem)
      if (known === undefined) around.set(word.stem, { ...weighed(word, false, 1), sentences: 1 })
      else known.sentences += 1
    }
  }
  return around
}

/** Roughly: what is counted is in how many places a word comes up. */
const SENTENCE_END = /(?<=[.!?]["”’']?)\s+|\n+/u

const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]|''(.+?)''|‘([^‘’]{8,})’/gu

/** The stretches that give the very words: all of a direct quotation, else what stands between marks. */
function quotedSpans({ text, form }: FoldingReport): Span[] {
  if (form === 'DIRECT' || form === 'FRAGMENT') return [{ start: 0, end: text.length }]
  if (form === 'INDIRECT') return []
  return [...text.matchAll(QUOTED)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}
