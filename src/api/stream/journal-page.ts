import { type Entry, isChange, type JournalReader, type Position, type Recorded } from '../../domain/journal/entry.ts'
import { Prisma } from '../../store/prisma/client.ts'
import { type PageArguments, readPageRequest } from '../relay/connection.ts'
import type { Context } from '../relay/context.ts'
import { encodePlace } from '../relay/page-cursor.ts'

/** A page of the journal. */
export interface JournalPage {
  edges: { cursor: string; node: Entry }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  totalCount: number
}

const LISTING = { name: 'journal', key: [{ column: Prisma.empty, kind: 'number' as const }] }

/** Positions are dense, so a page is a stretch of numbers, but for the changes among them, which are not shown. */
export async function connectJournal(context: Context, args: PageArguments): Promise<JournalPage> {
  const request = readPageRequest(args, LISTING)
  const { oldest, head } = await context.journal.bounds()
  const lowest = Math.max(oldest, Math.floor(Number(request.after?.[0] ?? 0)) + 1)
  const highest = Math.min(head, Math.ceil(Number(request.before?.[0] ?? head + 1)) - 1)
  const read = request.fromEnd ? readBackwards : readOn
  // One more than is shown tells whether there are more.
  const found = await read(context.journal, lowest, highest, request.size + 1)
  const isMore = found.length > request.size
  const entries = request.fromEnd ? found.slice(isMore ? 1 : 0) : found.slice(0, request.size)
  const edges = entries.map((node) => ({ cursor: encodePlace(LISTING, [node.position]), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: (isMore && !request.fromEnd) || (request.before !== null && highest < head),
      hasPreviousPage: (isMore && request.fromEnd) || (request.after !== null && lowest > oldest),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: head - oldest + 1 - (await context.journal.changesKept()),
  }
}

type Stretch = (journal: JournalReader, lowest: Position, highest: Position, count: number) => Promise<Entry[]>

const readOn: Stretch = async (journal, lowest, highest, count) => {
  const found: Entry[] = []
  for (let from = lowest; from <= highest && found.length < count; ) {
    const step = Math.min(count, highest - from + 1)
    found.push(...(await journal.read(from - 1, step)).filter(isStatementEntry))
    from += step
  }
  return found.slice(0, count)
}

const readBackwards: Stretch = async (journal, lowest, highest, count) => {
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
