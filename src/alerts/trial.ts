import type { Entry, Position } from '../domain/journal/entry.ts'
import { BY_THE_HOUR } from '../domain/watch/definition.ts'
import { asksForContext, type DoubtfulEntry } from '../domain/watch/tried/doubt.ts'
import { columnsToDecide } from '../domain/watch/tried/needed.ts'
import { type HourTold, openReplay, type TriedAlert } from '../domain/watch/tried/replay.ts'
import type { TriedDefinition } from '../domain/watch/tried/tried-definition.ts'
import type { JournalStretch } from '../store/journal/carried.ts'
import type { Journal } from '../store/journal/journal.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import type { PreparedFilter } from '../store/search/linguistics.ts'
import { findPassing } from '../store/watches/passing.ts'
import { readMutesThere } from '../store/watches/recipients.ts'
import {
  findEmptied,
  findThinned,
  readAbsorptions,
  readBurstBefore,
  readThinned,
  readToldEarlier,
} from '../store/watches/replayed.ts'

/** A definition that is tried, its texts prepared for both of its readers. */
export interface PreparedDefinition extends Omit<TriedDefinition, 'queries' | 'condition'> {
  filter: PreparedFilter
  /** From when on its hours are known, where it began to listen with this one; null: it did not, or that was not noted. */
  heardSince: Date | null
}

/** A watch, or what may become one, and the entries that it is tried on. */
export interface Trial {
  /** Null: it is none yet, and is taken as if it had been saved at the beginning of the stretch. */
  watchId: string | null
  definitions: readonly PreparedDefinition[]
  stretch: JournalStretch
  /** See ReplayStart. */
  knownFrom: Date | null
  /** Whose mutes hide what it tells. */
  principalId: string
  /** What is told by the hour. */
  hours: readonly (HourTold | DoubtfulEntry)[]
}

/** What was decided, a page at a time. */
export interface TrialPage {
  alerts: TriedAlert[]
  doubtful: DoubtfulEntry[]
}

/** Entries that are read together. */
const TOGETHER = 500

/** The id that a watch has which is none yet. */
const NONE_YET = '00000000-0000-0000-0000-000000000000'

/** The first entries of a stretch that are to be decided: what passes, and what may be in doubt; ascending. */
export async function findToDecide(
  prisma: PrismaClient,
  { definitions, stretch }: Trial,
  limit: number,
): Promise<Position[]> {
  const found = new Set<Position>()
  for (const [index, definition] of definitions.entries()) {
    if (definition.isPaused) continue
    const { filter, tells, from } = definition
    const until = definitions[index + 1]?.from ?? stretch.highest + 1
    const own = { lowest: Math.max(stretch.lowest, from + 1), highest: Math.min(stretch.highest, until - 1) }
    if (own.lowest > own.highest) continue
    const told = tells.filter((kind) => !BY_THE_HOUR.includes(kind))
    if (told.length === 0) continue
    const isEitherSide = told.some((kind) => kind !== 'UTTERANCE')
    for (const position of await findPassing(prisma, { filter, isEitherSide }, own, limit)) found.add(position)
    for (const position of await findEmptied(prisma, own, limit)) found.add(position)
    if (!asksForContext(filter.condition)) continue
    for (const position of await findThinned(prisma, own, limit)) found.add(position)
  }
  return [...found].sort((a, b) => a - b).slice(0, limit)
}

/**
 * Decides the entries at these places, by what was in force there, as it was decided live, with what is told by the hour up to a
 * place. Only what deciding takes is read of them: to be shown, they are read again.
 */
export async function* decideAgain(
  prisma: PrismaClient,
  journal: Journal,
  trial: Trial,
  positions: readonly Position[],
  upTo: Position = Number.POSITIVE_INFINITY,
): AsyncGenerator<TrialPage> {
  const { stretch, knownFrom, principalId, hours } = trial
  const watchId = trial.watchId ?? NONE_YET
  if (positions.length === 0 && hours.length === 0) return
  const mutes = await readMutesThere(prisma, principalId, stretch.lowest - 1)
  const definitions = trial.definitions.map(({ filter: { condition, queries }, ...rest }) => ({
    ...rest,
    condition,
    queries,
  }))
  const columns = columnsToDecide(definitions, { hasMutes: mutes.length > 0 })
  const replay = openReplay({
    watchId,
    definitions,
    began: trial.watchId === null ? null : await readBurstBefore(prisma, watchId, stretch.lowest),
    knownFrom,
    mutes,
    hours,
  })
  for (let at = 0; at < positions.length; at += TOGETHER) {
    const entries = await journal.readAt(positions.slice(at, at + TOGETHER), columns)
    yield replay.decide(entries, await readGround(prisma, trial, entries))
  }
  yield replay.end(upTo)
}

async function readGround(prisma: PrismaClient, { watchId, definitions, stretch }: Trial, entries: readonly Entry[]) {
  // Only what comes to pass by another entry than its first may have been told before.
  const again = [...new Set(entries.flatMap(({ kind, statementId }) => (kind === 'INGESTED' ? [] : statementId)))]
  const absorptions = await readAbsorptions(prisma, again)
  const asked = [...again, ...absorptions.map(({ statementId }) => statementId)]
  const told = watchId === null ? [] : await readToldEarlier(prisma, watchId, asked, stretch.lowest)
  const versions = entries.flatMap(({ before, after }) => [before, after].flatMap((version) => version?.id ?? []))
  const mayBeThinned = definitions.some(({ filter }) => asksForContext(filter.condition))
  const thinned = mayBeThinned ? await readThinned(prisma, versions) : new Set<string>()
  return { told, absorptions, thinned }
}
