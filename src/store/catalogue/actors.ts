import type { ActorKind } from '../../domain/language/actor-kind.ts'
import { foldName } from '../../domain/language/names.ts'
import { readClock } from '../database/clock.ts'
import { FOLDING_LOCK } from '../database/locks.ts'
import { anyOf, PREPARED } from '../database/prepared.ts'
import type { Actor, ActorAlias, Prisma, PrismaClient } from '../prisma/client.ts'

type Tx = Prisma.TransactionClient

/** A new actor as its row holds it. */
export interface NewActor {
  id: string
  slug: string
  name: string
  kind: ActorKind
  createdAt: Date
  /** Whether a person chose the slug, so that it stays when the name changes. Absent: nobody did. */
  slugPinned?: boolean
}

/** Puts an actor on file under these names, its own among them. */
export async function insertActor(tx: Tx, actor: NewActor, names: readonly string[]): Promise<void> {
  await tx.actor.create({ data: { ...actor, entered: true } })
  await replaceAliases(tx, actor.id, names)
}

/** Puts many actors on file; `aliases` are all names that each is looked up by. */
export async function insertActors(tx: Tx, actors: readonly (NewActor & { aliases: string[] })[]): Promise<void> {
  await tx.actor.createMany({ data: actors.map(({ aliases: _, ...actor }) => ({ ...actor, entered: true })) })
  await tx.actorAlias.createMany({
    data: actors.flatMap(({ id, aliases }) =>
      aliases.map((alias) => ({ actorId: id, alias, folded: foldName(alias) })),
    ),
    skipDuplicates: true,
  })
}

/** Puts the speakers of an article on file under these names, and gives actors on file (`known`) more names. */
export async function putActors(
  tx: Tx,
  actors: readonly (Omit<NewActor, 'createdAt'> & { provisional: boolean; names: readonly string[] })[],
  known: readonly { id: string; names: readonly string[] }[],
  now: Date,
): Promise<void> {
  const rows = actors.map(({ id, slug, name, kind, provisional }) => ({ id, slug, name, kind, provisional }))
  const aliases = [...actors, ...known].flatMap(({ id, names }) =>
    names.map((alias) => ({ actor_id: id, alias, folded: foldName(alias) })),
  )
  if (aliases.length > 0)
    await tx.$executeRaw`${PREPARED}
      WITH made AS (
        INSERT INTO actors (id, slug, name, kind, provisional, created_at)
        SELECT id, slug, name, kind, provisional, ${now}::timestamptz
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          AS r(id uuid, slug text, name text, kind "ActorKind", provisional boolean)
      )
      INSERT INTO actor_aliases (actor_id, alias, folded)
      SELECT actor_id, alias, folded FROM jsonb_to_recordset(${JSON.stringify(aliases)}::jsonb)
        AS r(actor_id uuid, alias text, folded text)
      ON CONFLICT DO NOTHING`
}

/**
 * Makes provisional actors part of those whose full names an article tells, and keeps other transactions from folding
 * what they said until this one ends. Returns those that were still provisional and on their own.
 */
