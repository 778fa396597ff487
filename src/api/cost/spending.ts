import { type FieldNode, GraphQLError, type GraphQLResolveInfo } from 'graphql'
import { costOfCount, costOfPage, costOfSearches } from '../../store/reading/expected-rows.ts'
import type { Listing } from '../../store/search/listing.ts'
import type { Context } from '../relay/context.ts'

// What an operation may cost: the objects that its document asks for (server/pipeline/cost.ts), and then what is known
// only here: the rows that Postgres has to read for a filter, and lists that are longer than they usually are. One is
// about 40 microseconds of CPU.

/** What one operation has spent and may spend. */
export interface Spending {
  /** MAX_COST. */
  allowed: number
  /** Of the objects that the document asks for, and of those that lists had beyond that. */
  objects: number
  /** Of the rows that filters and orders make Postgres read. */
  rows: number
  /** What each page was counted as. */
  pages: ReadonlyMap<FieldNode, { length: number; each: number }>
}

/** From now on the operation of this context spends from it. Without it, an operation may cost anything. */
export function openSpending(context: object, spending: Spending): void {
  open.set(context, spending)
}

/** What was opened for a context; undefined if nothing was. */
export function spendingOf(context: object): Readonly<Spending> | undefined {
  return open.get(context)
}

/**
 * Executions that ask the database together spend together: each adds what it may spend to what all of them may.
 * `each` is what one of them begins with, `joint` what they share so far.
 */
export function openJoint(context: object, each: Readonly<Spending>, joint: Spending | null): Spending {
  const spending = joint ?? { ...each, allowed: 0, objects: 0, rows: 0 }
  spending.allowed += each.allowed
  spending.objects += each.objects
  openSpending(context, spending)
  return spending
}

/** A page of so many, or how long the list is; of each of some owners, where they are given. */
type Wanted = 'count' | { size?: number; owners?: readonly string[] }

/**
 * Before a page is read, or the whole list is counted: what Postgres will read for it.
 *
 * @throws GraphQLError with code TOO_COSTLY.
 */
export async function spendOnRows(
  context: Context,
  info: GraphQLResolveInfo,
  listing: Listing,
  wanted: Wanted,
): Promise<void> {
  const spending = open.get(context)
  if (spending === undefined) return
  const { prisma } = context
  const { size, owners }: Exclude<Wanted, 'count'> = wanted === 'count' ? {} : wanted
  spendRows(spending, info, costOfSearches(listing))
  spendRows(
    spending,
    info,
    size === undefined ? await costOfCount(prisma, listing, owners) : await costOfPage(prisma, listing, size, owners),
  )
}

/**
 * After the lists of some owners were read: they may be longer than such lists usually are.
 *
 * @throws GraphQLError with code TOO_COSTLY.
 */
export function spendOnItems(context: Context, info: GraphQLResolveInfo, owners: number, items: number): void {
  const spending = open.get(context)
  if (spending === undefined) return
  // A document may ask for the same page several times: what is selected of it is the sum.
  const pages = info.fieldNodes.flatMap((node) => spending.pages.get(node) ?? [])
  const beyond = pages.reduce((sum, { length, each }) => sum + Math.max(0, items - owners * length) * each, 0)
  spending.objects += beyond
  if (beyond > 0 && total(spending) > spending.allowed) throw tooCostly(spending, info, LONGER)
}

function spendRows(spending: Spending, info: GraphQLResolveInfo, rows: number): void {
  spending.rows += rows
  if (total(spending) > spending.allowed) throw tooCostly(spending, info, MANY_ROWS)
}

function total({ objects, rows }: Spending): number {
  return objects + rows
}

const MANY_ROWS =
  'Postgres would have to read too many rows for it: narrow the filter, by a topic, an actor or a time, give it fewer texts, or ask for it in an operation of its own'
const LONGER = 'its lists are longer than usual: ask for smaller pages there, or for fewer fields of them'

function tooCostly(spending: Spending, { path }: GraphQLResolveInfo, what: string): GraphQLError {
  const names: string[] = []
  for (let at: typeof path | undefined = path; at !== undefined; at = at.prev) {
    if (typeof at.key === 'string') names.unshift(at.key)
  }
  const field = names.join('.')
  const cost = Math.ceil(total(spending))
  const message = `With \`${field}\` this operation would cost ${cost}, and ${spending.allowed} is allowed. For \`${field}\`, ${what}.`
  return new GraphQLError(message, { extensions: { code: 'TOO_COSTLY', cost, allowed: spending.allowed, field } })
}

const open = new WeakMap<object, Spending>()
