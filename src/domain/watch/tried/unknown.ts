import type { Position } from '../../journal/entry.ts'
import type { DoubtfulEntry } from './doubt.ts'

/**
 * Why it is unknown what a watch told, or would have told, in a time. NOT_KEPT: its entries are past retention.
 * TOPIC_IS_NEWER: a topic that the filter names was not there. NOT_DECIDED: its entries are not decided yet. FEW_WEEKS: a
 * surge is measured against weeks before, and too few are on file. TOO_MANY: so many entries pass the filter that the rest was not
 * decided again. BY_THE_HOUR: it is not given any more.
 */
export const UNKNOWN_REASONS = [
  'NOT_KEPT',
  'CAUSE_NOT_KEPT',
  'ERASED',
  'CONTEXT_ERASED',
  'TOLD_NOT_KNOWN',
  'TOPIC_IS_NEWER',
  'NOT_DECIDED',
  'FEW_WEEKS',
  'BY_THE_HOUR',
  'TOO_MANY',
] as const
export type UnknownReason = (typeof UNKNOWN_REASONS)[number]

/** A time in which it is unknown. */
export interface UnknownSpan {
  from: Date
  to: Date
  because: UnknownReason
  /** How many entries are in doubt; null where that is unknown, too. */
  entries: number | null
}

/** The times of entries in doubt: those between which no alert is known, and that are for one reason, are one. */
export function spansOf(doubtful: readonly DoubtfulEntry[], alerts: readonly { position: Position }[]): UnknownSpan[] {
  const spans: UnknownSpan[] = []
  let last: DoubtfulEntry | null = null
  let next = 0
  for (const one of doubtful) {
    const from = next
    while ((alerts[next]?.position ?? Number.POSITIVE_INFINITY) < one.position) next += 1
    const span = spans.at(-1)
    if (span !== undefined && last?.doubt === one.doubt && next === from) {
      span.to = one.at
      span.entries = (span.entries ?? 0) + 1
    } else spans.push({ from: one.at, to: one.at, because: one.doubt, entries: 1 })
    last = one
  }
  return spans
}
