import type { Entry } from '../domain/journal.ts'
import { Prisma } from '../store/prisma/client.ts'
import { type PageArguments, pageRequest } from './connection.ts'
import type { Context } from './context.ts'
import { encodePlace } from './page-cursor.ts'

/** A page of the journal. */
export interface JournalPage {
  edges: { cursor: string; node: Entry }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  totalCount: number
}

const LISTING = { name: 'journal', key: [{ column: Prisma.empty, kind: 'number' as const }] }

/** Positions are dense, so a page is a stretch of numbers. */
export async function connectJournal(context: Context, args: PageArguments): Promise<JournalPage> {
  const request = pageRequest(args, LISTING)
  const { oldest, head } = await context.journal.bounds()
  const lowest = Math.max(oldest, Math.floor(Number(request.after?.[0] ?? 0)) + 1)
  const highest = Math.min(head, Math.ceil(Number(request.before?.[0] ?? head + 1)) - 1)
  const start = request.fromEnd ? Math.max(lowest, highest - request.size + 1) : lowest
  const end = Math.min(highest, start + request.size - 1)
  const entries = end < start ? [] : await context.journal.read(start - 1, end - start + 1)
  const edges = entries.map((node) => ({ cursor: encodePlace(LISTING, [node.position]), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: end < highest || (request.before !== null && end < head),
      hasPreviousPage: start > lowest || (request.after !== null && start > oldest),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: head - oldest + 1,
  }
}
