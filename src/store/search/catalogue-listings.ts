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
  const listingWhere = (found: Prisma.Sql | null) => {
    const where = found === null ? conditions : [...conditions, found]
    return listingOf(catalogue, order, where.length === 0 ? Prisma.sql`TRUE` : Prisma.join(where, ' AND '))
  }
  if (wanted === null || catalogue !== 'actors') {
    const found = wanted === null || catalogue === 'actors' ? null : hasWords(catalogue, wanted)
    const listing = listingWhere(found)
    return { listing, counted: listing }
  }
  const folded = foldName(wanted)
  const counted = listingWhere(isAmongFound(folded))
  return { listing: (await isCommon(prisma, folded)) ? listingWhere(isFound(folded)) : counted, counted }
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

/** Names that a search may find before it is one for what many have: then a page of actors is soon full. */
const MANY = 2_000

async function isCommon(prisma: PrismaClient, folded: string): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM (
      SELECT FROM actor_aliases l WHERE l.words @@ name_query(${folded}) LIMIT ${MANY}
    ) AS names`
  return Number(row?.count ?? 0) === MANY
}

/** For few: they are found by their words, and then put in order. */
function isAmongFound(folded: string): Prisma.Sql {
  return Prisma.sql`r.id = ANY (ARRAY(
    SELECT l.actor_id FROM actor_aliases l WHERE l.words @@ name_query(${folded})
    UNION SELECT s.actor_id FROM actor_slugs s WHERE s.words @@ name_query(${folded})
    UNION ${absorbedFound(folded)}))`
}

/** For many: actors are gone through in their order. Postgres makes no join of what has an OFFSET. */
function isFound(folded: string): Prisma.Sql {
  return Prisma.sql`(${hasNameOf(Prisma.sql`r.id`, folded)} OR r.id = ANY (ARRAY(${absorbedFound(folded)})))`
}

function hasNameOf(id: Prisma.Sql, folded: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM actor_aliases l WHERE l.actor_id = ${id} AND l.words @@ name_query(${folded}) OFFSET 0)
    OR EXISTS (SELECT FROM actor_slugs s WHERE s.actor_id = ${id} AND s.words @@ name_query(${folded}) OFFSET 0)`
}

/** What was absorbed is found under its own names too, and leads to its successor. */
function absorbedFound(folded: string): Prisma.Sql {
  return Prisma.sql`(
    WITH RECURSIVE up AS (
      SELECT a.id, a.successor_id FROM actors a WHERE a.successor_id IS NOT NULL AND (${hasNameOf(Prisma.sql`a.id`, folded)})
      UNION SELECT n.id, n.successor_id FROM up, LATERAL (
        SELECT id, successor_id FROM actors WHERE id = up.successor_id OFFSET 0) AS n
    ) SELECT id FROM up WHERE successor_id IS NULL)`
}
