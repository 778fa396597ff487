// Written by `npm run train -- confidence`, from 5564 reports of articles that the scorer had not seen.

import type { Knot } from './calibration.ts'

export const SIGN_WEIGHTS: Readonly<Record<string, number>> = {
  always: -0.638,
  bare: 0.083,
  edges: 0.102,
  'evidence CARRIED': 0.734,
  'evidence CLAUSAL': -0.765,
  'evidence DESCRIBED': -1.97,
  'evidence NAMED': 0.321,
  'evidence POINTED': -0.386,
  'evidence SHARED': 0.067,
  'evidence TURN': -0.676,
  'evidence UNKNOWN': -0.596,
  'evidence UNNAMED': -0.176,
  'evidence UNSURE': -2.12,
  'form DIRECT': -0.182,
  'form FRAGMENT': -0.083,
  'form INDIRECT': 0.193,
  'form MIXED': 0.019,
  likelihood: 0.634,
  'no sign': -0.349,
  nobody: -0.596,
  noun: -0.164,
  'one name': -0.101,
  'speaker GOVERNMENT': -0.258,
  'speaker INSTITUTION': 0.071,
  'speaker PERSON': 0.076,
  'speaker none': -0.596,
  unclosed: -1.92,
  'weak sign': -0.071,
}

export const KNOTS: readonly Knot[] = [
  [0.203, 0.27],
  [0.379, 0.381],
  [0.483, 0.444],
  [0.55, 0.508],
  [0.604, 0.54],
  [0.697, 0.688],
  [0.793, 0.73],
  [0.824, 0.794],
  [0.863, 0.881],
  [0.908, 0.937],
  [0.942, 0.952],
  [0.952, 0.967],
]