export async function absorbProvisional(tx: Tx, absorbed: readonly { id: string; into: string }[]): Promise<string[]> {
  const ids = absorbed.map(({ id }) => id)
  await tx.$executeRaw`
    SELECT count(pg_advisory_xact_lock(${FOLDING_LOCK}::int, hashtext(id)))
    FROM (SELECT id FROM unnest(${ids}::text[]) AS n(id) ORDER BY hashtext(id)) AS ids`
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE actors a SET successor_id = m.into_id
    FROM unnest(${ids}::uuid[], ${absorbed.map(({ into }) => into)}::uuid[]) AS m(id, into_id)
    WHERE a.id = m.id AND a.provisional AND a.successor_id IS NULL RETURNING a.id::text AS id`
  return rows.map((row) => row.id)
}

/** Sets what an actor is called and is. It is no longer provisional: a person has looked at it. */
export async function updateActorRow(
  tx: Tx,
  { id, ...row }: Required<Pick<NewActor, 'id' | 'name' | 'kind' | 'slug' | 'slugPinned'>>,
  names: readonly string[],
): Promise<void> {
  await tx.actor.update({ where: { id }, data: { ...row, provisional: false, entered: true } })
  await replaceAliases(tx, id, names)
}

/** What an actor is called, and whether that is a surname alone. */
export interface Naming {
  name: string
  slug: string
  provisional: boolean
}

/** Gives an actor another name, unless it was named anew since; its slug with it, unless an editor chose that. */
export async function nameActor(tx: Tx, { id, from, to }: { id: string; from: Naming; to: Naming }): Promise<void> {
  await tx.$executeRaw`
    UPDATE actors SET name = ${to.name}, provisional = ${to.provisional},
      slug = CASE WHEN slug_pinned THEN slug ELSE ${to.slug} END
    WHERE id = ${id}::uuid AND name = ${from.name} AND provisional = ${from.provisional}`
}

/** Makes these all the names an actor is looked up by. Of two that fold to the same, the first is kept. */
async function replaceAliases(tx: Tx, actorId: string, names: readonly string[]): Promise<void> {
  const byFolded = new Map(names.toReversed().map((name) => [foldName(name), name.trim()]))
  await tx.$executeRaw`
    DELETE FROM actor_aliases WHERE actor_id = ${actorId}::uuid AND NOT folded = ANY (${[...byFolded.keys()]}::text[])`
  await tx.$executeRaw`
    INSERT INTO actor_aliases (actor_id, alias, folded)
    SELECT ${actorId}::uuid, n.alias, n.folded
    FROM unnest(${[...byFolded.values()]}::text[], ${[...byFolded.keys()]}::text[]) AS n(alias, folded)
    ON CONFLICT (actor_id, folded) DO UPDATE SET alias = excluded.alias`
}

/** Gives a name (folded) of one actor to another. */
export async function moveAlias(
  tx: Tx,
  { from, to, folded }: { from: string; to: string; folded: string },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO actor_aliases (actor_id, alias, folded)
    SELECT ${to}::uuid, alias, folded FROM actor_aliases WHERE actor_id = ${from}::uuid AND folded = ${folded}
    ON CONFLICT DO NOTHING`
  await tx.$executeRaw`DELETE FROM actor_aliases WHERE actor_id = ${from}::uuid AND folded = ${folded}`
}

/** The slug of the first actor on file, other than these, that bears a name; null where none does. */
export async function findNameHolder(
  tx: Tx,
  name: string,
  except: readonly string[] = [],
): Promise<{ slug: string; isNobody: boolean } | null> {
  const holder = await tx.actor.findFirst({
    where: { id: { notIn: [...except] }, aliases: { some: { folded: foldName(name) } } },
    select: { slug: true, nobodySince: true },
    orderBy: { createdAt: 'asc' },
  })
  return holder === null ? null : { slug: holder.slug, isNobody: holder.nobodySince !== null }
}

/** Takes actors out of all lists and names: nobody is meant by their names from now on. */
export async function hideActors(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.actor.updateMany({ where: { id: { in: [...ids] } }, data: { nobodySince: await readClock(tx) } })
}

/** Takes that back. */
export async function showActors(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.actor.updateMany({ where: { id: { in: [...ids] } }, data: { nobodySince: null } })
}

/** Those of these actors of whom an editor said that they are none. */
export async function findHidden(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.$queryRaw<{ id: string }[]>`${PREPARED}
    SELECT id::text AS id FROM actors WHERE id = ${anyOf(ids)} AND nobody_since IS NOT NULL`
  return new Set(rows.map((row) => row.id))
}

export async function hasActor(tx: Tx, id: string): Promise<boolean> {
  return (await tx.actor.count({ where: { id } })) > 0
}

export async function readActorRows(tx: PrismaClient | Tx, ids: readonly string[]): Promise<Actor[]> {
  return ids.length === 0 ? [] : tx.actor.findMany({ where: { id: { in: [...ids] } } })
}

export async function readActorWithAliases(tx: Tx, id: string): Promise<(Actor & { aliases: ActorAlias[] }) | null> {
  return tx.actor.findUnique({ where: { id }, include: { aliases: true } })
}
