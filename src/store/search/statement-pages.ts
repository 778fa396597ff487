import { type Condition, leavesIn } from '../../domain/filter/filter.ts'
import { Prisma } from '../prisma/client.ts'
import { filterToSql, isOfOwners, ownedFilterToSql } from './filter-to-sql.ts'
import { isPhrase, type PreparedFilter } from './linguistics.ts'
import type { KeyKind, Listing } from './listing.ts'

/** What statements are ordered by, as a column of the row `row`; `unknownLast` where not all have it. */
const ORDERS = {
  INGESTED: { column: (row: string) => `${row}.ingested_at`, unknownLast: false },
  SAID: { column: (row: string) => `${row}.said_earliest`, unknownLast: true },
  PUBLISHED: { column: (row: string) => `${row}.published_at`, unknownLast: true },
  WHEN: { column: (row: string) => `COALESCE(${row}.said_earliest, ${row}.published_at)`, unknownLast: true },
}
type Time = keyof typeof ORDERS
type TimeOrder = `${Time}_${'DESC' | 'ASC'}`

export type StatementOrder = TimeOrder | 'RELEVANCE'

/** Matches that RELEVANCE ranks: the newest ones. */
const RANKED_MATCHES = 5_000

/** Relevance needs words to be relevant to. */
export class NothingToRank extends Error {
  override readonly name = 'NothingToRank'

  constructor() {
    super('RELEVANCE needs a text in the filter, outside of "not". Add one, or choose another order.')
  }
}

/**
 * Statements that pass a filter, in an order.
 *
 * @throws NothingToRank for RELEVANCE without a text.
 */
export function statementListing(filter: PreparedFilter, order: StatementOrder): Listing {
  if (order === 'RELEVANCE') return ranked(filter)
  const { owner, rest } = partOwner(filter.condition)
  if (owner !== null) {
    const id = Prisma.sql`${owner.id}::uuid`
    return {
      ...orderedBy(order, 'so'),
      from: ownedRows(rest),
      where: Prisma.sql`so.owner_id = ${id} AND ${ownedFilterToSql(rest, filter.tsqueries)}`,
      ...(isEverything(rest) ? { kept: keptCount(owner.field, id) } : {}),
    }
  }
  return {
    ...orderedBy(order, 'v'),
    from: Prisma.sql`statement_versions v`,
    where: Prisma.sql`v.current AND ${filterToSql(rest, filter.tsqueries)}`,
    ...sieveOf(rest, filter),
  }
}

/**
 * Rows of the newest statements that are tried one by one, in some 10 and 20 ms. More where words are searched, since all
 * that have them cost more to look up.
 */
const NEAR = 2_000
const NEAR_SEARCHED = 5_000

/**
 * None where everything passes. And none for a phrase: all statements that have its words would be read to find it, and
 * Postgres knows how frequent the words are.
 */
function sieveOf(condition: Condition, { tsqueries }: PreparedFilter): Pick<Listing, 'sieve'> {
  const leaves = [...leavesIn(condition)]
  const searched = leaves.flatMap((leaf) => (leaf.kind === 'words' ? [leaf.text] : []))
  const hasPhrase = searched.some((text) => [...(tsqueries.get(text)?.values() ?? [])].some(isPhrase))
  if (leaves.length === 0 || hasPhrase) return {}
  const near = searched.length > 0 ? NEAR_SEARCHED : NEAR
  return { sieve: { row: Prisma.raw('v'), cheap: Prisma.sql`v.current`, near } }
}

/** The statements of each actor, office, topic or source that owns a list, in an order; those that pass the filter. */
function statementsOfOwners(owner: StatementOwner, order: TimeOrder, filter: PreparedFilter | null): Listing {
  return {
    ...orderedBy(order, 'so'),
    from: filter === null ? OWNERS_ROWS : ownedRows(filter.condition),
    where: filter === null ? Prisma.sql`TRUE` : ownedFilterToSql(filter.condition, filter.tsqueries),
    owner: Prisma.sql`so.owner_id = o.id`,
    ...(filter === null ? { kept: keptCount(owner, Prisma.sql`o.id`) } : {}),
  }
}

/** How many statements an owner has: what was added up, and what has changed since (src/store/catalogue/statement-counts.ts). */
function keptCount(owner: StatementOwner, id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`COALESCE((SELECT statement_count FROM ${Prisma.raw(owner)} WHERE id = ${id}), 0)
    + COALESCE((SELECT sum(change) FROM statement_count_changes WHERE owner_id = ${id}), 0)::bigint`
}

// The current versions' indexes are in the order of time or by what versions have, not both: for a rare actor Postgres
// would walk through everything newer. statement_owners has everybody's statements in every order.
const OWNERS_ROWS = Prisma.sql`statement_owners so`
const OWNED_VERSIONS = Prisma.sql`statement_owners so JOIN statement_versions v ON v.id = so.version_id`

function ownedRows(condition: Condition): Prisma.Sql {
  return isOfOwners(condition) ? OWNERS_ROWS : OWNED_VERSIONS
}

function orderedBy(order: TimeOrder, row: string): Omit<Listing, 'from' | 'where'> {
  const { column, unknownLast } = ORDERS[order.slice(0, order.lastIndexOf('_')) as Time]
  const id = Prisma.raw(`${row}.statement_id`)
  return {
    // Cursors of before 0.4.0 had another first value, where the order may be unknown.
    name: unknownLast ? `${order} known` : order,
    id,
    key: keyOf(Prisma.raw(column(row)), 'instant', id),
    descending: order.endsWith('DESC'),
    unknownLast,
  }
}

