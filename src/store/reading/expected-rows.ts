import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { isPhrase } from '../search/linguistics.ts'
import { countSql, countsSql, firstPageSql, type Listing } from '../search/listing.ts'
import { databaseOf } from './read-access.ts'

// What Postgres expects to do for a page or a count, told by EXPLAIN without doing it: as much CPU as so many objects of
// a response take, which is 40 microseconds each (npm run bench -- find). Postgres knows how frequent each topic, speaker
// and word is. What it gets wrong is dealt with below.

/** Of Postgres's units of cost, where rows are found and looked at. */
const UNITS_OF_AN_OBJECT = 7
/** The same where they are only counted: that took less than half as long as expected, at 10,000 and at 100,000 statements. */
const UNITS_OF_AN_OBJECT_COUNTED = 14
/** Words are not compared at the price of a number: a row's are unpacked first, and each search then goes through them. */
const UNPACKING = 2.5
const SEARCHES_OF_AN_UNPACKING = 12
/** To read a search and plan for it takes this much, whatever it finds. */
const SEARCH = 10
/** A page ends when it is full, which may take longer than expected: what matches may all be old. */
const LATER = 4
/** Postgres takes a phrase to be as frequent as its words are together. */
const LATER_FOR_PHRASES = 6

const KEPT = 1_000
const KEPT_MS = 60_000
/** A longer question is not kept. */
const LONGEST_KEPT = 5_000

/** What a listing's searches cost before anything is read: known without asking Postgres. */
export function costOfSearches(listing: Listing): number {
  return searchesOf(countSql(listing)).count * SEARCH
}

/** What reading a page of so many rows costs; nothing where an index has it ready, whatever a client gave. */
export async function costOfPage(
  prisma: PrismaClient,
  listing: Listing,
  size: number,
  owners?: readonly string[],
): Promise<number> {
  if (!isFiltered(listing)) return 0
  const sql = firstPageSql(listing, size, owners)
  const searches = searchesOf(sql)
  const plan = await explain(prisma, sql)
  return inObjects(untilFull(plan, size, searches.hasPhrase ? LATER_FOR_PHRASES : LATER), searches.count)
}

/** What counting the whole list costs, or the list of each owner. Owners' own lists are short. */
export async function costOfCount(prisma: PrismaClient, listing: Listing, owners?: readonly string[]): Promise<number> {
  if (owners !== undefined && !isFiltered(listing)) return 0
  const sql = owners === undefined ? countSql(listing) : countsSql(listing, owners)
  return inObjects((await explain(prisma, sql))['Total Cost'], searchesOf(sql).count, UNITS_OF_AN_OBJECT_COUNTED)
}

function isFiltered({ from, where }: Listing): boolean {
  return from.values.length + where.values.length > 0
}

interface Plan {
  'Node Type': string
  'Startup Cost': number
  'Total Cost': number
  'Plan Rows': number
  'Subplan Name'?: string
  'Parent Relationship'?: string
  Plans?: Plan[]
}

function searchesOf(sql: Prisma.Sql): { count: number; hasPhrase: boolean } {
  const searches = sql.values
    .filter((_, index) => sql.strings[index + 1]?.startsWith('::tsquery'))
    // What an `any` searches for is one tsquery of each language (see filter-to-sql.ts), and most of it is the same in many.
    .flatMap((search) => String(search).split(' | '))
  return { count: new Set(searches).size, hasPhrase: searches.some(isPhrase) }
}

/** Of a page of `size`: all that is expected, if every page of it is full only when so many times more was read. */
function untilFull(plan: Plan, size: number, later: number): number {
  let cost = plan['Total Cost']
  let isFar = true
  const look = (node: Plan): void => {
    const name = node['Subplan Name']
    // What lies far is read only where there is not enough near: see listing.ts.
    if (name === 'CTE near') isFar = node['Plan Rows'] <= size
    if (name === 'CTE far' && !isFar) {
      cost -= node['Total Cost']
      return
    }
    const within = node.Plans?.find((child) => child['Parent Relationship'] !== 'InitPlan')
    if (node['Node Type'] === 'Limit' && node['Plan Rows'] <= size + 1 && within !== undefined) {
      const share = Math.min(1, (later * (size + 1)) / Math.max(1, within['Plan Rows']))
      const full = within['Startup Cost'] + share * (within['Total Cost'] - within['Startup Cost'])
      cost += Math.max(0, full - node['Total Cost'])
    }
    for (const child of node.Plans ?? []) look(child)
  }
  look(plan)
  return cost
}

function inObjects(cost: number, searches: number, unitsOfAnObject = UNITS_OF_AN_OBJECT): number {
  const weight = searches === 0 ? 1 : UNPACKING + searches / SEARCHES_OF_AN_UNPACKING
  return (weight * cost) / unitsOfAnObject
}

/** By database, by the question: planning a filter anew for every page of a list would be a cost itself. */
const kept = new WeakMap<object, Map<string, { plan: Promise<Plan>; at: number }>>()

async function explain(prisma: PrismaClient, sql: Prisma.Sql): Promise<Plan> {
  const key = JSON.stringify([sql.sql, sql.values])
  if (key.length > LONGEST_KEPT) return ask(prisma, sql)
  const plans = kept.get(databaseOf(prisma)) ?? new Map<string, { plan: Promise<Plan>; at: number }>()
  kept.set(databaseOf(prisma), plans)
  const now = performance.now()
  for (const [old, { at }] of plans) {
    if (at >= now - KEPT_MS && plans.size <= KEPT) break
    plans.delete(old)
  }
  const known = plans.get(key)
  if (known !== undefined) return known.plan
  const plan = ask(prisma, sql)
  plans.set(key, { plan, at: now })
  plan.catch(() => plans.delete(key))
  return plan
}

async function ask(prisma: PrismaClient, sql: Prisma.Sql): Promise<Plan> {
  const [row] = await prisma.$queryRaw<{ 'QUERY PLAN': { Plan: Plan }[] }[]>`EXPLAIN (FORMAT JSON) ${sql}`
  const plan = row?.['QUERY PLAN'][0]?.Plan
  if (plan === undefined) throw new Error('Postgres has not explained a plan')
  return plan
}
