import type { ActorKind } from '../../domain/language/actor-kind.ts'
import { PREPARED } from '../database/prepared.ts'
import { readActors } from '../lookup/held-actors.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'

/** What is on file under some names: asked for every article, so in one SQL statement. */
export interface Named {
  /** Those that bear one of the names, the first on file first. */
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
}

/** Half-open: null is unknown, or held still. */
export interface Held {
  officeId: string
  actorId: string
  from: Date | null
  until: Date | null
}

/** `names`: folded, of actors. `offices`: folded (see `foldOffice`). */
export async function readNamed(
  db: PrismaClient | Prisma.TransactionClient,
  { names, offices }: { names: readonly string[]; offices: readonly string[] },
): Promise<Named> {
  type Tenures = (Omit<Held, 'from' | 'until'> & { from: string | null; until: string | null; isAbsorbed: boolean })[]
  type Row = { actors: NamedActor[] | null; offices: Named['offices'] | null; tenures: Tenures | null }
  const [row] = await db.$queryRaw<Row[]>`${PREPARED}
    WITH bearers AS MATERIALIZED (
      SELECT * FROM actors WHERE id = ANY (ARRAY(
        SELECT actor_id FROM actor_aliases WHERE folded = ANY ((SELECT ${[...names]}::text[])::text[])))
    ), meant AS MATERIALIZED (
      SELECT id, folded FROM offices WHERE folded && ((SELECT ${[...offices]}::text[])::text[])
    )
    SELECT
      (SELECT json_agg(json_build_object('id', b.id, 'name', b.name, 'kind', b.kind, 'provisional', b.provisional,
        'successorId', b.successor_id,
        'aliases', ARRAY(SELECT n.folded FROM actor_aliases n WHERE n.actor_id = b.id)) ORDER BY b.created_at, b.id)
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
