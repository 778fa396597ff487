// The learned part: a weight for each feature. Which of a group's proposals is right is a choice among them and
// "none", whose score is 0; see docs/extraction.md for what it was trained on and how.

import { mixed } from '../syntax/units.ts'
import { SCALE, SCORER_WEIGHTS } from './weights.ts'

/** How many different features there are; a power of two. What collides is learned together. */
export const FEATURE_COUNT = 1 << 18

/** A feature's number, from a template's number and two things it saw. */
export function mix(template: number, a: number, b: number): number {
  return mixed(template, a, b) & (FEATURE_COUNT - 1)
}

/** A feature's weight: its 8 bits times SCALE. */
const learned = Int8Array.from(Buffer.from(SCORER_WEIGHTS, 'base64'))

export type Weights = (feature: number) => number

export const weights: Weights = (feature) => (learned[feature] ?? 0) * SCALE

/** For each proposal of a group how likely it is the right one; what is missing from 1 is "none of them". */
export function likelihoods(features: readonly (readonly number[])[], weight: Weights): number[] {
  const scores = features.map((own) => {
    let score = 0
    for (const feature of own) score += weight(feature)
    return score
  })
  const highest = Math.max(0, ...scores)
  const shares = scores.map((score) => Math.exp(score - highest))
  const all = shares.reduce((sum, share) => sum + share, Math.exp(-highest))
  return shares.map((share) => share / all)
}
