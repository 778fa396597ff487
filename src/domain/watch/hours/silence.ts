import { DAY_MS } from '../../language/calendar.ts'

/** What a silence is told with. */
export interface SilenceBaseline {
  /** When something new passed the filter last, or the watch began to listen. ISO 8601. */
  since: string
  /** How long the watch was to wait. */
  days: number
  /** How much that was new came in meanwhile and did not pass; counted up to 10,000. */
  others: number
  /** When something new passed the filter again, which ended the silence. ISO 8601; null: it goes on. */
  until: string | null
}

/** Others are counted up to this: more says no more. */
export const MOST_OTHERS = 10_000
/** For so long before it is told something else must have come in. */
const LISTENING_MS = DAY_MS

/**
 * Whether it is a silence that nothing new passed a watch's filter since `saidAt`. Not where nothing at all came in
 * during the last day: then it is the service that heard nothing. `lastOtherAt`: when anything new came in last.
 */
export function isSilence(
  at: Date,
  { saidAt, days, lastOtherAt }: { saidAt: Date; days: number; lastOtherAt: Date | null },
): boolean {
  if (at.getTime() - saidAt.getTime() < days * DAY_MS) return false
  return lastOtherAt !== null && at.getTime() - lastOtherAt.getTime() < LISTENING_MS
}
