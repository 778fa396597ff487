// Written by `npm run train -- confidence`, from 5591 reports of articles that the scorer had not seen.

import type { Knot } from './calibration.ts'

export const SIGN_WEIGHTS: Readonly<Record<string, number>> = {
  always: -0.432,
  bare: 0.16,
  edges: 0.074,
  'evidence CARRIED': 0.748,
  'evidence CLAUSAL': -0.437,
  'evidence DESCRIBED': -1.977,
  'evidence NAMED': 0.267,
  'evidence POINTED': -0.449,
  'evidence SHARED': 0.34,
  'evidence TURN': -0.59,
  'evidence UNKNOWN': -0.552,
  'evidence UNNAMED': -0.05,
  'evidence UNSURE': -1.972,
  'form DIRECT': -0.152,
  'form FRAGMENT': 0.29,
  'form INDIRECT': 0.101,
  'form MIXED': 0.098,
  likelihood: 0.645,
  'no sign': -0.353,
  nobody: -0.552,
  noun: -1.128,
  'one name': -0.149,
  'speaker GOVERNMENT': 0.224,
  'speaker INSTITUTION': 0.029,
  'speaker PERSON': 0.091,
  'speaker none': -0.552,
  unclosed: -2.143,
  'weak sign': -0.094,
}

export const KNOTS: readonly Knot[] = [
  [0.225, 0.407],
  [0.458, 0.458],
  [0.57, 0.475],
  [0.673, 0.588],
  [0.761, 0.729],
  [0.81, 0.746],
  [0.86, 0.89],
  [0.913, 0.945],
  [0.939, 0.949],
  [0.957, 0.981],
]
