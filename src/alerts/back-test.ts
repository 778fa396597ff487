import { isChange, type Position, type Recorded } from '../domain/journal/entry.ts'
import type { AlertKind } from '../domain/watch/definition.ts'
import type { DoubtfulEntry } from '../domain/watch/tried/doubt.ts'
import type { TriedAlert } from '../domain/watch/tried/replay.ts'
import { spansOf, type UnknownSpan } from '../domain/watch/tried/unknown.ts'
import { readDecided } from '../store/alerts/alerts.ts'
import { positionSince } from '../store/journal/carried.ts'
import type { Journal } from '../store/journal/journal.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { type PreparedFilter, prepareFilter } from '../store/search/linguistics.ts'
import { positionsSince, readInstantOf, readPlacedDefinitions, readYoungestTopic } from '../store/watches/replayed.ts'
import { decideHoursAgain } from './hours-again.ts'
import { decideAgain, findToDecide, type PreparedDefinition, type Trial } from './trial.ts'

/** What is tried: a watch, with all that it was over time, or a filter that is none yet. */
export type Tried = { watchId: string } | FilterTried

/** A filter, as if it had been saved as a watch when the time began. */
export interface FilterTried {
  watchId: null
  filter: PreparedFilter
  tells: readonly AlertKind[]
  silenceDays: number | null
  burstMinutes: number
}

/** Entries that became visible from an instant on, up to and without another. */
export interface TimeTried {
  from: Date
  to: Date
}

/** An alert, with the filter that its entry passed. */
export interface FoundAgain extends TriedAlert {
  filter: PreparedFilter
}

export interface BackTest {
  /** The first of them, in the order of the journal: at most MOST_LISTED. */
  readAlerts(first: number): Promise<FoundAgain[]>
  /** How many there are. */
  count: number
  /** In the order of time. */
  unknown: UnknownSpan[]
}

/** The most entries that one back-test decides, and alerts that it lists. */
const MOST_DECIDED = 20_000
export const MOST_LISTED = 1_000

/** The alerts that were decided live in a time, or would have been. Alerts are hidden as they are from one principal. */
export async function backTest(
  prisma: PrismaClient,
  journal: Journal,
  tried: Tried,
  { from, to, principalId }: TimeTried & { principalId: string },
): Promise<BackTest> {
  const { trial, unknown } = await openTrial(prisma, journal, tried, { from, to, principalId })
  const positions = await findToDecide(prisma, trial, MOST_DECIDED + 1)
  const beyond = positions[MOST_DECIDED]
  const listed: TriedAlert[] = []
  const decided: { position: Position }[] = []
  const doubtful: DoubtfulEntry[] = []
  for await (const page of decideAgain(prisma, journal, trial, positions.slice(0, MOST_DECIDED), beyond)) {
    listed.push(...page.alerts.slice(0, MOST_LISTED - listed.length))
    decided.push(...page.alerts.map(({ entry: { position } }) => ({ position })))
    doubtful.push(...page.doubtful)
  }
  unknown.push(...spansOf(doubtful, decided))
  if (beyond !== undefined) {
    const since = (await readInstantOf(prisma, beyond)) ?? to
    unknown.push({ from: since, to, because: 'TOO_MANY', entries: null })
  }
  unknown.sort((one, other) => one.from.getTime() - other.from.getTime())
  const readAlerts = (first: number) => readFound(journal, trial, listed.slice(0, first))
  return { readAlerts, count: decided.length, unknown }
}

/** What is tried on the entries of a time, with those times of which nothing can be known. */
export async function openTrial(
  prisma: PrismaClient,
  journal: Journal,
  tried: Tried,
  { from, to, principalId }: TimeTried & { principalId: string },
): Promise<{ trial: Trial; unknown: UnknownSpan[] }> {
  const unknown: UnknownSpan[] = []
  const { oldest, head } = await journal.bounds()
  const placeOf = async (instant: Date) => (await positionSince(prisma, instant)) ?? head + 1
  const [begin, end] = await positionsSince(prisma, [from, to])
  let lowest = begin ?? head + 1
  let highest = (end ?? head + 1) - 1
  let begun = from
  const firstAt = oldest > 1 ? await readInstantOf(prisma, oldest) : null
  const isCut = firstAt !== null && from < firstAt
  if (isCut) unknown.push({ from, to: firstAt < to ? firstAt : to, because: 'NOT_KEPT', entries: null })
  if (tried.watchId === null) {
    const topic = await readYoungestTopic(prisma, tried.filter.condition)
    if (topic !== null && topic > from) {
      unknown.push({ from, to: topic < to ? topic : to, because: 'TOPIC_IS_NEWER', entries: null })
      lowest = Math.max(lowest, await placeOf(topic))
      begun = topic
    }
  } else {
    const decided = await readDecided(prisma)
    if (decided < highest) {
      const since = (await readInstantOf(prisma, Math.max(lowest, decided + 1))) ?? to
      unknown.push({ from: since, to, because: 'NOT_DECIDED', entries: null })
      highest = decided
    }
  }
  const definitions = await definitionsOf(prisma, tried, lowest - 1)
  const knownFrom = tried.watchId === null && isCut ? firstAt : null
  const stretch = { lowest, highest }
  const asIf = tried.watchId === null ? { from: begun, to } : null
  const byHour = await decideHoursAgain(prisma, journal, { definitions, stretch, asIf, keptFrom: firstAt })
  unknown.push(...byHour.unknown)
  const trial = { watchId: tried.watchId, definitions, stretch, knownFrom, principalId, hours: byHour.hours }
  return { trial, unknown }
}

/** Alerts to be shown: with their whole entries, and the filters of the versions that decided them. */
export async function readFound(
  journal: Journal,
  { definitions }: Trial,
  alerts: readonly TriedAlert[],
): Promise<FoundAgain[]> {
  if (alerts.length === 0) return []
  const ofEntries = alerts.filter(({ entry }) => !isChange(entry))
  const read = await journal.readAt(ofEntries.map(({ entry }) => entry.position))
  const entries = new Map<Position, Recorded>(read.map((entry) => [entry.position, entry]))
  return alerts.flatMap((alert) => {
    const entry = isChange(alert.entry) ? alert.entry : entries.get(alert.entry.position)
    const definition = definitions.find(({ version }) => version === alert.version)
    return entry === undefined || definition === undefined ? [] : { ...alert, entry, filter: definition.filter }
  })
}

async function definitionsOf(prisma: PrismaClient, tried: Tried, from: Position): Promise<PreparedDefinition[]> {
  if (tried.watchId === null) {
    const { filter, tells, silenceDays, burstMinutes } = tried
    return [{ filter, tells, burstMinutes, silenceDays, version: 1, isPaused: false, from, heardSince: null }]
  }
  const placed = await readPlacedDefinitions(prisma, tried.watchId)
  return await Promise.all(
    placed.map(async ({ condition, ...rest }) => ({ ...rest, filter: await prepareFilter(prisma, condition) })),
  )
}
