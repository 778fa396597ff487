// What two reports have in common and what tells them apart, as a few numbers. Few on purpose: they are weighed by what
// some hundred labelled pairs teach, and that is too little to learn many weights from.

import { DAY_MS } from '../language/calendar.ts'
import { spokenWords } from '../language/spoken-words.ts'
import { type Alignment, align, pair } from './alignment.ts'
import { type OccasionLikeness, occasionLikeness } from './occasion.ts'
import { type FoldingReport, type Prepared, type WeighedWord, weightOf } from './prepared-report.ts'
import { areOthers } from './speakers.ts'

/** What is weighed, each with whether more of it speaks for one utterance (1) or against it (-1). */
export const SIGNS = {
  /** The share of what the shorter report tells that the other tells too, and of what the longer one tells. */
  cover: 1,
  coverOfBoth: 1,
  /** How much they tell in common, and in how many words: its logarithm. */
  shared: 1,
  sharedWords: 1,
  /** The share of the shorter report's words, small ones too, that the other has in the same order; and of the longer one's. */
  inOrder: 1,
  inOrderOfBoth: 1,
  /** The share of the shorter report's words, small ones too, that stand in the longest common run. */
  verbatim: 1,
  /** Whether the words that both quote are the same. */
  quoted: 1,
  /** How alike the articles are around the two, as far as the words allow. */
  around: 1,
  /** How far apart they were published. */
  apart: -1,
  /** One speaks in person, for the other someone else does. */
  speakers: -1,
  /** One of them names a subject only. */
  topical: -1,
  /** Both say when it was said, and not on the same day. */
  otherDay: -1,
  /** Both say on what occasion, and the occasions exclude each other. */
  otherOccasion: -1,
} as const satisfies Record<string, 1 | -1>

export type Feature = keyof typeof SIGNS
export const FOLD_FEATURES = Object.keys(SIGNS) as readonly Feature[]

export interface Likeness {
  alignment: Alignment
  occasion: OccasionLikeness
  /** Days between the two publications; null where one is unknown. */
  daysApart: number | null
  features: Record<Feature, number>
}

/** A first look at the words alone, nearly always too kind. Cheap: most candidates are told apart by it. */
export function firstLikeness(a: Prepared, b: Prepared): Likeness {
  return likenessOf(a, b, { place: () => 1, likeness: 1 }, false)
}

/** The likeness with what stands around the two reports. */
export function likeness(a: Prepared, b: Prepared): Likeness {
  return likenessOf(a, b, { place: placeOf(a, b), likeness: likenessAround(a, b) }, true)
}

interface Around {
  /** How much of a word's weight is left, for what it is in the two articles. */
  place(stem: string): number
  likeness: number
}

function likenessOf(a: Prepared, b: Prepared, { place, likeness }: Around, isNear: boolean): Likeness {
  const one = placed(a.words, place)
  const other = placed(b.words, place)
  const alignment = align(one, other)
  const occasion = occasionLikeness(a.report, b.report, isNear)
  const daysApart = daysBetween(a.report.publishedAt, b.report.publishedAt)
  const [weightA, weightB] = [weightOf(one), weightOf(other)]
  const [shorter, longer] = [Math.min(a.words.length, b.words.length), Math.max(a.words.length, b.words.length)]
  const cover = alignment.shared / (Math.min(weightA, weightB) + DAMPING)
  return {
    alignment,
    occasion,
    daysApart,
    features: {
      cover,
      coverOfBoth: alignment.shared / (Math.max(weightA, weightB) + DAMPING),
      shared: Math.log1p(alignment.shared),
      sharedWords: Math.log1p(alignment.pairs.length),
      inOrder: alignment.inOrder / (shorter + IN_ORDER_DAMPING),
      inOrderOfBoth: alignment.inOrder / Math.max(1, longer),
      verbatim: alignment.runAt.length / (shorter + VERBATIM_DAMPING),
      quoted: quotedLikeness(placed(a.quoted, place), placed(b.quoted, place)),
      around: Math.min(NEAR_COPY, likeness) * Math.min(1, cover / COVERED),
      apart: Math.max(0, Math.log2((1 + (daysApart ?? UNKNOWN_DAYS)) / NEAR_DAYS)),
      speakers: areOthers(a.report.speaker, b.report.speaker) ? 1 : 0,
      topical: isTopical(a.report) || isTopical(b.report) ? 1 : 0,
      otherDay: occasion.day < 0 ? 1 : 0,
      otherOccasion: Math.max(0, -occasion.place),
    },
  }
}

