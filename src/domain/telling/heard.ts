import type { SilenceBaseline } from '../watch/hours/silence.ts'
import type { SurgeBaseline } from '../watch/hours/surge.ts'
import { moment } from './times.ts'

/** What a silence or a surge consists of, in sentences, with what it is measured against. */
export function heardInWords(baseline: SilenceBaseline | SurgeBaseline | null, timeZone: string): string {
  if (baseline === null) return 'What it is measured against is not kept.'
  if ('since' in baseline) {
    const { since, days, others, until } = baseline
    const ended = until === null ? '' : ` It ended on ${moment(new Date(until), timeZone)}.`
    return `Nothing new has passed the filter since ${moment(new Date(since), timeZone)}: the watch waits ${days} ${days === 1 ? 'day' : 'days'}. Meanwhile ${others} other new statements came in.${ended}`
  }
  const { from, to, count, before, expected } = baseline
  const hours = `${moment(new Date(from), timeZone)} to ${moment(new Date(to), timeZone)}`
  return `${count} new statements passed the filter from ${hours}. In the same hours of the weeks before: ${before.join(', ')}; expected: ${Math.round(expected * 10) / 10}.`
}
