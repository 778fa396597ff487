// Written by `npm run train -- fold` from 143 labelled pairs; what each number means: likeness.ts.

import type { Feature } from './likeness.ts'

/** In log-odds, like the weights: what holds for two reports that have nothing in common. */
export const INTERCEPT = -0.262
export const FOLD_WEIGHTS: Readonly<Record<Feature, number>> = {
  cover: 2.785,
  verbatim: 1.755,
  quoted: 2.481,
  around: 3,
  little: -1.216,
  apart: -0.509,
  speakers: -2.005,
  topical: -1.253,
  otherDay: -1.5,
  otherOccasion: -3,
}

/** At and above: folded without a person. Cross-validated, 70 % of one utterance's pairs lie there, and 95 % of what lies there is right; what has few grounds is taken out then (veto.ts). */
export const SAME_FROM = 0.65
/** At and above: one utterance is the better guess. Best cross-validated F1. */
export const LIKELY_FROM = 0.5
/** Below: nobody is asked. At and above lie 95 % of the pairs that are one utterance, cross-validated. */
export const UNSURE_FROM = 0.24
