import type { ActorContext } from '../../domain/identity/actor-evidence.ts'
import { MOST_CONTEXTS } from '../../domain/identity/identify.ts'
import type { ActorKind } from '../../domain/language/actor-kind.ts'
import { PREPARED } from '../database/prepared.ts'
import { readActors } from '../lookup/held-actors.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'

/** What is on file under some names: asked for every article, so in one SQL statement. */
export interface Named {
  /** Those that bear one of the names, and all that absorbed one of these; the first on file first. */
  actors: NamedActor[]
  offices: { id: string; folded: string[] }[]
  /** All tenures in these offices, and these actors' in any, the latest first; an absorbed actor's are its successor's. */
  tenures: Held[]
}

export interface NamedActor {
  id: string
  name: string
  kind: ActorKind
  provisional: boolean
  successorId: string | null
  /** Folded: see `foldName`. */
  aliases: string[]
  /** What the last articles told of it, the latest first. */
  contexts: ActorContext[]
  /** The names of all offices that the tenures on file give it. */
  offices: string[]
  /** The actors that an editor has said it is not. */
  apartFrom: string[]
  /**
   * Whether the article that is asked for has meant it so far: it has a report of theirs, by a reading that did not go by
   * surnames alone, or an editor said by a merge whom that is of.
   */
  isMeant: boolean
}

/** What is looked for. */
export interface NamesAsked {
  /** Of actors: see `nameKey`. */
  keys: readonly string[]
  /** Folded: see `foldOffice`. */
  offices: readonly string[]
  /** Actors that are read in any case: those of this article, and those of these ids. */
  articleId?: string | null
  actorIds?: readonly string[]
}

/** Of those who share a name: the first on file, who are mostly meant, and the newest, who are written of now. */
const FIRST = Prisma.raw('20')
const NEWEST = Prisma.raw('20')
/** Nearly all who share a surname are known by it alone, each by one article: those with a full name are looked for here. */
const LOOKED_AT = Prisma.raw('300')
const NAMED = Prisma.raw('20')
const CONTEXTS = Prisma.raw(String(MOST_CONTEXTS))
const NO_ARTICLE = '00000000-0000-0000-0000-000000000000'

/** Half-open: null is unknown, or held still. */
export interface Held {
  officeId: string
  actorId: string
  from: Date | null
  until: Date | null
}