/** Past this, one article is a copy of the other: then all of its reports stand in one place, and only words tell. */
const NEAR_COPY = 0.3

/** From here on the words are alike enough for the surroundings to count in full. */
const COVERED = 0.4

/**
 * A word that both articles use again and again belongs to their subject, not to this utterance: its weight is divided among
 * the sentences that have it, beyond the two reports.
 */
function placeOf(a: Prepared, b: Prepared): (stem: string) => number {
  return (stem) => {
    const sentences = (a.around.get(stem)?.sentences ?? 0) + (b.around.get(stem)?.sentences ?? 0)
    return REPORTS / (REPORTS + sentences)
  }
}
const REPORTS = 2

function placed(words: readonly WeighedWord[], place: Around['place']): readonly WeighedWord[] {
  return words.map((word) => (word.weight === 0 ? word : { ...word, weight: word.weight * place(word.stem) }))
}

/**
 * The cosine of what the words around the two tell. The words of the reports themselves are left out, and the speaker's
 * name: "Ada Quill said" around both says only what is known, that both are hers.
 */
function likenessAround(a: Prepared, b: Prepared): number {
  const speakers = [a, b].flatMap(({ report }) => spokenWords(report.speaker ?? ''))
  const own = new Set([...a.words, ...b.words, ...speakers].map((word) => word.stem))
  let both = 0
  let squaresA = 0
  let squaresB = 0
  for (const { stem, weight } of a.around.values()) {
    if (own.has(stem)) continue
    squaresA += weight * weight
    if (b.around.has(stem)) both += weight * weight
  }
  for (const { stem, weight } of b.around.values()) if (!own.has(stem)) squaresB += weight * weight
  return both === 0 ? 0 : both / Math.sqrt(squaresA * squaresB)
}

/** Added to what the shorter report tells, so that a single word is never all of it. */
const DAMPING = 1
const IN_ORDER_DAMPING = 1

/** Three words in a row do not prove it, however short the report. */
const VERBATIM_DAMPING = 2

/** Quotations that tell less than this are too short to disagree. */
const LEAST_QUOTED = 1
const QUOTED_DAMPING = 1

/**
 * From -1 to 1: whether the words both give as the speaker's very own are the same; 0 where one quotes nothing.
 *
 * Two outlets that quote one utterance rarely differ in the words they both quote.
 */
function quotedLikeness(a: readonly WeighedWord[], b: readonly WeighedWord[]): number {
  const shorter = Math.min(weightOf(a), weightOf(b))
  if (shorter < LEAST_QUOTED) return 0
  return (2 * pair(a, b).shared) / (shorter + QUOTED_DAMPING) - 1
}

/** Within two days, news is the same news. */
const NEAR_DAYS = 3
const UNKNOWN_DAYS = 14

function daysBetween(one: Date | null, other: Date | null): number | null {
  if (one === null || other === null) return null
  const days = Math.abs(one.getTime() - other.getTime()) / DAY_MS
  return Number.isFinite(days) ? days : null
}

/**
 * A paraphrase without a clause names a subject or a standing wish ("to build a bridge", "her ties to banks"), which is
 * said again and again; one with a clause tells what was said this time. English only.
 */
function isTopical({ form, text, language }: FoldingReport): boolean {
  return (
    form === 'INDIRECT' &&
    language === 'en' &&
    !/^\W*(?:that|he|she|it|they|there|we|i)\b/iu.test(text) &&
    !FINITE.test(text)
  )
}

const FINITE =
  /\b(?:is|are|was|were|has|had|have|would|will|could|can|may|might|must|should|did|does|do|needs?|wants?|makes?|meant)\b/iu
