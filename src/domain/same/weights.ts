// Written by `npm run train -- fold` from 8101 labelled pairs; what each number means: likeness.ts.

import type { Feature } from './likeness.ts'

/** In log-odds, like the weights: what holds for two reports that have nothing in common. */
export const INTERCEPT = -5.642
export const FOLD_WEIGHTS: Readonly<Record<Feature, number>> = {
  cover: 0.426,
  coverOfBoth: 5.257,
  shared: 0.199,
  sharedWords: 1.286,
  inOrder: 1.659,
  inOrderOfBoth: 3.906,
  verbatim: 3.968,
  quoted: 3.038,
  around: 6.563,
  apart: -0.938,
  speakers: -2,
  topical: 0,
  otherDay: -3.023,
  otherOccasion: -1.048,
}

/** At and above: folded without a person. Cross-validated, 65 % of one utterance's pairs lie there, and 92 % of the best pairs that lie there are right. */
export const SAME_FROM = 0.51
/** At and above: one utterance is the better guess. Best cross-validated F1. */
export const LIKELY_FROM = 0.38
/** Below: nobody is asked. At and above lie 85 % of the pairs that are one utterance, cross-validated. */
export const UNSURE_FROM = 0.1
