// What two reports of one article have in common, and how they stand to each other: an article first says in its own
// words what somebody said, and then quotes them.

import { firstLikeness } from '../same/likeness.ts'
import type { Prepared, WeighedWord } from '../same/prepared-report.ts'
import type { ArticleRead, PlacedInText } from './article-report.ts'

/** What is weighed, each with whether more of it speaks for one utterance (1), against it (-1), or is left to learn (0). */
export const RETOLD_SIGNS = {
  /** The share of a paraphrase's words that a quotation after it has, by what they tell in this article. */
  told: 1,
  /** The number of content words that a paraphrase shares with a quotation after it: its logarithm. */
  toldWords: 1,
  /** The share of the longer report's words, small ones too, that the other has in the same order. */
  inOrder: 1,
  /** The same, of a paraphrase and the first quotation after it. */
  nextInOrder: 1,
  /** Whether the words that both quote are the same. */
  quoted: 1,
  /** Nearly all of one's words in quotation marks stand in the other. */
  quotesIt: 1,
  /** Of a paraphrase and the first quotation after it: how long a run of words in marks both have, and its share. */
  nextRun: 1,
  nextShare: 0,
  /** A paraphrase without words in marks, and the first quotation after it. */
  next: 1,
  /** The paraphrase has words in marks. */
  mixed: -1,
  /** Paragraphs that end between the two, and reports of the same speaker: their logarithms. */
  paragraphs: -1,
  between: -1,
  /** The first paragraph tells what is quoted further down. */
  lead: 1,
  /** The later begins with a word that points back: "This is". English only. */
  pointsBack: 1,
  /** One of them names a subject only. */
  topical: 0,
} as const satisfies Record<string, 1 | 0 | -1>

export type RetoldSign = keyof typeof RETOLD_SIGNS
export const SIGN_NAMES = Object.keys(RETOLD_SIGNS) as readonly RetoldSign[]

/** Of two reports of one speaker; `earlier` stands before `later`. */
export function retoldSigns(
  { placed, shareOf }: ArticleRead,
  earlier: PlacedInText,
  later: PlacedInText,
): Record<RetoldSign, number> {
  const { alignment, features } = firstLikeness(earlier.prepared, later.prepared)
  const isThenQuoted = !earlier.isQuotation && later.isQuotation
  const isNext = isThenQuoted && isNextQuotation(placed, earlier, later)
  const paired = new Set(alignment.pairs.map(([at]) => at))
  const weigh = (word: WeighedWord) => word.weight * shareOf(word.stem)
  const sum = (words: readonly WeighedWord[]) => words.reduce((all, word) => all + weigh(word), 0)
  const { words } = earlier.prepared
  const told = sum(words.filter((_, at) => paired.has(at))) / (sum(words) + DAMPING)
  const run = quotedRun(earlier.prepared, later.prepared)
  const paragraphs = later.paragraphs.before - earlier.paragraphs.within
  return {
    told: isThenQuoted ? told : 0,
    toldWords: isThenQuoted ? features.sharedWords : 0,
    inOrder: features.inOrderOfBoth,
    nextInOrder: isNext ? features.inOrderOfBoth : 0,
    quoted: features.quoted,
    quotesIt: run.length >= 2 && run.share > NEARLY_ALL ? 1 : 0,
    nextRun: isNext ? Math.log1p(run.length) : 0,
    nextShare: isNext ? run.share : 0,
    next: isNext && earlier.isIndirect ? 1 : 0,
    mixed: earlier.prepared.report.form === 'MIXED' ? 1 : 0,
    paragraphs: Math.log1p(Math.max(0, paragraphs)),
    between: Math.log1p(later.ofSpeaker - earlier.ofSpeaker - 1),
    lead: earlier.paragraphs.before === 0 && paragraphs > 0 ? 1 : 0,
    pointsBack: POINTS_BACK.test(later.prepared.report.text) ? 1 : 0,
    topical: features.topical,
  }
}

/** A word or two are never all of a report. */
const DAMPING = 1
/** Of the words in marks. */
const NEARLY_ALL = 0.8

const POINTS_BACK = /^\W*(?:that|this|it|these|those|he|she|they)\b/iu

/** No report of someone else stands between a paraphrase and the quotation, and no other quotation. */
export function isNextQuotation(placed: readonly PlacedInText[], earlier: PlacedInText, later: PlacedInText): boolean {
  const between = later.at - earlier.at - 1
  const own = later.ofSpeaker - earlier.ofSpeaker - 1
  return between === own && later.quotedOfSpeaker === earlier.quotedOfSpeaker && placed[later.at] === later
}

/** The longest run of one's words in quotation marks that the other has, and its share of them. */
function quotedRun(a: Prepared, b: Prepared): { length: number; share: number } {
  const [one, other] = [runIn(a, b), runIn(b, a)]
  return one.length >= other.length ? one : other
}

function runIn({ report, quoted }: Prepared, { words }: Prepared): { length: number; share: number } {
  // All of a quotation is in marks: that says nothing.
  if (report.form === 'DIRECT' || quoted.length === 0) return { length: 0, share: 0 }
  let length = 0
  let above = new Uint16Array(words.length + 1)
  for (const { stem } of quoted) {
    const line = new Uint16Array(words.length + 1)
    for (const [at, word] of words.entries()) {
      if (word.stem !== stem) continue
      line[at + 1] = (above[at] ?? 0) + 1
      length = Math.max(length, line[at + 1] ?? 0)
    }
    above = line
  }
  return { length, share: length / quoted.length }
}
