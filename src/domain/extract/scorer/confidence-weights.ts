// Written by `npm run train -- confidence`, from 5538 reports of articles that the scorer had not seen.

import type { Knot } from './calibration.ts'

export const SIGN_WEIGHTS: Readonly<Record<string, number>> = {
  always: -0.703,
  bare: 0.125,
  edges: 0.119,
  'evidence CARRIED': 0.741,
  'evidence CLAUSAL': -0.794,
  'evidence DESCRIBED': -2.217,
  'evidence NAMED': 0.312,
  'evidence POINTED': -0.355,
  'evidence SHARED': 0.017,
  'evidence TURN': -0.607,
  'evidence UNKNOWN': -0.629,
  'evidence UNNAMED': -0.147,
  'evidence UNSURE': -2.112,
  'form DIRECT': -0.188,
  'form FRAGMENT': 0.071,
  'form INDIRECT': 0.163,
  'form MIXED': 0.074,
  likelihood: 0.622,
  'no sign': -0.39,
  nobody: -0.629,
  noun: -1.085,
  'one name': -0.111,
  'speaker GOVERNMENT': -0.263,
  'speaker INSTITUTION': 0.03,
  'speaker PERSON': 0.12,
  'speaker none': -0.629,
  unclosed: -1.892,
  'weak sign': -0.064,
}

export const KNOTS: readonly Knot[] = [
  [0.199, 0.238],
  [0.389, 0.413],
  [0.493, 0.46],
  [0.584, 0.556],
  [0.681, 0.675],
  [0.755, 0.683],
  [0.799, 0.778],
  [0.834, 0.81],
  [0.857, 0.841],
  [0.899, 0.921],
  [0.93, 0.952],
  [0.95, 0.966],
]
