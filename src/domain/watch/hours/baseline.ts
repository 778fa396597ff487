import type { SilenceBaseline } from './silence.ts'
import type { SurgeBaseline } from './surge.ts'

/** What a silence or a surge is measured against. */
export type HourBaseline = SilenceBaseline | SurgeBaseline

export function isSilenceBaseline(baseline: HourBaseline): baseline is SilenceBaseline {
  return 'since' in baseline
}

/** The same as a sentence or two, for people. */
export function noteOf(baseline: HourBaseline): string {
  return isSilenceBaseline(baseline) ? noteOfSilence(baseline) : noteOfSurge(baseline)
}

function noteOfSilence({ since, days, others, until }: SilenceBaseline): string {
  const meanwhile = `${others.toLocaleString('en')}${others >= 10_000 ? ' or more' : ''}`
  const told = `Nothing new passed since ${minuteOf(since)}, for ${plural(days, 'day')} or more; ${meanwhile} other ${others === 1 ? 'statement' : 'statements'} came in.`
  return until === null ? told : `${told} It ended at ${minuteOf(until)}.`
}

function noteOfSurge({ from, to, count, before, growth, expected }: SurgeBaseline): string {
  const hours = Math.round((Date.parse(to) - Date.parse(from)) / 3_600_000)
  const weeks = `the same hours of the ${plural(before.length, 'week')} before had ${before.join(', ')}`
  const more = growth > 1 ? `, and ${growth.toFixed(1)} times as much of everything else came in` : ''
  return `${count} new in the ${hours} hours to ${minuteOf(to)}; ${weeks}${more}. About ${expected.toFixed(1)} were to be expected.`
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

/** "2025-06-10T09:05Z". */
function minuteOf(iso: string): string {
  return `${iso.slice(0, 16)}Z`
}