export async function readNamed(
  db: PrismaClient | Prisma.TransactionClient,
  { keys, offices, articleId, actorIds = [] }: NamesAsked,
): Promise<Named> {
  type Tenures = (Omit<Held, 'from' | 'until'> & { from: string | null; until: string | null; isAbsorbed: boolean })[]
  type Row = { actors: NamedActor[] | null; offices: Named['offices'] | null; tenures: Tenures | null }
  const [row] = await db.$queryRaw<Row[]>`${PREPARED}
    WITH RECURSIVE reported AS MATERIALIZED (
      SELECT DISTINCT r.actor_id AS id, v.extractor_version IS NOT NULL AS is_trusted
      FROM articles a JOIN article_revisions v ON v.article_id = a.id AND v.number = a.revision
        JOIN reports r ON r.article_id = a.id
      WHERE a.id = ${articleId ?? NO_ARTICLE}::uuid AND r.retracted_at IS NULL AND r.actor_id IS NOT NULL
    ), asked AS MATERIALIZED (
      SELECT n.actor_id AS id FROM unnest((SELECT ${[...keys]}::text[])::text[]) AS k(key), LATERAL (
        (SELECT actor_id FROM actor_aliases WHERE key = k.key ORDER BY actor_id LIMIT ${FIRST})
        UNION (SELECT actor_id FROM actor_aliases WHERE key = k.key ORDER BY actor_id DESC LIMIT ${NEWEST})
        UNION (SELECT f.id FROM (
            (SELECT actor_id FROM actor_aliases WHERE key = k.key ORDER BY actor_id LIMIT ${LOOKED_AT})
            UNION (SELECT actor_id FROM actor_aliases WHERE key = k.key ORDER BY actor_id DESC LIMIT ${LOOKED_AT})
          ) AS l JOIN actors f ON f.id = l.actor_id
          WHERE NOT f.provisional AND f.successor_id IS NULL ORDER BY f.id DESC LIMIT ${NAMED})) AS n
      UNION SELECT actor_id FROM actor_contexts WHERE article_id = ${articleId ?? NO_ARTICLE}::uuid
      UNION SELECT id FROM reported
      UNION SELECT unnest((SELECT ${[...actorIds]}::uuid[])::uuid[])
    ), up AS (
      SELECT id FROM asked
      UNION SELECT a.successor_id FROM up, LATERAL (
        SELECT successor_id FROM actors WHERE id = up.id AND successor_id IS NOT NULL OFFSET 0) AS a
    ), bearers AS MATERIALIZED (
      SELECT * FROM actors WHERE id = ANY (ARRAY(SELECT id FROM up))
    ), meant AS MATERIALIZED (
      SELECT id, folded FROM offices WHERE folded && ((SELECT ${[...offices]}::text[])::text[])
    )
    SELECT
      (SELECT json_agg(json_build_object('id', b.id, 'name', b.name, 'kind', b.kind, 'provisional', b.provisional,
        'successorId', b.successor_id,
        'aliases', ARRAY(SELECT n.folded FROM actor_aliases n WHERE n.actor_id = b.id),
        'contexts', COALESCE((SELECT json_agg(json_build_object('articleId', c.article_id, 'sourceId', c.source_id,
            'at', (EXTRACT(EPOCH FROM c.told_at) * 1000)::bigint, 'gender', c.gender, 'callings', c.callings, 'words', c.words)
            ORDER BY c.told_at DESC)
          FROM (SELECT * FROM actor_contexts WHERE actor_id = b.id ORDER BY told_at DESC LIMIT ${CONTEXTS}) c), '[]'),
        'offices', ARRAY(SELECT o.name FROM tenures t JOIN offices o ON o.id = t.office_id WHERE t.actor_id = b.id),
        'apartFrom', ARRAY(
          SELECT p.later_id FROM actor_proposals p WHERE p.earlier_id = b.id AND p.status = 'REJECTED'
          UNION SELECT p.earlier_id FROM actor_proposals p WHERE p.later_id = b.id AND p.status = 'REJECTED'),
        'isMeant', COALESCE((SELECT r.is_trusted OR b.successor_id IS NOT NULL AND EXISTS (
            SELECT FROM desk_corrections d WHERE d.kind = 'MERGE_ACTORS' AND d.undone_at IS NULL
              AND d.steps -> 'actors' @> jsonb_build_array(jsonb_build_object('id', b.id::text)))
          FROM reported r WHERE r.id = b.id), false))
        ORDER BY b.created_at, b.id)
      FROM bearers b) AS actors,
      (SELECT json_agg(json_build_object('id', id, 'folded', folded)) FROM meant) AS offices,
      (SELECT json_agg(json_build_object('officeId', t.office_id, 'actorId', t.actor_id, 'from', t.from, 'until', t.until,
        'isAbsorbed', (SELECT successor_id IS NOT NULL FROM actors WHERE id = t.actor_id)) ORDER BY t.from DESC, t.id)
      FROM (
        SELECT * FROM tenures WHERE office_id = ANY (ARRAY(SELECT id FROM meant))
        UNION SELECT * FROM tenures WHERE actor_id = ANY (ARRAY(SELECT id FROM bearers))
      ) AS t) AS tenures`
  const rows = row?.tenures ?? []
  const absorbed = rows.flatMap(({ isAbsorbed, actorId }) => (isAbsorbed ? [actorId] : []))
  const { successorOf } = absorbed.length === 0 ? { successorOf: (id: string) => id } : await readActors(db, absorbed)
  const tenures = rows.map(({ from, until, officeId, actorId }) => {
    return {
      officeId,
      actorId: successorOf(actorId),
      from: from === null ? null : new Date(from),
      until: until === null ? null : new Date(until),
    }
  })
  return { actors: row?.actors ?? [], offices: row?.offices ?? [], tenures }
}
