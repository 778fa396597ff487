import type { ActorsKnown } from '../../domain/compose/compose.ts'
import { FOLDING_LOCK } from '../database/locks.ts'
import { anyOf, PREPARED } from '../database/prepared.ts'
import { Prisma } from '../prisma/client.ts'

/** Actors whose statements no other transaction folds until this one ends. */
export interface ActorsHeld extends ActorsKnown {
  /**
   * The actors whose statements a report of this actor may belong to, itself first. Two actors may be one person if one
   * of them is known by a surname alone.
   */
  mayBe(actorId: string): readonly string[]
  /** Whether it is held. */
  holds(actorId: string): boolean
}

/** People of one surname that a bare surname is compared with. */
const MAX_NAMESAKES = Prisma.raw('20')

/**
 * Holds actors, so that two articles with one utterance fold one after the other, whichever process takes them in: the
 * later one sees the earlier one's statement. With `phrases`, of each report the most telling one: what an article gives
 * without a speaker is folded by its words alone.
 *
 * Taken in one order everywhere, and after locks on articles, topics and names, before those on statements' rows: so
 * two transactions never wait for each other. Only where an actor was absorbed is its successor's lock taken out of turn,
 * and a deadlock there is tried again like any.
 */
export async function holdActors(
  tx: Prisma.TransactionClient,
  actorIds: readonly string[],
  phrases: readonly string[] = [],
): Promise<ActorsHeld> {
  const asked = [...new Set(actorIds)]
  // Few were ever absorbed: their own ids first, then the actors that absorbed one, if that shows under the lock.
  const namesakes = await lockWithNamesakes(tx, asked, phrases)
  const all = [...new Set([...asked, ...[...namesakes.values()].flat()])]
  const held = new Set(all)
  for (;;) {
    const known = await readActors(tx, all)
    const open = [...new Set(all.map((id) => known.successorOf(id)))].filter((id) => !held.has(id))
    if (open.length === 0) {
      const mayBe = (id: string) => [
        ...new Set([id, ...(namesakes.get(id) ?? [])].map((each) => known.successorOf(each))),
      ]
      return { ...known, mayBe, holds: (id) => held.has(id) }
    }
    await lock(tx, open)
    for (const id of open) held.add(id)
  }
}

/**
 * These actors, too: speakers of statements that were found only now. Their locks are taken out of turn; a deadlock is tried
 * again like any.
 */
export async function holdMore(
  tx: Prisma.TransactionClient,
  actors: ActorsHeld,
  actorIds: readonly string[],
): Promise<ActorsHeld> {
  const open = actorIds.filter((id) => !actors.holds(id))
  if (open.length === 0) return actors
  const more = await holdActors(tx, open)
  const of = (id: string) => (actors.holds(id) ? actors : more)
  return {
    successorOf: (id) => of(id).successorOf(id),
    familyOf: (id) => of(id).familyOf(id),
    isProvisional: (id) => of(id).isProvisional(id),
    mayBe: (id) => of(id).mayBe(id),
    holds: (id) => actors.holds(id) || more.holds(id),
  }
}

/** Locks them and those of their names; returns the latter. */
async function lockWithNamesakes(
  tx: Prisma.TransactionClient,
  actorIds: readonly string[],
  phrases: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ id: string | null; other: string }[]>`${PREPARED}
    WITH namesakes AS MATERIALIZED (
      SELECT own.id::text AS id, namesake.id::text AS other
      FROM actors own, LATERAL (
        SELECT DISTINCT a.id FROM actor_aliases mine
        JOIN actor_aliases theirs ON theirs.folded = mine.folded AND theirs.actor_id <> mine.actor_id
        JOIN actors a ON a.id = theirs.actor_id
        WHERE mine.actor_id = own.id AND a.kind = 'PERSON' AND (own.provisional OR a.provisional)
          AND NOT EXISTS (SELECT FROM actor_proposals p WHERE p.status = 'REJECTED'
            AND p.earlier_id = least(own.id, a.id) AND p.later_id = greatest(own.id, a.id))
        ORDER BY a.id LIMIT ${MAX_NAMESAKES}
      ) AS namesake
      WHERE own.id = ${anyOf(actorIds)} AND own.kind = 'PERSON'
    )
    SELECT n.id, n.other
    FROM (
      SELECT count(pg_advisory_xact_lock(${FOLDING_LOCK}::int, hashtext(id))) AS locks FROM (
        SELECT id FROM (
          SELECT id FROM unnest(${[...actorIds, ...phrases]}::text[]) AS asked(id) UNION SELECT other FROM namesakes
        ) AS everybody ORDER BY hashtext(id)
      ) AS ids
    ) AS held LEFT JOIN namesakes n ON held.locks > 0`
  const namesakes = new Map<string, string[]>()
  for (const { id, other } of rows) if (id !== null) namesakes.set(id, [...(namesakes.get(id) ?? []), other])
  return namesakes
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
  if (actorIds.length === 0) return { successorOf: (id) => id, familyOf: (id) => [id], isProvisional: () => false }
  // Row by row: Postgres takes a recursion for long, and would read all actors at each of its steps.
  const rows = await db.$queryRaw<MemberRow[]>`${PREPARED}
    WITH RECURSIVE up AS (
      SELECT a.id AS root, a.successor_id, a.provisional FROM actors a WHERE a.id = ${anyOf(actorIds)}
      UNION SELECT a.* FROM up, LATERAL (
        SELECT id, successor_id, provisional FROM actors WHERE id = up.successor_id OFFSET 0) AS a
    ), down AS (
      SELECT root, root AS member, provisional FROM up WHERE successor_id IS NULL
      UNION SELECT d.root, a.id, d.provisional FROM down d, LATERAL (
        SELECT id FROM actors WHERE successor_id = d.member OFFSET 0) AS a
    )
    SELECT root::text, member::text, provisional FROM down ORDER BY down.member`
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
