// Written by `npm run train -- fold` from 143 labelled pairs; what each number means: likeness.ts.

import type { Feature } from './likeness.ts'

/** In log-odds, like the weights: what holds for two reports that have nothing in common. */
export const INTERCEPT = -0.134
export const WEIGHTS: Readonly<Record<Feature, number>> = {
  cover: 2.753,
  verbatim: 1.609,
  quoted: 2.262,
  around: 3.0,
  little: -1.46,
  apart: -0.494,
  speakers: -2.099,
  topical: -1.277,
  otherDay: -1.5,
  otherOccasion: -3.0,
}

/** At and above: folded without a person. Cross-validated, 70 % of one utterance's pairs lie there, and 96 % of what lies there is right. */
export const SAME_FROM = 0.72
/** At and above: one utterance is the better guess. Best cross-validated F1. */
export const LIKELY_FROM = 0.56
/** Below: nobody is asked. At and above lie 95 % of the pairs that are one utterance, cross-validated. */
export const UNSURE_FROM = 0.21
