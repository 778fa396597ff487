import { v7 as uuid } from 'uuid'
import type { ActorKind } from '../../domain/language/actor-kind.ts'
import { foldName } from '../../domain/language/names.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { checkNames } from './check-names.ts'
import { editing, invalid, type Saving } from './locked-edit.ts'
import { freeSlug } from './slugs.ts'

/** What somebody sets of an actor. Absent or null leaves a field as it is. */
export interface ActorChange {
  name?: string | null | undefined
  kind?: ActorKind | null | undefined
  /** All names besides `name`. */
  aliases?: readonly string[] | null | undefined
}

/** Adds an actor. A name that is another actor's already is refused: it is that actor, or needs telling apart. */
export async function createActor(
  prisma: PrismaClient,
  change: ActorChange & { name: string; kind: ActorKind },
): Promise<Saving> {
  const problems = checkNames(change)
  if (problems.length > 0) return { kind: 'invalid', problems }
  const name = change.name.trim()
  return editing(prisma, 'actors', async (tx) => {
    const holder = await holderOf(tx, name)
    if (holder !== null)
      return invalid('name', `is a name of "${holder.slug}": update that actor, or tell this one apart by its name`)
    const id = uuid()
    await tx.actor.create({
      data: { id, slug: await freeSlug(tx, 'actors', name), name, kind: change.kind, createdAt: new Date() },
    })
    await setAliases(tx, id, [name, ...(change.aliases ?? [])])
    return { kind: 'saved', id }
  })
}

/** Changes an actor. Its slug stays, since people have it in filters; a name it had stays an alias unless left out. */
export async function updateActor(prisma: PrismaClient, id: string, change: ActorChange): Promise<Saving> {
  const problems = checkNames(change)
  if (problems.length > 0) return { kind: 'invalid', problems }
  return editing(prisma, 'actors', async (tx) => {
    const actor = await tx.actor.findUnique({ where: { id }, include: { aliases: true } })
    if (actor === null) return invalid('id', 'is no actor')
    const name = change.name?.trim() ?? actor.name
    const holder = foldName(name) === foldName(actor.name) ? null : await holderOf(tx, name, id)
    if (holder !== null) return invalid('name', `is a name of "${holder.slug}"`)
    await tx.actor.update({ where: { id }, data: { name, kind: change.kind ?? actor.kind, provisional: false } })
    await setAliases(tx, id, [name, ...(change.aliases ?? actor.aliases.map((alias) => alias.alias))])
    return { kind: 'saved', id }
  })
}

async function holderOf(tx: Prisma.TransactionClient, name: string, except?: string): Promise<{ slug: string } | null> {
  return tx.actor.findFirst({
    where: { ...(except === undefined ? {} : { id: { not: except } }), aliases: { some: { folded: foldName(name) } } },
    select: { slug: true },
    orderBy: { createdAt: 'asc' },
  })
}

// The name is among the aliases: they are what articles' names are looked up by.
async function setAliases(tx: Prisma.TransactionClient, actorId: string, names: string[]): Promise<void> {
  const byFolded = new Map(names.toReversed().map((name) => [foldName(name), name.trim()]))
  await tx.$executeRaw`
    DELETE FROM actor_aliases WHERE actor_id = ${actorId}::uuid AND NOT folded = ANY (${[...byFolded.keys()]}::text[])`
  await tx.$executeRaw`
    INSERT INTO actor_aliases (actor_id, alias, folded)
    SELECT ${actorId}::uuid, n.alias, n.folded
    FROM unnest(${[...byFolded.values()]}::text[], ${[...byFolded.keys()]}::text[]) AS n(alias, folded)
    ON CONFLICT (actor_id, folded) DO UPDATE SET alias = excluded.alias`
}
