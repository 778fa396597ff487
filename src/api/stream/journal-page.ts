import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import {
  type Entry,
  type EntryKind,
  isChange,
  type JournalReader,
  type Position,
  type Recorded,
} from '../../domain/journal/entry.ts'
import { countCarried, findCarried, positionSince } from '../../store/journal/carried.ts'
import { Prisma } from '../../store/prisma/client.ts'
import { readFilter } from '../filter/read-filter.ts'
import { type PageArguments, readPageRequest } from '../relay/connection.ts'
import type { Context } from '../relay/context.ts'
import { badInput } from '../relay/errors.ts'
import { encodePlace } from '../relay/page-cursor.ts'

/** A page of the journal. */
export interface JournalPage {
  edges: { cursor: string; node: Entry }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  totalCount(): Promise<number>
}

const LISTING = { name: 'journal', key: [{ column: Prisma.empty, kind: 'number' as const }] }

export interface JournalArguments extends PageArguments {
  filter?: StatementFilter | null | undefined
  kinds?: readonly EntryKind[] | null | undefined
  since?: Date | null | undefined
}

/** A page of the journal: all of it, or what is asked for. */
export async function connectJournal(
  context: Context,
  { filter, kinds = null, since = null, ...args }: JournalArguments,
): Promise<JournalPage> {
  const request = readPageRequest(args, LISTING)
  if (kinds?.length === 0) throw badInput('`kinds` is an empty list: leave it out, or name at least one.')
  const bounds = await context.journal.bounds()
  const from = since === null ? bounds.oldest : ((await positionSince(context.prisma, since)) ?? bounds.head + 1)
  const whole = { lowest: Math.max(from, bounds.oldest), highest: bounds.head }
  const lowest = Math.max(whole.lowest, Math.floor(Number(request.after?.[0] ?? 0)) + 1)
  const highest = Math.min(whole.highest, Math.ceil(Number(request.before?.[0] ?? whole.highest + 1)) - 1)
  const asked = { filter: filter == null ? null : await readFilter(context, filter), kinds }
  const isWhole = asked.filter === null && kinds === null
  const readSome = async (stretch: { lowest: Position; highest: Position }, count: number, fromEnd: boolean) => {
    if (count === 0 || stretch.lowest > stretch.highest) return []
    if (isWhole) return (fromEnd ? readBackwards : readOn)(context.journal, stretch.lowest, stretch.highest, count)
    const positions = await findCarried(context.prisma, asked, stretch, count, fromEnd)
    return context.journal.readAt(positions)
  }
  // One more than is shown tells whether there are more.
  const found = await readSome({ lowest, highest }, request.size + 1, request.fromEnd)
  const isMore = found.length > request.size
  const shown = isMore ? found.length - 1 : found.length
  const entries = request.fromEnd ? found.slice(found.length - shown) : found.slice(0, shown)
  const isBeyond = async (stretch: { lowest: Position; highest: Position }) =>
    (await readSome(stretch, 1, false)).length > 0
  const edges = entries.map((node) => ({ cursor: encodePlace(LISTING, [node.position]), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage:
        (isMore && !request.fromEnd) ||
        (request.before !== null && (await isBeyond({ lowest: highest + 1, highest: whole.highest }))),
      hasPreviousPage:
        (isMore && request.fromEnd) ||
        (request.after !== null && (await isBeyond({ lowest: whole.lowest, highest: lowest - 1 }))),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: async () => {
      if (!isWhole || since !== null) return countCarried(context.prisma, asked, whole.lowest)
      return bounds.head - bounds.oldest + 1 - (await context.journal.changesKept())
    },
  }
}

/** Positions are dense, so a page is a stretch of numbers, but for the changes among them, which are not shown. */
type ReadStretch = (journal: JournalReader, lowest: Position, highest: Position, count: number) => Promise<Entry[]>

const readOn: ReadStretch = async (journal, lowest, highest, count) => {
  const found: Entry[] = []
  for (let from = lowest; from <= highest && found.length < count; ) {
    const step = Math.min(count, highest - from + 1)
    found.push(...(await journal.read(from - 1, step)).filter(isStatementEntry))
    from += step
  }
  return found.slice(0, count)
}

const readBackwards: ReadStretch = async (journal, lowest, highest, count) => {
  const found: Entry[] = []
  for (let to = highest; to >= lowest && found.length < count; ) {
    const from = Math.max(lowest, to - count + 1)
    found.unshift(...(await journal.read(from - 1, to - from + 1)).filter(isStatementEntry))
    to = from - 1
  }
  return found.slice(-count)
}

function isStatementEntry(recorded: Recorded): recorded is Entry {
  return !isChange(recorded)
}
