// Written by `npm run train -- fold` from 9676 labelled pairs; what each number means: likeness.ts.

import type { Feature } from './likeness.ts'

/** In log-odds, like the weights: what holds for two reports that have nothing in common. */
export const INTERCEPT = -5.665
export const FOLD_WEIGHTS: Readonly<Record<Feature, number>> = {
  cover: 0,
  coverOfBoth: 5.122,
  shared: 0.627,
  sharedWords: 1.152,
  inOrder: 1.334,
  inOrderOfBoth: 3.708,
  verbatim: 4.644,
  quoted: 2.856,
  around: 6.286,
  apart: -0.887,
  speakers: -2,
  topical: 0,
  otherDay: -2.979,
  otherOccasion: -1.309,
}

/** At and above: folded without a person. Cross-validated, 59 % of one utterance's pairs lie there, and 96 % of the best pairs that lie there are right. */
export const SAME_FROM = 0.73
/** At and above: one utterance is the better guess. Best cross-validated F1. */
export const LIKELY_FROM = 0.37
/** Below: nobody is asked. At and above lie 85 % of the pairs that are one utterance, cross-validated. */
export const UNSURE_FROM = 0.09
