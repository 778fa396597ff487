// Where reports stand in their article's text, to tell two readings of one place.

import type { Span } from '../../language/span.ts'

/** Of the longer of two renderings, how much they must share to be of one place. */
export const SAME_PLACE = 0.5

/** How much of the longer of two renderings both have, in [0, 1]. */
export function overlap(own: readonly Span[], others: readonly Span[]): number {
  return sharedBy(own, others) / Math.max(lengthOf(own), lengthOf(others))
}

/** Whether most of a rendering stands within the other one, which may be much longer. */
export function isWithin(own: readonly Span[], others: readonly Span[]): boolean {
  return sharedBy(own, others) >= SAME_PLACE * lengthOf(own)
}

function sharedBy(own: readonly Span[], others: readonly Span[]): number {
  let shared = 0
  for (const a of own)
    for (const b of others) shared += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
  return shared
}

function lengthOf(parts: readonly Span[]): number {
  return parts.reduce((sum, { start, end }) => sum + end - start, 0)
}