/** What a list of statements may belong to. */
export type StatementOwner = 'actors' | 'offices' | 'topics' | 'sources'

/**
 * The statements of every actor, office, topic or source that owns a list, that pass a filter, in an order.
 *
 * @throws NothingToRank for RELEVANCE without a text.
 */
export function statementsOf(owner: StatementOwner, filter: PreparedFilter, order: StatementOrder): Listing {
  if (order !== 'RELEVANCE') return statementsOfOwners(owner, order, isEverything(filter.condition) ? null : filter)
  // Its owner is asked for where the newest matches are chosen, so here it is known.
  const isOwn = Prisma.sql`${Prisma.raw(`v.${OWNED_BY[owner]}`)} && ARRAY[o.id]`
  return { ...ranked(filter, isOwn), owner: Prisma.sql`TRUE` }
}

/**
 * Statements of which `isAmong` holds, a condition on a row `v` and its owner `o`, that pass a filter, in an order. For
 * few statements of each owner.
 *
 * @throws NothingToRank for RELEVANCE without a text.
 */
export function statementsAmong(isAmong: Prisma.Sql, filter: PreparedFilter, order: StatementOrder): Listing {
  if (order === 'RELEVANCE') return { ...ranked(filter, isAmong), owner: Prisma.sql`TRUE` }
  return {
    ...orderedBy(order, 'v'),
    from: Prisma.sql`statement_versions v`,
    where: Prisma.sql`v.current AND ${filterToSql(filter.condition, filter.tsqueries)}`,
    owner: isAmong,
  }
}

function isEverything(condition: Condition): boolean {
  return condition.kind === 'all' && condition.of.length === 0
}

const OWNED_BY: Record<StatementOwner, string> = {
  actors: 'actor_ids',
  offices: 'office_ids',
  topics: 'topic_ids',
  sources: 'source_ids',
}

function keyOf(column: Prisma.Sql, kind: KeyKind, id: Prisma.Sql): Listing['key'] {
  return [
    { column, kind },
    { column: id, kind: 'uuid' },
  ]
}

/** `isWanted`: what else is asked of a row `v`. */
function ranked(filter: PreparedFilter, isWanted: Prisma.Sql = Prisma.sql`TRUE`): Listing {
  const queries = queriesToRank(filter)
  if (queries === null) throw new NothingToRank()
  return {
    name: 'RELEVANCE',
    from: Prisma.sql`(
      SELECT v.statement_id, COALESCE(ts_rank_cd(v.words, q.query::tsquery), 0)::float8 AS rank
      FROM (
        SELECT v.statement_id, v.words, v.configuration FROM statement_versions v
        WHERE v.current AND ${isWanted} AND ${filterToSql(filter.condition, filter.tsqueries)}
        ORDER BY v.ingested_at DESC, v.statement_id DESC LIMIT ${RANKED_MATCHES}
      ) v LEFT JOIN ${queries} ON q.configuration = v.configuration
    ) r`,
    where: Prisma.sql`TRUE`,
    id: Prisma.sql`r.statement_id`,
    key: keyOf(Prisma.sql`r.rank`, 'number', Prisma.sql`r.statement_id`),
    descending: true,
  }
}

const OWNERS: readonly StatementOwner[] = ['offices', 'actors', 'sources', 'topics']

/**
 * Whose statements alone can match, where the filter's top level names one actor, office, topic or source, with what else
 * must hold. Of several, that which likely has the fewest.
 */
function partOwner(condition: Condition): { owner: { field: StatementOwner; id: string } | null; rest: Condition } {
  const parts = condition.kind === 'all' ? condition.of : [condition]
  for (const field of OWNERS) {
    const part = parts.find((one) => one.kind === 'list' && one.field === field && one.values.length === 1)
    const [id] = part?.kind === 'list' ? part.values : []
    if (id === undefined) continue
    return { owner: { field, id }, rest: { kind: 'all', of: parts.filter((one) => one !== part) } }
  }
  return { owner: null, rest: condition }
}

/** All searched texts as one query for each configuration: a table `q(configuration, query)`. Null without a text. */
export function queriesToRank(filter: PreparedFilter): Prisma.Sql | null {
  const texts = positiveTexts(filter.condition)
  if (texts.size === 0) return null
  const byConfiguration = new Map<string, string[]>()
  for (const text of texts) {
    for (const [configuration, query] of filter.tsqueries.get(text) ?? []) {
      if (query !== '')
        byConfiguration.set(configuration, [...(byConfiguration.get(configuration) ?? []), `(${query})`])
    }
  }
  const queries = [...byConfiguration.values()].map((parts) => parts.join(' | '))
  return Prisma.sql`unnest(${[...byConfiguration.keys()]}::text[], ${queries}::text[]) AS q(configuration, query)`
}

function positiveTexts(condition: Condition): Set<string> {
  switch (condition.kind) {
    case 'words':
      return new Set(condition.field === 'text' ? [condition.text] : [])
    case 'all':
    case 'any':
      return new Set(condition.of.flatMap((part) => [...positiveTexts(part)]))
    default:
      return new Set()
  }
}
