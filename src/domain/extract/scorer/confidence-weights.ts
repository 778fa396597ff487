// Written by `npm run train -- confidence`, from 5405 reports of articles that the scorer had not seen.

import type { Knot } from './calibration.ts'

export const SIGN_WEIGHTS: Readonly<Record<string, number>> = {
  always: -0.659,
  bare: 0.226,
  edges: 0.095,
  'evidence CARRIED': 0.243,
  'evidence DESCRIBED': -1.901,
  'evidence NAMED': 0.431,
  'evidence POINTED': -0.52,
  'evidence UNKNOWN': -0.684,
  'form DIRECT': -0.127,
  'form FRAGMENT': 0.005,
  'form INDIRECT': 0.079,
  'form MIXED': 0.109,
  likelihood: 0.6,
  'no sign': 0.167,
  nobody: -0.684,
  noun: -1.064,
  'one name': -0.141,
  'speaker GOVERNMENT': 0.071,
  'speaker INSTITUTION': -0.12,
  'speaker PERSON': 0.195,
  'speaker none': -0.684,
  unclosed: -2.12,
  'weak sign': -0.186,
}

export const KNOTS: readonly Knot[] = [
  [0.368, 0.411],
  [0.564, 0.554],
  [0.628, 0.589],
  [0.714, 0.595],
  [0.805, 0.857],
  [0.838, 0.875],
  [0.884, 0.915],
  [0.929, 0.946],
  [0.955, 0.969],
]
