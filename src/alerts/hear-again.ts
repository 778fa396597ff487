import type { Position } from '../domain/journal/entry.ts'
import { hourOf } from '../domain/watch/hours/surge.ts'
import { asksForContext, type Doubt, isHeardAgain } from '../domain/watch/tried/doubt.ts'
import { columnsToDecide } from '../domain/watch/tried/needed.ts'
import {
  endedBefore,
  type HeardRequest,
  type HeardRow,
  type PerhapsRow,
  readErasedHeard,
  readHeard,
} from '../store/alerts/heard-again.ts'
import type { JournalStretch } from '../store/journal/carried.ts'
import type { Journal } from '../store/journal/journal.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { findThinned, readThinned } from '../store/watches/replayed.ts'
import type { PreparedDefinition } from './trial.ts'

type Perhaps = PerhapsRow & { doubt: Doubt }

/** What a watch heard, and may have heard: before it began to listen, and before each end of an hour, by its place. */
export interface HeardAgain {
  before: HeardRow[]
  perhapsBefore: Perhaps[]
  rows: Map<number, HeardRow[]>
  perhaps: Map<number, Perhaps[]>
}

/** Entries that are read together. */
const TOGETHER = 250
const MOST_THINNED = 20_000

/** Works out what a watch heard with one filter. `lookBack`: how old the oldest may be from before the run; null: it heard nothing of that. */
export async function hearAgain(
  prisma: PrismaClient,
  journal: Journal,
  definition: PreparedDefinition,
  { run, ends, lookBack }: { run: JournalStretch; ends: readonly Position[]; lookBack: Date | null },
): Promise<HeardAgain> {
  const own = await hearStretch(prisma, journal, definition, { stretch: run, oldest: null, ends })
  const earlier: HeardRequest = { stretch: { lowest: 1, highest: run.lowest - 1 }, oldest: lookBack, ends: [] }
  const before = lookBack === null ? NOTHING : await hearStretch(prisma, journal, definition, earlier)
  return {
    before: before.rows,
    perhapsBefore: before.perhaps,
    rows: byEnd(own.rows),
    perhaps: byEnd(own.perhaps),
  }
}

function byEnd<Row extends { ended: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const ends = new Map<number, Row[]>()
  for (const row of rows) {
    const own = ends.get(row.ended)
    if (own === undefined) ends.set(row.ended, [row])
    else own.push(row)
  }
  return ends
}

interface HeardOf {
  rows: HeardRow[]
  perhaps: Perhaps[]
}

const NOTHING: HeardOf = { rows: [], perhaps: [] }

async function hearStretch(
  prisma: PrismaClient,
  journal: Journal,
  definition: PreparedDefinition,
  request: HeardRequest,
): Promise<HeardOf> {
  const isOfContext = asksForContext(definition.filter.condition)
  const rows = await readHeard(prisma, definition.filter, request, isOfContext)
  const erased = await readErasedHeard(prisma, request)
  const perhaps = erased.map((row): Perhaps => ({ ...row, doubt: 'ERASED' }))
  if (!isOfContext) return { rows, perhaps }
  const thinned = await hearThinned(prisma, journal, definition, request)
  return { rows: [...rows, ...thinned.rows], perhaps: [...perhaps, ...thinned.perhaps] }
}

/** Of entries that words were taken out of: whether what is left decides. */
async function hearThinned(
  prisma: PrismaClient,
  journal: Journal,
  { filter: { condition, queries }, tells }: PreparedDefinition,
  { stretch, oldest, ends }: HeardRequest,
): Promise<HeardOf> {
  const found: HeardOf = { rows: [], perhaps: [] }
  const positions = await findThinned(prisma, stretch, MOST_THINNED)
  const columns = columnsToDecide([{ condition, tells }], { hasMutes: false })
  for (let from = 0; from < positions.length; from += TOGETHER) {
    const entries = await journal.readAt(positions.slice(from, from + TOGETHER), new Set([...columns, 'sourceIds']))
    const versions = entries.flatMap(({ before, after }) => [before, after].flatMap((version) => version?.id ?? []))
    const thinned = await readThinned(prisma, versions)
    for (const entry of entries) {
      const at = entry.committedAt
      if (oldest !== null && at < oldest) continue
      const isHeard = isHeardAgain(entry, { condition, queries }, thinned)
      if (isHeard === false) continue
      const row = { ended: endedBefore(entry.position, ends), hour: hourOf(at), count: 1, first: at, last: at }
      if (isHeard === null) found.perhaps.push({ ...row, doubt: 'CONTEXT_ERASED' })
      else found.rows.push({ ...row, sources: entry.after?.document.sourceIds[0] === undefined ? 0 : 1 })
    }
  }
  return found
}
