import { v7 as uuid } from 'uuid'
import type { ActorKind } from '../../domain/language/actor-kind.ts'
import { foldName } from '../../domain/language/names.ts'
import { checkNames } from '../../domain/statement/check-names.ts'
import { findNameHolder, insertActor, readActorWithAliases, updateActorRow } from '../../store/catalogue/actors.ts'
import { lockEdits } from '../../store/catalogue/catalogue-locks.ts'
import { freeSlug } from '../../store/catalogue/slugs.ts'
import { retrying } from '../../store/database/retry.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'
import { refuseSaving, type Saving } from './saving.ts'

/** What an editor sets of an actor. Absent or null leaves a field as it is. */
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
  return retrying(prisma, async (tx): Promise<Saving> => {
    await lockEdits(tx, 'actors')
    const holder = await findNameHolder(tx, name)
    if (holder !== null)
      return refuseSaving('name', `is a name of "${holder}": update that actor, or tell this one apart by its name`)
    const id = uuid()
    const slug = await freeSlug(tx, 'actors', name)
    const names = [name, ...(change.aliases ?? [])]
    await insertActor(tx, { id, slug, name, kind: change.kind, createdAt: new Date() }, names)
    return { kind: 'saved', id }
  })
}

/** Changes an actor. Its slug stays, since people have it in filters; a name it had stays an alias unless left out. */
export async function updateActor(prisma: PrismaClient, id: string, change: ActorChange): Promise<Saving> {
  const problems = checkNames(change)
  if (problems.length > 0) return { kind: 'invalid', problems }
  return retrying(prisma, async (tx): Promise<Saving> => {
    await lockEdits(tx, 'actors')
    const actor = await readActorWithAliases(tx, id)
    if (actor === null) return refuseSaving('id', 'does not name an actor')
    const name = change.name?.trim() ?? actor.name
    const holder = foldName(name) === foldName(actor.name) ? null : await findNameHolder(tx, name, id)
    if (holder !== null) return refuseSaving('name', `is a name of "${holder}"`)
    const names = [name, ...(change.aliases ?? actor.aliases.map((alias) => alias.alias))]
    await updateActorRow(tx, { id, name, kind: change.kind ?? actor.kind }, names)
    return { kind: 'saved', id }
  })
}
