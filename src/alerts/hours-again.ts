import { isDeepStrictEqual } from 'node:util'
import { DAY_MS } from '../domain/language/calendar.ts'
import { MOST_OTHERS } from '../domain/watch/hours/silence.ts'
import { hourOf, knownFromWeeks, oldestHourFor, surgeWindows } from '../domain/watch/hours/surge.ts'
import { type ClockRun, clockRunsOf } from '../domain/watch/tried/clock-runs.ts'
import type { DoubtfulEntry } from '../domain/watch/tried/doubt.ts'
import type { HourTold } from '../domain/watch/tried/replay.ts'
import { openSilences, type SaidLast } from '../domain/watch/tried/silences-again.ts'
import { openSurges } from '../domain/watch/tried/surges-again.ts'
import type { UnknownSpan } from '../domain/watch/tried/unknown.ts'
import { countHeard, type HourEnd } from '../store/alerts/clocks.ts'
import { countOthers, readHourEnds, readLastHeardAt } from '../store/alerts/heard-again.ts'
import type { JournalStretch } from '../store/journal/carried.ts'
import type { Journal } from '../store/journal/journal.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { positionsSince, readInstantOf } from '../store/watches/replayed.ts'
import { type HeardAgain, hearAgain } from './hear-again.ts'
import type { PreparedDefinition } from './trial.ts'

/** What was told by the hour, and what may have been; each in the order of the journal. */
export interface HoursAgain {
  hours: (HourTold | DoubtfulEntry)[]
  unknown: UnknownSpan[]
}

export interface HoursAsked {
  definitions: readonly PreparedDefinition[]
  stretch: JournalStretch
  /** For a filter that is not saved as a watch: between which instants it is tried. Its hours are those that would have passed. Null: a watch. */
  asIf: { from: Date; to: Date } | null
  /** When the first entry came that is kept; null: all are. */
  keptFrom: Date | null
}

const HOUR_MS = 3_600_000

/** Decides silences and surges again, by what the journal says that was heard. */
export async function decideHoursAgain(prisma: PrismaClient, journal: Journal, asked: HoursAsked): Promise<HoursAgain> {
  const { definitions, stretch, asIf } = asked
  const runs = clockRunsOf(definitions, (one, other) => isDeepStrictEqual(one.filter.condition, other.filter.condition))
  const again: HoursAgain = { hours: [], unknown: [] }
  for (const run of runs) {
    const [{ from }] = run.definitions
    if (run.upTo < stretch.lowest || from > stretch.highest) continue
    const clock = await clockOf(prisma, run, asked)
    const highest = Math.min(run.upTo, stretch.highest)
    const ends =
      asIf === null
        ? await readHourEnds(prisma, { lowest: from + 1, highest })
        : await hoursAsIf(prisma, stretch, clock.at, asIf.to)
    const heard = await hearAgain(prisma, journal, run.definitions[0], {
      run: { lowest: from + 1, highest },
      ends: ends.map(({ position }) => Math.ceil(position)),
      lookBack: clock.hasLookedBack ? oldestHourFor(clock.at) : null,
    })
    again.hours.push(...(await decideRun(prisma, run, { clock, ends, heard }, asked)))
    if (asIf !== null && asked.keptFrom === null && run.definitions[0].tells.includes('SURGE')) {
      const known = knownFromWeeks(clock.since)
      const span = {
        from: asIf.from,
        to: known < asIf.to ? known : asIf.to,
        because: 'FEW_WEEKS',
        entries: null,
      } as const
      if (known > asIf.from) again.unknown.push(span)
    }
  }
  return again
}

/** How a watch began to listen. */
interface Clock {
  at: Date
  /** From when on its hours are known. */
  since: Date
  /** Whether that is kept. */
  isKept: boolean
  hasLookedBack: boolean
}

async function clockOf(
  prisma: PrismaClient,
  { definitions: [{ from, heardSince }] }: ClockRun<PreparedDefinition>,
  { asIf, keptFrom }: HoursAsked,
): Promise<Clock> {
  const first = await readInstantOf(prisma, 1)
  if (asIf !== null) {
    const at = first !== null && first > asIf.from ? first : asIf.from
    return {
      at,
      since: latest(oldestHourFor(at), keptFrom === null ? (first ?? at) : null),
      isKept: true,
      hasLookedBack: true,
    }
  }
  const at = (await readInstantOf(prisma, from)) ?? new Date(0)
  const isKept = keptFrom === null || at > keptFrom
  if (!isKept) return { at, since: heardSince ?? new Date(0), isKept, hasLookedBack: false }
  const since = heardSince ?? latest(oldestHourFor(at), keptFrom === null ? first : null)
  return { at, since, isKept, hasLookedBack: since < at }
}

/** The hours that would have passed: where the journal has their ends, those. */
async function hoursAsIf(prisma: PrismaClient, stretch: JournalStretch, from: Date, to: Date): Promise<HourEnd[]> {
  const passed = await readHourEnds(prisma, stretch)
  const known = new Set(passed.map(({ at }) => hourOf(at).getTime()))
  // Later, nothing is told: a silence needs something else that came in within a day.
  const last = (await readInstantOf(prisma, stretch.highest)) ?? from
  const end = Math.min(to.getTime(), last.getTime() + DAY_MS + HOUR_MS)
  const instants: Date[] = []
  for (let at = hourOf(from).getTime() + HOUR_MS; at < end; at += HOUR_MS)
    if (!known.has(at)) instants.push(new Date(at))
  const next = await positionsSince(prisma, instants)
  const added = instants.map((at, place): HourEnd => {
    // Between two entries.
    return {
      at,
      position: Math.max(stretch.lowest, Math.min(next[place] ?? Number.POSITIVE_INFINITY, stretch.highest + 1)) - 0.5,
    }
  })
  return [...passed, ...added].sort(
    (one, other) => one.position - other.position || one.at.getTime() - other.at.getTime(),
  )
}

