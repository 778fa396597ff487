import type { Catalogue } from '../../domain/filter/conditions/lists.ts'
import type { ActorKind } from '../../domain/language/actor-kind.ts'
import { foldName } from '../../domain/language/names.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import type { Listing } from './listing.ts'

// Lists of actors, offices, topics and sources, which are looked up by name while somebody types. A search finds those
// that have, for each of its words, a word that begins so. (Postgres's trigrams would need an extension, and find no
// name by one or two letters.)

export type CatalogueOrder = 'SLUG_ASC' | 'STATEMENTS_DESC'

export interface CatalogueRequest {
  /** Words of a name, or what they begin with. Null: all. */
  search: string | null
  order: CatalogueOrder
  /** Of actors alone. Null: all. */
  kind?: ActorKind | null
}

/** There is no word in a search. The message says what to do. */
export class NothingToFind extends Error {
  override readonly name = 'NothingToFind'

  constructor(search: string) {
    super(`There is no letter or digit in "${search.slice(0, 100)}": say how a name begins, or leave \`search\` out.`)
  }
}

/** A list, and the same as it is best counted. */
export interface CatalogueListing {
  listing: Listing
  counted: Listing
}

/** @throws NothingToFind for a search without a word. An empty one searches nothing, and finds all. */
export async function catalogueListing(
  prisma: PrismaClient,
  catalogue: Catalogue,
  { search, order, kind = null }: CatalogueRequest,
): Promise<CatalogueListing> {
  const wanted = search === null || search.trim() === '' ? null : checkSearch(search)
  const conditions = [
    ...(catalogue === 'actors' ? [Prisma.sql`r.successor_id IS NULL AND r.nobody_since IS NULL`] : []),
    ...(kind === null ? [] : [Prisma.sql`r.kind = ${kind}::"ActorKind"`]),
  ]
  const where = (found: Prisma.Sql | null) => {
    const all = found === null ? conditions : [...conditions, found]
    return all.length === 0 ? Prisma.sql`TRUE` : Prisma.join(all, ' AND ')
  }
  if (wanted === null || catalogue !== 'actors') {
    const found = wanted === null || catalogue === 'actors' ? null : hasWords(catalogue, wanted)
    const listing = listingOf(catalogue, order, where(found))
    return { listing, counted: listing }
  }
  const folded = foldName(wanted)
  const counted = { ...listingOf(catalogue, order, where(null)), from: found(folded) }
  if (!(await isCommon(prisma, folded))) return { listing: counted, counted }
  const row = Prisma.sql`r`
  const oneByOne = { from: Prisma.sql`actors r`, where: isFound(folded) }
  return { listing: { ...counted, sieve: { row, cheap: where(null), near: NEAR, oneByOne } }, counted }
}

function listingOf(catalogue: Catalogue, order: CatalogueOrder, where: Prisma.Sql): Listing {
  const byCount = order === 'STATEMENTS_DESC'
  return {
    // The first order is as old as the lists: its cursors go by their name.
    name: byCount ? `${catalogue} ${order}` : catalogue,
    from: Prisma.sql`${Prisma.raw(catalogue)} r`,
    where,
    id: Prisma.sql`r.id`,
    key: byCount
      ? [
          { column: Prisma.sql`r.statement_count`, kind: 'integer' },
          { column: Prisma.sql`r.id`, kind: 'uuid' },
        ]
      : [{ column: Prisma.sql`r.slug`, kind: 'text' }],
    descending: byCount,
  }
}

/** The words that a search looks for. @throws NothingToFind */
export function checkSearch(search: string): string {
  if (!/[\p{L}\p{N}]/u.test(search)) throw new NothingToFind(search)
  return search.slice(0, MAX_SEARCH)
}

const MAX_SEARCH = 200

// Some thousand at most: they are read one by one.
function hasWords(catalogue: Exclude<Catalogue, 'actors'>, search: string): Prisma.Sql {
  const names =
    catalogue === 'offices' ? Prisma.sql`r.name || ' ' || array_to_string(r.aliases, ' ')` : Prisma.sql`r.name`
  return Prisma.sql`name_words(${names} || ' ' || r.slug) @@ name_query(${search})`
}

/** Names that a search may find before it is one for what many have: then a page of actors is mostly soon full. If not, since those
 * who have it stand further on, all are found and put in order. */
const MANY = 2_000
/** So few letters begin the names of many; to count them would take longer than to look. */
const SHORT = 2

/** Actors that are gone through first. */
const NEAR = 2_000

async function isCommon(prisma: PrismaClient, folded: string): Promise<boolean> {
  if (folded.length <= SHORT) return true
  const [row] = await prisma.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM (${namesFound(folded)} LIMIT ${MANY}) AS names`
  return Number(row?.count ?? 0) === MANY
}

function namesFound(folded: string): Prisma.Sql {
  return Prisma.sql`
    SELECT l.actor_id AS id FROM actor_aliases l WHERE l.words @@ name_query(${folded})
    UNION ALL SELECT s.actor_id FROM actor_slugs s WHERE s.words @@ name_query(${folded})`
}

/**
 * All that are found, by their words. What was absorbed is found under its own names too, and leads to its successor: most
 * were not, so each is looked up once, and only the others' successors are looked for.
 */
function found(folded: string): Prisma.Sql {
  const columns = Prisma.sql`a.id, a.slug, a.kind, a.statement_count, a.successor_id, a.nobody_since`
  return Prisma.sql`(
    WITH RECURSIVE named AS MATERIALIZED (
      SELECT ${columns} FROM (SELECT DISTINCT id FROM (${namesFound(folded)}) AS names) AS n JOIN actors a ON a.id = n.id
    ), up AS (
      SELECT successor_id AS id FROM named WHERE successor_id IS NOT NULL
      UNION SELECT n.successor_id FROM up, LATERAL (
        SELECT a.successor_id FROM actors a WHERE a.id = up.id AND a.successor_id IS NOT NULL OFFSET 0) AS n
    )
    SELECT * FROM named
    UNION ALL SELECT ${columns} FROM up JOIN actors a ON a.id = up.id
      WHERE NOT EXISTS (SELECT FROM named WHERE named.id = up.id)) AS r`
}

/** Of one actor, as they are gone through in their order. Postgres makes no join of what has an OFFSET. */
function isFound(folded: string): Prisma.Sql {
  return Prisma.sql`(${hasNameOf(Prisma.sql`r.id`, folded)} OR EXISTS (
    WITH RECURSIVE below AS (
      SELECT a.id FROM actors a WHERE a.successor_id = r.id
      UNION SELECT n.id FROM below, LATERAL (
        SELECT a.id FROM actors a WHERE a.successor_id = below.id OFFSET 0) AS n
    ) SELECT FROM below WHERE ${hasNameOf(Prisma.sql`below.id`, folded)} OFFSET 0))`
}

function hasNameOf(id: Prisma.Sql, folded: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM actor_aliases l WHERE l.actor_id = ${id} AND l.words @@ name_query(${folded}) OFFSET 0)
    OR EXISTS (SELECT FROM actor_slugs s WHERE s.actor_id = ${id} AND s.words @@ name_query(${folded}) OFFSET 0)`
}
