import type { ActorsKnown } from '../../domain/fold/compose.ts'
import { FOLDING_LOCK } from '../locks.ts'
import type { Prisma } from '../prisma/client.ts'

/** Actors whose statements nobody else folds until this transaction ends. */
export interface ActorsHeld extends ActorsKnown {
  /**
   * Everybody whose statements a report of this actor may be of, itself first: where one of two is known by a surname
   * alone, they may be one.
   */
  mayBe(actorId: string): readonly string[]
}

/** People of one surname that a bare surname is held against. */
const MAX_NAMESAKES = 20

/**
 * Holds actors, so that two articles with one utterance fold one after the other, whichever process takes them in: the
 * later one sees the earlier one's statement.
 *
 * Taken in one order everywhere, and after locks on articles, topics and names, before those on statements' rows: so
 * two transactions never wait for each other. Only where an actor was absorbed is its successor's lock taken out of turn,
 * and a deadlock there is tried anew like any.
 */
export async function holdActors(tx: Prisma.TransactionClient, actorIds: readonly string[]): Promise<ActorsHeld> {
  const asked = [...new Set(actorIds)]
  const namesakes = await readNamesakes(tx, asked)
  const all = [...new Set([...asked, ...[...namesakes.values()].flat()])]
  // Few were ever absorbed: their own ids first, and whoever absorbed one where that shows under the lock.
  await lock(tx, all)
  const held = new Set(all)
  for (;;) {
    const known = await readActors(tx, all)
    const open = [...new Set(all.map((id) => known.successorOf(id)))].filter((id) => !held.has(id))
    if (open.length === 0) {
      const mayBe = (id: string) => [
        ...new Set([id, ...(namesakes.get(id) ?? [])].map((each) => known.successorOf(each))),
      ]
      return { ...known, mayBe }
    }
    await lock(tx, open)
    for (const id of open) held.add(id)
  }
}

async function lock(tx: Prisma.TransactionClient, actorIds: string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT count(pg_advisory_xact_lock(${FOLDING_LOCK}::int, hashtext(id)))
    FROM (SELECT id FROM unnest(${actorIds}::text[]) AS n(id) ORDER BY hashtext(id)) AS ids`
}

interface MemberRow {
  root: string
  member: string
  provisional: boolean
}

/** Who absorbed whom, for these actors. */
export async function readActors(db: Prisma.TransactionClient, actorIds: readonly string[]): Promise<ActorsKnown> {
  const rows = await db.$queryRaw<MemberRow[]>`
    WITH RECURSIVE up AS (
      SELECT a.id AS root, a.successor_id FROM actors a WHERE a.id = ANY (${[...actorIds]}::uuid[])
      UNION SELECT a.id, a.successor_id FROM up JOIN actors a ON a.id = up.successor_id
    ), down AS (
      SELECT root, root AS member FROM up WHERE successor_id IS NULL
      UNION SELECT d.root, a.id FROM down d JOIN actors a ON a.successor_id = d.member
    )
    SELECT d.root::text AS root, d.member::text AS member, a.provisional FROM down d JOIN actors a ON a.id = d.root
    ORDER BY d.member`
  const roots = new Map(rows.map(({ member, root }) => [member, root]))
  const families = new Map<string, string[]>()
  for (const { root, member } of rows) families.set(root, [...(families.get(root) ?? []), member])
  const provisional = new Set(rows.filter((row) => row.provisional).map((row) => row.root))
  return {
    successorOf: (id) => roots.get(id) ?? id,
    familyOf: (id) => families.get(id) ?? [id],
    isProvisional: (id) => provisional.has(id),
  }
}

async function readNamesakes(
  tx: Prisma.TransactionClient,
  actorIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ id: string; other: string }[]>`
    SELECT own.id::text AS id, namesake.id::text AS other
    FROM actors own, LATERAL (
      SELECT DISTINCT a.id FROM actor_aliases mine
      JOIN actor_aliases theirs ON theirs.folded = mine.folded AND theirs.actor_id <> mine.actor_id
      JOIN actors a ON a.id = theirs.actor_id
      WHERE mine.actor_id = own.id AND a.kind = 'PERSON' AND (own.provisional OR a.provisional)
      ORDER BY a.id LIMIT ${MAX_NAMESAKES}
    ) AS namesake
    WHERE own.id = ANY (${[...actorIds]}::uuid[]) AND own.kind = 'PERSON'`
  const namesakes = new Map<string, string[]>()
  for (const { id, other } of rows) namesakes.set(id, [...(namesakes.get(id) ?? []), other])
  return namesakes
}
