// What two reports have in common and what tells them apart, as a few numbers. Few on purpose: they are weighed by what
// some hundred labelled pairs teach, and that is too little to learn many weights from.

import { type Alignment, align } from './alignment.ts'
import { type OccasionLikeness, occasionLikeness } from './occasion.ts'
import { type FoldingReport, type Prepared, type WeighedWord, weightOf } from './reading.ts'
import { areOthers } from './speakers.ts'

/** In the order of the weights. */
export const FEATURES = ['cover', 'run', 'quoted', 'apart', 'speakers', 'topical', 'around', 'day', 'place'] as const

export type Feature = (typeof FEATURES)[number]

/** Whether more of it speaks for one utterance (1) or against it (-1): no weight is learned that says the opposite. */
export const SIGNS: Readonly<Record<Feature, 1 | -1>> = {
  cover: 1,
  run: 1,
  quoted: 1,
  apart: -1,
  speakers: -1,
  topical: -1,
  around: 1,
  day: 1,
  place: 1,
}

export interface Likeness {
  alignment: Alignment
  occasion: OccasionLikeness
  /** Days between the two publications; null where one is unknown. */
  daysApart: number | null
  features: Record<Feature, number>
}

/** Likeness of the words alone; `around` is 0. Cheap: most candidates are told apart by it. */
export function likenessOfWords(a: Prepared, b: Prepared): Likeness {
  const alignment = align(a.words, b.words)
  const occasion = occasionLikeness(a.report, b.report)
  const daysApart = daysBetween(a.report.publishedAt, b.report.publishedAt)
  return {
    alignment,
    occasion,
    daysApart,
    features: {
      cover: share(alignment.shared, Math.min(weightOf(a.words), weightOf(b.words))),
      run: Math.log1p(alignment.run),
      quoted: quotedLikeness(a, b),
      apart: Math.max(0, Math.log2((1 + (daysApart ?? UNKNOWN_DAYS)) / NEAR_DAYS)),
      speakers: areOthers(a.report.speaker, b.report.speaker) ? 1 : 0,
      topical: isTopical(a.report) || isTopical(b.report) ? 1 : 0,
      around: 0,
      day: occasion.day,
      place: occasion.place,
    },
  }
}

/** How alike the articles are around the two reports: the cosine of what their words tell. */
export function likenessAround(a: Prepared, b: Prepared): number {
  let both = 0
  for (const [stem, { weight }] of a.around) if (b.around.has(stem)) both += weight * weight
  return both === 0 ? 0 : both / Math.sqrt(squares(a.around) * squares(b.around))
}

function squares(around: ReadonlyMap<string, WeighedWord>): number {
  let sum = 0
  for (const { weight } of around.values()) sum += weight * weight
  return sum
}

/** Added to what the shorter report tells, so that a single common word is never all of it. */
const DAMPING = 1

function share(shared: number, whole: number): number {
  return shared / (whole + DAMPING)
}

/** Quotations that tell less than this are too short to disagree. */
const LEAST_QUOTED = 1
const QUOTED_DAMPING = 0.5

/**
 * From -1 to 1: whether the words both give as the speaker's very own are the same; 0 where one quotes nothing.
 *
 * Two outlets that quote one utterance rarely differ in the words they both quote.
 */
function quotedLikeness(a: Prepared, b: Prepared): number {
  const shorter = Math.min(weightOf(a.quoted), weightOf(b.quoted))
  if (shorter < LEAST_QUOTED) return 0
  return (2 * align(a.quoted, b.quoted).shared) / (shorter + QUOTED_DAMPING) - 1
}

/** Within two days, news is the same news. */
const NEAR_DAYS = 3
const UNKNOWN_DAYS = 3
const DAY_MS = 86_400_000

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
