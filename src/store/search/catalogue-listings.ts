import type { Catalogue } from '../../domain/filter/conditions/lists.ts'
import type { ActorKind } from '../../domain/language/actor-kind.ts'
import { foldName } from '../../domain/language/names.ts'
import { Prisma } from '../prisma/client.ts'
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

/** @throws NothingToFind for a search without a word. An empty one searches nothing, and finds all. */
export function catalogueListing(catalogue: Catalogue, { search, order, kind = null }: CatalogueRequest): Listing {
  const where = [
    ...(catalogue === 'actors' ? [Prisma.sql`r.successor_id IS NULL`] : []),
    ...(kind === null ? [] : [Prisma.sql`r.kind = ${kind}::"ActorKind"`]),
    ...(search === null || search.trim() === '' ? [] : [isFound(catalogue, checkSearch(search))]),
  ]
  const byCount = order === 'STATEMENTS_DESC'
  return {
    // The first order is as old as the lists: its cursors go by their name.
    name: byCount ? `${catalogue} ${order}` : catalogue,
    from: Prisma.sql`${Prisma.raw(catalogue)} r`,
    where: where.length === 0 ? Prisma.sql`TRUE` : Prisma.join(where, ' AND '),
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

function isFound(catalogue: Catalogue, search: string): Prisma.Sql {
  if (catalogue === 'actors') return isActorFound(search)
  const names =
    catalogue === 'offices' ? Prisma.sql`r.name || ' ' || array_to_string(r.aliases, ' ')` : Prisma.sql`r.name`
  return Prisma.sql`name_words(${names} || ' ' || r.slug) @@ name_query(${search})`
}

/** What was absorbed is found under its own names too, and leads to its successor. */
function isActorFound(search: string): Prisma.Sql {
  const folded = foldName(search)
  return Prisma.sql`r.id IN (
    WITH RECURSIVE named AS (
      SELECT l.actor_id AS id FROM actor_aliases l WHERE name_words(l.folded) @@ name_query(${folded})
      UNION SELECT s.actor_id FROM actor_slugs s WHERE name_words(s.slug) @@ name_query(${folded})
    ), up AS (
      SELECT a.id, a.successor_id FROM named JOIN actors a USING (id)
      UNION SELECT a.id, a.successor_id FROM up JOIN actors a ON a.id = up.successor_id
    ) SELECT id FROM up WHERE successor_id IS NULL)`
}
