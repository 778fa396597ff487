import { type FieldNode, GraphQLError, type GraphQLResolveInfo } from 'graphql'
import { costOfCount, costOfPage, costOfSearches } from '../../store/reading/expected-rows.ts'
import type { Listing } from '../../store/search/listing.ts'
import type { Context } from '../relay/context.ts'

// What an operation may cost: the objects that its document asks for (server/pipeline/cost.ts), and then what is known
// only here: the rows that Postgres has to read for a filter, and lists that are longer than they usually are. One is
// about 40 microseconds of CPU.

/** What is known of an operation before it runs. */
interface Priced {
  /** MAX_COST. */
  allowed: number
  /** What the objects cost that its document asks for. */
  objects: number
  /** How many items were counted for each list in the whole response, and what one of them costs. */
  lists: ReadonlyMap<FieldNode, { items: number; each: number }>
}

/** What one operation has spent and may spend. */
export interface Spending extends Priced {
  /** Of the rows that filters and orders make Postgres read. */
  rows: number
  /** How many items each list has had so far. */
  seen: Map<FieldNode, number>
  /** How many executions spend together. */
  executions: number
}

/** From now on the operation of this context spends from it. Without it, an operation may cost anything. */
export function openSpending(context: object, priced: Readonly<Priced>): Spending {
  const spending = { ...priced, rows: 0, seen: new Map(), executions: 1 }
  open.set(context, spending)
  return spending
}

/** What was opened for a context; undefined if nothing was. */
export function spendingOf(context: object): Readonly<Spending> | undefined {
  return open.get(context)
}

/**
 * Executions that ask the database together spend together: each adds what it may spend to what all of them may.
 * `each` is what one of them begins with, `joint` what they share so far.
 */
export function openJoint(context: object, each: Readonly<Priced>, joint: Spending | null): Spending {
  if (joint === null) return openSpending(context, each)
  joint.allowed += each.allowed
  joint.objects += each.objects
  joint.executions += 1
  open.set(context, joint)
  return joint
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
 * Before the items of a list are read or shown, each time that the list is in the response: there may be more than were
 * counted, because its list or those around it are longer than usual.
 *
 * @throws GraphQLError with code TOO_COSTLY.
 */
export function spendOnItems(context: Context, info: GraphQLResolveInfo, items: number): void {
  const spending = open.get(context)
  const more = items - (counted.get(info.path) ?? 0)
  if (spending === undefined || more <= 0) return
  counted.set(info.path, items)
  let beyond = 0
  // A document may ask for the same list several times: what is selected of it is the sum.
  for (const node of info.fieldNodes) {
    const list = spending.lists.get(node)
    if (list === undefined) continue
    const before = spending.seen.get(node) ?? 0
    const expected = list.items * spending.executions
    spending.seen.set(node, before + more)
    beyond += (Math.max(expected, before + more) - Math.max(expected, before)) * list.each
  }
  spending.objects += beyond
  if (beyond > 0 && total(spending) > spending.allowed) throw tooCostly(spending, info, LONGER)
}

/**
 * How many more items of a list the operation can pay for; null where it may cost anything. A list that has more need not
 * be read to its end: `spendOnItems` refuses it.
 */
export function affordableItems(context: Context, info: GraphQLResolveInfo): number | null {
  const spending = open.get(context)
  if (spending === undefined) return null
  const left = Math.max(0, spending.allowed - total(spending))
  return Math.min(
    ...info.fieldNodes.map((node) => {
      const list = spending.lists.get(node)
      if (list === undefined) return MOST_ITEMS
      const expected = list.items * spending.executions
      return Math.max(0, expected - (spending.seen.get(node) ?? 0)) + left / list.each
    }),
    MOST_ITEMS,
  )
}

/** Of a list that costs nothing. */
const MOST_ITEMS = 1_000_000
/** By the place of the list in the response: what reads it has counted so many of its items. */
const counted = new WeakMap<GraphQLResolveInfo['path'], number>()

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

function tooCostly(spending: Spending, { path, operation }: GraphQLResolveInfo, what: string): GraphQLError {
  const names: string[] = []
  for (let at: typeof path | undefined = path; at !== undefined; at = at.prev) {
    if (typeof at.key === 'string') names.unshift(at.key)
  }
  const field = names.join('.')
  const cost = Math.ceil(total(spending))
  const isDone = operation.operation === 'mutation' ? ' The mutation itself was carried out.' : ''
  const message = `With \`${field}\` this operation would cost ${cost}, and ${spending.allowed} is allowed. For \`${field}\`, ${what}.${isDone}`
  return new GraphQLError(message, { extensions: { code: 'TOO_COSTLY', cost, allowed: spending.allowed, field } })
}

const open = new WeakMap<object, Spending>()