async function decideRun(
  prisma: PrismaClient,
  { definitions }: ClockRun<PreparedDefinition>,
  { clock, ends, heard }: { clock: Clock; ends: readonly HourEnd[]; heard: HeardAgain },
  { stretch: { lowest, highest }, keptFrom }: HoursAsked,
): Promise<(HourTold | DoubtfulEntry)[]> {
  const silences = openSilences(begunBy(clock, heard, keptFrom))
  const surges = openSurges({ since: clock.since, keptFrom })
  const startsAt = (await readInstantOf(prisma, lowest)) ?? clock.at
  const lastHeard = lastHeardAt(prisma, ends)
  const told: (HourTold | DoubtfulEntry)[] = []
  let going: HourTold | null = null
  for (const row of heard.before) surges.hear(row)
  for (const row of heard.perhapsBefore) surges.perhapsHear(row, row.doubt)
  for (const [place, { at, position }] of ends.entries()) {
    const rows = heard.rows.get(place) ?? []
    const perhaps = heard.perhaps.get(place) ?? []
    for (const row of rows) surges.hear(row)
    for (const row of perhaps) surges.perhapsHear(row, row.doubt)
    const last = lastOf(rows)
    if (last !== null) {
      silences.hear(last)
      if (going !== null && 'until' in going.baseline) going.baseline.until = firstOf(rows).toISOString()
    }
    if (last !== null || perhaps.length > 0) going = null
    for (const row of perhaps) if (last === null || row.last > last) silences.perhapsHear(row, row.doubt)
    const own = definitions.findLast(({ from }) => from < position)
    if (own === undefined) continue
    const isAsked = position >= lowest - 0.5 && position <= highest + 0.5
    const { version, silenceDays: days } = own
    if (own.tells.includes('SILENCE') && days !== null && silences.isWaiting(at, days)) {
      const silence = silences.end(at, days, await lastHeard(place))
      if (silence !== null && isAsked) {
        if ('doubt' in silence) told.push({ position, at, doubt: silence.doubt })
        else {
          const others = await countOthers(prisma, silence.since, { at, position: Math.ceil(position) }, MOST_OTHERS)
          const baseline = { since: silence.since.toISOString(), days, others, until: null }
          going = { position, at, version, kinds: ['SILENCE'], baseline }
          told.push(going)
        }
      }
    }
    const hour = hourOf(at)
    // A surge a day before decides whether one is new.
    const isNear = at.getTime() >= startsAt.getTime() - DAY_MS - HOUR_MS
    if (!own.tells.includes('SURGE') || !isNear || !surges.mayBe(hour)) continue
    const surge = surges.end(hour, await countHeard(prisma, surgeWindows(hour), Math.ceil(position)))
    if (surge === null || !isAsked) continue
    told.push(
      'doubt' in surge
        ? { position, at, doubt: surge.doubt }
        : { position, at, version, kinds: ['SURGE'], baseline: surge },
    )
  }
  const after = heard.rows.get(ends.length) ?? []
  if (going !== null && 'until' in going.baseline && after.length > 0)
    going.baseline.until = firstOf(after).toISOString()
  return told
}

/** When something passed last before a watch began to listen; as long as nothing had, when it began. */
function begunBy({ at, isKept }: Clock, { before, perhapsBefore }: HeardAgain, keptFrom: Date | null): SaidLast[] {
  if (!isKept) return [{ least: new Date(0), most: keptFrom ?? at, isSilent: false, doubt: 'NOT_KEPT' }]
  const last = lastOf(before)
  const isCut = keptFrom !== null && keptFrom > oldestHourFor(at)
  const known: SaidLast =
    last === null && isCut
      ? { least: oldestHourFor(at), most: at, isSilent: false, doubt: 'NOT_KEPT' }
      : { least: last ?? at, most: last ?? at, isSilent: false, doubt: null }
  const perhaps = perhapsBefore.filter((row) => last === null || row.last > last)
  return [known, ...perhaps.map((row) => ({ least: row.first, most: row.last, isSilent: false, doubt: row.doubt }))]
}

/** When anything came in last before the end of an hour: read when the first is asked for, as many follow. */
function lastHeardAt(prisma: PrismaClient, ends: readonly HourEnd[]): (place: number) => Promise<Date | null> {
  const TOGETHER = 500
  const read = new Map<number, Promise<(Date | null)[]>>()
  return async (place) => {
    const page = Math.floor(place / TOGETHER)
    const asked = ends.slice(page * TOGETHER, (page + 1) * TOGETHER)
    const known =
      read.get(page) ??
      readLastHeardAt(
        prisma,
        asked.map(({ at, position }) => ({ at, position: Math.ceil(position) })),
      )
    read.set(page, known)
    return (await known)[place - page * TOGETHER] ?? null
  }
}

function latest(one: Date, other: Date | null): Date {
  return other !== null && other > one ? other : one
}

function lastOf(rows: readonly { last: Date }[]): Date | null {
  return rows.length === 0 ? null : new Date(Math.max(...rows.map(({ last }) => last.getTime())))
}

function firstOf(rows: readonly { first: Date }[]): Date {
  return new Date(Math.min(...rows.map(({ first }) => first.getTime())))
}
