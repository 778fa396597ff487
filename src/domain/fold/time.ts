// When something was said, by all reports together.

import type { SaidAt, TimePrecision } from '../statement.ts'

const FINEST_FIRST: readonly TimePrecision[] = ['MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR']

/**
 * The most precise time that the most reports bear out; null where none tells one. `times` come best report first,
 * which decides between equals. Where another report's coarser time agrees, its words join the derivation; what
 * disagrees is left out, and stays with its report.
 */
export function saidTogether(times: readonly SaidAt[]): SaidAt | null {
  const ranked = times
    .map((time, place) => ({ time, place, backers: times.filter((other) => overlap(time, other)).length }))
    .sort((a, b) => precisionOf(a.time) - precisionOf(b.time) || b.backers - a.backers || a.place - b.place)
  const told = ranked[0]?.time
  if (told === undefined) return null
  const agreeing = times.filter((time) => time !== told && overlap(time, told))
  const asWritten = unique([...told.asWritten, ...agreeing.flatMap((time) => time.asWritten)])
  const derivation = unique([...told.derivation, ...agreeing.flatMap((time) => time.derivation)])
  return { ...told, asWritten, derivation }
}

function overlap(a: SaidAt, b: SaidAt): boolean {
  return a.earliest < b.latest && b.earliest < a.latest
}

function precisionOf(time: SaidAt): number {
  return FINEST_FIRST.indexOf(time.precision)
}

function unique(values: string[]): string[] {
  return [...new Set(values)]
}
