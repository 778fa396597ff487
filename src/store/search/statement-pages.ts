import { randomBytes } from 'node:crypto'
import type { Condition } from '../../domain/filter/filter.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { filterToSql } from './filter-to-sql.ts'
import type { PreparedFilter } from './linguistics.ts'
import type { KeyKind, Listing } from './listing.ts'

/** What statements are ordered by; `unknownLast` where not all have it. */
const ORDERS = {
  INGESTED: { column: Prisma.sql`v.ingested_at`, unknownLast: false },
  SAID: { column: Prisma.sql`v.said_earliest`, unknownLast: true },
  PUBLISHED: { column: Prisma.sql`v.published_at`, unknownLast: true },
  WHEN: { column: Prisma.sql`COALESCE(v.said_earliest, v.published_at)`, unknownLast: true },
}
type TimeOrder = keyof typeof ORDERS

export type StatementOrder = `${TimeOrder}_${'DESC' | 'ASC'}` | 'RELEVANCE'

/** Matches that RELEVANCE ranks: the newest ones. */
const RANKED_MATCHES = 10_000

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
  const { column, unknownLast } = ORDERS[order.slice(0, order.lastIndexOf('_')) as TimeOrder]
  const shape = {
    // Cursors of before 0.4.0 had another first value, where the order may be unknown.
    name: unknownLast ? `${order} known` : order,
    where: Prisma.sql`v.current AND ${filterToSql(filter.condition, filter.tsqueries)}`,
    descending: order.endsWith('DESC'),
    unknownLast,
  }
  const topicId = order.startsWith('INGESTED') ? singleTopic(filter.condition) : null
  if (topicId === null) {
    return {
      ...shape,
      from: Prisma.sql`statement_versions v`,
      id: Prisma.sql`v.statement_id`,
      key: keyOf(column, 'instant', Prisma.sql`v.statement_id`),
    }
  }
  // The current versions' indexes are in the order of time or by topic, not both: for a rare topic Postgres would walk
  // through everything newer. statement_topics has every topic's statements in order.
  return {
    ...shape,
    from: Prisma.sql`statement_topics st JOIN statement_versions v ON v.statement_id = st.statement_id`,
    where: Prisma.sql`st.topic_id = ${topicId}::uuid AND ${shape.where}`,
    id: Prisma.sql`st.statement_id`,
    key: keyOf(Prisma.sql`st.ingested_at`, 'instant', Prisma.sql`st.statement_id`),
  }
}

/** The newest statements of every actor, office or topic that owns a list. */
export function statementsOf(owner: 'actors' | 'offices' | 'topics'): Listing {
  if (owner === 'topics') {
    return {
      name: 'INGESTED_DESC',
      from: Prisma.sql`statement_topics st`,
      where: Prisma.sql`TRUE`,
      owner: Prisma.sql`st.topic_id = o.id`,
      id: Prisma.sql`st.statement_id`,
      key: keyOf(Prisma.sql`st.ingested_at`, 'instant', Prisma.sql`st.statement_id`),
      descending: true,
    }
  }
  const ids = owner === 'actors' ? Prisma.sql`v.actor_ids` : Prisma.sql`v.office_ids`
  return {
    name: 'INGESTED_DESC',
    from: Prisma.sql`statement_versions v`,
    where: Prisma.sql`v.current`,
    owner: Prisma.sql`${ids} && ARRAY[o.id]`,
    id: Prisma.sql`v.statement_id`,
    key: keyOf(Prisma.sql`v.ingested_at`, 'instant', Prisma.sql`v.statement_id`),
    descending: true,
  }
}

/** A piece of a snippet; `hit` where it is what was searched for. */
export interface SnippetPart {
  text: string
  hit: boolean
}

/**
 * Where the searched words stand in statements' texts, by statement id; null where the filter searches no text.
 * A statement that only matched in another report's wording has a snippet without a hit.
 */
export async function readSnippets(
  prisma: PrismaClient,
  filter: PreparedFilter,
  statementIds: readonly string[],
): Promise<Map<string, SnippetPart[]> | null> {
  const queries = queriesToRank(filter)
  if (queries === null) return null
  // Texts are anybody's, so what marks a hit must be nothing a text could hold.
  const mark = randomBytes(8).toString('hex')
  const options = `StartSel=a${mark}, StopSel=z${mark}, MaxFragments=2, MaxWords=40, MinWords=15, FragmentDelimiter=" … "`
  const rows = await prisma.$queryRaw<{ id: string; headline: string }[]>`
    SELECT v.statement_id::text AS id,
      CASE WHEN q.query IS NULL THEN left(v.text, 300)
        ELSE ts_headline(v.configuration::regconfig, v.text, q.query::tsquery, ${options}) END AS headline
    FROM statement_versions v LEFT JOIN ${queries} ON q.configuration = v.configuration
    WHERE v.current AND v.statement_id = ANY (${[...statementIds]}::uuid[])`
  return new Map(rows.map((row) => [row.id, splitHeadline(row.headline, `a${mark}`, `z${mark}`)]))
}

function keyOf(column: Prisma.Sql, kind: KeyKind, id: Prisma.Sql): Listing['key'] {
  return [
    { column, kind },
    { column: id, kind: 'uuid' },
  ]
}

function ranked(filter: PreparedFilter): Listing {
  const queries = queriesToRank(filter)
  if (queries === null) throw new NothingToRank()
  return {
    name: 'RELEVANCE',
    from: Prisma.sql`(
      SELECT v.statement_id, COALESCE(ts_rank_cd(v.words, q.query::tsquery), 0)::float8 AS rank
      FROM (
        SELECT v.statement_id, v.words, v.configuration FROM statement_versions v
        WHERE v.current AND ${filterToSql(filter.condition, filter.tsqueries)}
        ORDER BY v.ingested_at DESC, v.statement_id DESC LIMIT ${RANKED_MATCHES}
      ) v LEFT JOIN ${queries} ON q.configuration = v.configuration
    ) r`,
    where: Prisma.sql`TRUE`,
    id: Prisma.sql`r.statement_id`,
    key: keyOf(Prisma.sql`r.rank`, 'number', Prisma.sql`r.statement_id`),
    descending: true,
  }
}

/** The topic that every match must have, where the filter's top level names exactly one. */
function singleTopic(condition: Condition): string | null {
  const parts = condition.kind === 'all' ? condition.of : [condition]
  const topics = parts.filter((part) => part.kind === 'list' && part.field === 'topics')
  const [only] = topics
  if (topics.length !== 1 || only?.kind !== 'list' || only.values.length !== 1) return null
  return only.values[0] ?? null
}

/** All searched texts as one query for each configuration: a table `q(configuration, query)`. Null without a text. */
function queriesToRank(filter: PreparedFilter): Prisma.Sql | null {
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

function splitHeadline(headline: string, start: string, stop: string): SnippetPart[] {
  return headline
    .split(start)
    .flatMap((piece, index) => {
      if (index === 0) return [{ text: piece, hit: false }]
      const [hit = '', ...rest] = piece.split(stop)
      return [
        { text: hit, hit: true },
        { text: rest.join(''), hit: false },
      ]
    })
    .filter((part) => part.text !== '')
}
