// One report as it stands in its article: what it is compared with another report of the same article by.

import { spokenWords } from '../language/spoken-words.ts'
import { type FoldingReport, type Prepared, prepare } from '../same/prepared-report.ts'

/** What is known of a report of an article. Its place counts UTF-16 code units of the article's text. */
export interface ReportInArticle {
  start: number
  end: number
  /** Any key that is equal for one speaker; null if the speaker is not known. */
  speaker: string | null
  folding: FoldingReport
}

/** A report ready to be compared with the others of its article. */
export interface PlacedInText {
  /** Its number in the order of the text. */
  at: number
  speaker: string | null
  prepared: Prepared
  /** All of it is the speaker's own words, a sentence of them at least. */
  isQuotation: boolean
  isIndirect: boolean
  /** Paragraphs that end before it begins, and before it ends. */
  paragraphs: { before: number; within: number }
  /** How many reports before it have its speaker, and how many of these are quotations. */
  ofSpeaker: number
  quotedOfSpeaker: number
}

/** An article's reports in the order of the text. */
export interface ArticleRead {
  placed: readonly PlacedInText[]
  /** How much a word of the article tells of one sentence: less, the more of its sentences have it. */
  shareOf(stem: string): number
}

/** Words of an article that are counted: more than nearly all have. */
const LONGEST_ARTICLE = 60_000

/** `reports` in any order; `placed` has them by their beginning, those that begin together by their end. */
export function readForRetelling(
  text: string,
  reports: readonly ReportInArticle[],
): ArticleRead & { order: readonly number[] } {
  const order = reports.map((_, index) => index).sort((a, b) => placeOf(reports[a]) - placeOf(reports[b]) || a - b)
  const breaks = Array.from(text.matchAll(/\n+/gu), ({ index }) => index)
  const counts = new Map<string, { all: number; quoted: number }>()
  const placed = order.flatMap((index, at): PlacedInText[] => {
    const report = reports[index]
    if (report === undefined) return []
    const { form } = report.folding
    const isQuotation = form === 'DIRECT'
    const known = counts.get(report.speaker ?? '') ?? { all: 0, quoted: 0 }
    counts.set(report.speaker ?? '', { all: known.all + 1, quoted: known.quoted + (isQuotation ? 1 : 0) })
    return [
      {
        at,
        speaker: report.speaker,
        prepared: prepare(report.folding),
        isQuotation,
        isIndirect: form === 'INDIRECT',
        paragraphs: { before: countBelow(breaks, report.start), within: countBelow(breaks, report.end) },
        ofSpeaker: known.all,
        quotedOfSpeaker: known.quoted,
      },
    ]
  })
  const sentences = sentencesWith(text)
  return { placed, order, shareOf: (stem) => 1 / (1 + Math.log2(Math.max(1, (sentences.get(stem) ?? 1) - 1))) }
}

function placeOf(report: ReportInArticle | undefined): number {
  // Two numbers in one: no text is as long as that.
  return report === undefined ? 0 : report.start * 2 ** 22 + Math.min(report.end - report.start, 2 ** 22 - 1)
}

/** How many of ascending numbers are lower. */
function countBelow(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** In how many sentences of the text each stem of a content word stands. */
function sentencesWith(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const sentence of text.slice(0, LONGEST_ARTICLE).split(SENTENCE_END)) {
    const stems = new Set(spokenWords(sentence).flatMap(({ isContent, stem }) => (isContent ? [stem] : [])))
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
  return counts
}

/** Roughly: what is counted is in how many places a word comes up. */
const SENTENCE_END = /(?<=[.!?]["”’']?)\s+|\n+/u
