import type { PrismaClient } from '../prisma/client.ts'
import {
  beyondSql,
  beyondsSql,
  countSql,
  countsSql,
  isBounded,
  type KeyValue,
  type Listing,
  type PageRequest,
  pageSql,
  pagesSql,
} from './listing.ts'

export interface PageOfIds {
  rows: { id: string; key: KeyValue[] }[]
  hasNext: boolean
  hasPrevious: boolean
}

/** One page of the whole listing. */
export async function readPage(prisma: PrismaClient, listing: Listing, request: PageRequest): Promise<PageOfIds> {
  const [rows, beyond] = await Promise.all([
    prisma.$queryRaw<Row[]>(pageSql(listing, request)),
    isBounded(request) ? prisma.$queryRaw<Beyond[]>(beyondSql(listing, request)) : [],
  ])
  return cut(rows, listing, request, beyond[0])
}

/** The same page of every owner's list, in one round trip. */
export async function readPages(
  prisma: PrismaClient,
  listing: Listing,
  request: PageRequest,
  owners: readonly string[],
): Promise<Map<string, PageOfIds>> {
  const [rows, beyond] = await Promise.all([
    prisma.$queryRaw<(Row & { owner: string })[]>(pagesSql(listing, request, owners)),
    isBounded(request) ? prisma.$queryRaw<(Beyond & { owner: string })[]>(beyondsSql(listing, request, owners)) : [],
  ])
  const beyondOf = new Map(beyond.map((row) => [row.owner, row]))
  const byOwner = new Map<string, Row[]>(owners.map((owner) => [owner, []]))
  for (const row of rows) byOwner.get(row.owner)?.push(row)
  return new Map([...byOwner].map(([owner, own]) => [owner, cut(own, listing, request, beyondOf.get(owner))]))
}

export async function countRows(prisma: PrismaClient, listing: Listing): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: bigint }[]>(countSql(listing))
  return Number(row?.count ?? 0)
}

/** How long every owner's list is, in one round trip. */
export async function countByOwner(
  prisma: PrismaClient,
  listing: Listing,
  owners: readonly string[],
): Promise<Map<string, number>> {
  const rows = await prisma.$queryRaw<{ owner: string; count: bigint }[]>(countsSql(listing, owners))
  return new Map(rows.map((row) => [row.owner, Number(row.count)]))
}

interface Row {
  id: string
  [column: `k${number}`]: Date | string | number | bigint | null
}

/** Whether the list has rows outside the places that a page was asked for between. */
interface Beyond {
  hasEarlier: boolean
  hasLater: boolean
}

const UNBOUNDED: Beyond = { hasEarlier: false, hasLater: false }

function cut(rows: Row[], listing: Listing, request: PageRequest, beyond: Beyond = UNBOUNDED): PageOfIds {
  const hasMore = rows.length > request.size
  const shown = rows.slice(0, request.size).map((row) => ({
    id: row.id,
    key: listing.key.map((_, index) => keyValue(row[`k${index}`])),
  }))
  return {
    rows: request.fromEnd ? shown.reverse() : shown,
    hasNext: beyond.hasLater || (hasMore && !request.fromEnd),
    hasPrevious: beyond.hasEarlier || (hasMore && request.fromEnd),
  }
}

function keyValue(value: Row[`k${number}`] | undefined): KeyValue {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return Number(value)
  if (value === undefined) throw new Error('a listing row without its key')
  return value
}
