// When something was said, by all reports together.

import type { SaidAt, TimePrecision } from '../statement/statement.ts'
import { type DateBounds, dateClues, resolveTogether, type Telling } from './date-clues.ts'

/** What a report tells about when its words were said. */
export interface Timed {
  saidAt: SaidAt | null
  context: { before: string; after: string }
  publishedAt: Date | null
  timeZone: string
}

const FINEST_FIRST: readonly TimePrecision[] = ['MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR']

/**
 * When the words of these reports were said; null where none tells. The reports come best first.
 *
 * A day that all of them leave and no other ("Tuesday", "April 8") comes first, with what each gave to it. Where
 * there is none, or a report knows the hour of that day, it is the time that most bear out.
 */
export function saidTogether(reports: readonly Timed[], bounds: DateBounds): SaidAt | null {
  const told = mostBorneOut(reports.flatMap((report) => (report.saidAt === null ? [] : [report.saidAt])))
  const day = resolveTogether(reports.map(tellingOf), bounds)
  if (day === null) return told
  return told !== null && precisionOf(told) < precisionOf(day) && overlap(told, day) ? told : day
}

/** In a dated article, extraction can tell whether a day it names is that of the words. In an undated one it cannot. */
function tellingOf({ saidAt, context, publishedAt, timeZone }: Timed): Telling {
  const isOpen = saidAt === null && publishedAt === null
  const clue = isOpen ? (dateClues(context.before)[0] ?? dateClues(context.after)[0] ?? null) : null
  return { saidAt, clue, publishedAt, timeZone }
}

/**
 * The most precise time that the most reports bear out; null where none tells one. `times` come best report first,
 * which decides between equals. Where another report's coarser time agrees, its words join the derivation; what
 * disagrees is left out, and stays with its report.
 */
function mostBorneOut(times: readonly SaidAt[]): SaidAt | null {
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
