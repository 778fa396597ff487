import { mixed } from '../syntax/units.ts'

/** How many different features there are; a power of two. What collides is learned together. */
export const FEATURE_COUNT = 1 << 18

/** A feature's number, from a template's number and two things it saw. */
export function mix(template: number, a: number, b: number): number {
  return mixed(template, a, b) & (FEATURE_COUNT - 1)
}
