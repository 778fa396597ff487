import slugify from '@sindresorhus/slugify'
import { v7 as uuid } from 'uuid'
import { checkNames } from '../../domain/given/check-names.ts'
import { findTextProblem, type Problem } from '../../domain/given/given-text.ts'
import { readWikidataId } from '../../domain/given/wikidata-id.ts'
import type { ActorKind } from '../../domain/language/actor-kind.ts'
import { foldName } from '../../domain/language/names.ts'
import { findNameHolder, insertActor, readActorWithAliases, updateActorRow } from '../../store/catalogue/actors.ts'
import { lockEdits } from '../../store/catalogue/catalogue-locks.ts'
import { findSameAsHolder, readSameAs, replaceSameAs } from '../../store/catalogue/same-as.ts'
import { findSlugHolder, freeSlug, slugForName } from '../../store/catalogue/slugs.ts'
import { readClock } from '../../store/database/clock.ts'
import { retrying } from '../../store/database/retry.ts'
import { type Doer, noteDone } from '../../store/decisions/audit.ts'
import { readActors } from '../../store/lookup/held-actors.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { refuseSaving, type Saving, type Unsaved } from './saving.ts'

/** What an editor sets of an actor. Absent or null leaves a field as it is. */
export interface ActorChange {
  name?: string | null | undefined
  kind?: ActorKind | null | undefined
  /** All names besides `name`. */
  aliases?: readonly string[] | null | undefined
  /** One that stays when the name changes. */
  slug?: string | null | undefined
  /** All its ids in Wikidata, or the addresses of its pages there. */
  sameAs?: readonly string[] | null | undefined
}

const MAX_SLUG = 200
const MAX_SAME_AS = 20

/** Adds an actor. A name that is another actor's already is refused: it is that actor, or needs telling apart. */
export async function createActor(
  prisma: PrismaClient,
  change: ActorChange & { name: string; kind: ActorKind },
  by: Doer | null = null,
): Promise<Saving> {
  const problems = problemsOf(change)
  if (problems.length > 0) return { kind: 'invalid', problems }
  const name = change.name.trim()
  return retrying(prisma, async (tx): Promise<Saving> => {
    await lockEdits(tx, 'actors')
    const holder = await findNameHolder(tx, name)
    if (holder !== null) return refuseHeld(holder, ': update that actor, or tell this one apart by its name')
    const id = uuid()
    const taken = await refuseTaken(tx, id, change)
    if (taken !== null) return taken
    const chosen = change.slug == null ? null : slugify(change.slug)
    const slug = chosen ?? (await freeSlug(tx, 'actors', name))
    const names = [name, ...(change.aliases ?? [])]
    const createdAt = await readClock(tx)
    const actor = { id, slug, slugPinned: chosen !== null, name, kind: change.kind, createdAt }
    await insertActor(tx, actor, names)
    await replaceSameAs(tx, id, sameAsOf(change) ?? [])
    const after = await describeActor(tx, id)
    await noteDone(tx, { kind: 'ACTOR_CREATED', subjectType: 'Actor', subjectId: id, after }, by)
    return { kind: 'saved', id }
  })
}

/**
 * Changes an actor. Its slug follows its name unless an editor chose one; the old slug leads to it still, since people
 * have it in filters. A name it had stays an alias unless left out.
 *
 * `pinSlug`: true keeps the slug it has, or the one given here, whatever it is called later; false lets it follow the
 * name again.
 */
export async function updateActor(
  prisma: PrismaClient,
  id: string,
  change: ActorChange & { pinSlug?: boolean | null | undefined },
  by: Doer | null = null,
): Promise<Saving> {
  const problems = problemsOf(change)
  if (change.slug != null && change.pinSlug === false)
    problems.push({ path: 'pinSlug', message: 'cannot be false beside a slug, which is one to stay' })
  if (problems.length > 0) return { kind: 'invalid', problems }
  return retrying(prisma, async (tx): Promise<Saving> => {
    await lockEdits(tx, 'actors')
    const actor = await readActorWithAliases(tx, id)
    if (actor === null || actor.nobodySince !== null) return refuseSaving('id', 'does not name an actor')
    const before = await describeActor(tx, id)
    const name = change.name?.trim() ?? actor.name
    // The names of those it absorbed are its own.
    const own = [id, ...(await readActors(tx, [id])).familyOf(id)]
    const holder = foldName(name) === foldName(actor.name) ? null : await findNameHolder(tx, name, own)
    if (holder !== null) return refuseHeld(holder, '')
    const taken = await refuseTaken(tx, id, change)
    if (taken !== null) return taken
    const slugPinned = change.slug != null || (change.pinSlug ?? actor.slugPinned)
    const isRemade = !slugPinned && (name !== actor.name || change.pinSlug === false)
    const kept = change.slug == null ? actor.slug : slugify(change.slug)
    const slug = isRemade ? await slugForName(tx, actor, name) : kept
    const names = [name, ...(change.aliases ?? actor.aliases.map((alias) => alias.alias))]
    await updateActorRow(tx, { id, slug, slugPinned, name, kind: change.kind ?? actor.kind }, names)
    const sameAs = sameAsOf(change)
    if (sameAs !== null) await replaceSameAs(tx, id, sameAs)
    const after = await describeActor(tx, id)
    await noteDone(tx, { kind: 'ACTOR_CHANGED', subjectType: 'Actor', subjectId: id, before, after }, by)
    return { kind: 'saved', id }
  })
}

/** Where the name is another actor's. One that was deleted as not being an actor cannot be updated. */
function refuseHeld({ slug, isNobody }: { slug: string; isNobody: boolean }, advice: string): Unsaved {
  const deleted = `is a name of "${slug}", which was deleted as not being an actor: undo that with \`undoCorrection\`, or choose another name`
  return refuseSaving('name', isNobody ? deleted : `is a name of "${slug}"${advice}`)
}

/** What people set of an actor, for the audit. */
async function describeActor(tx: Prisma.TransactionClient, id: string): Promise<object | null> {
  const actor = await readActorWithAliases(tx, id)
  if (actor === null) return null
  const { name, kind, slug, slugPinned } = actor
  const aliases = actor.aliases.map(({ alias }) => alias).sort()
  return { name, kind, slug, slugPinned, aliases, sameAs: (await readSameAs(tx, [id])).get(id) ?? [] }
}

function problemsOf(change: ActorChange): Problem[] {
  const problems = checkNames(change)
  const { slug } = change
  const wrongSlug = slug == null ? null : findTextProblem(slug, MAX_SLUG)
  if (wrongSlug !== null) problems.push({ path: 'slug', message: wrongSlug })
  else if (slug != null && slugify(slug) === '')
    problems.push({ path: 'slug', message: 'has no letter or digit: give one such as "marta-kovari"' })
  const sameAs = change.sameAs ?? []
  if (sameAs.length > MAX_SAME_AS) problems.push({ path: 'sameAs', message: `are more than ${MAX_SAME_AS}` })
  else
    for (const [index, given] of sameAs.entries())
      if (readWikidataId(given) === null)
        problems.push({
          path: `sameAs.${index}`,
          message: 'is not an id of Wikidata: give one such as "Q7184", or "https://www.wikidata.org/wiki/Q7184"',
        })
  return problems
}

function sameAsOf({ sameAs }: ActorChange): string[] | null {
  return sameAs == null ? null : [...new Set(sameAs.flatMap((given) => readWikidataId(given) ?? []))]
}

/** Where the slug or an id in Wikidata is another actor's. */
async function refuseTaken(tx: Prisma.TransactionClient, id: string, change: ActorChange): Promise<Unsaved | null> {
  if (change.slug != null) {
    const slug = slugify(change.slug)
    const holder = await findSlugHolder(tx, slug)
    if (holder !== null && holder.id !== id) {
      const led = holder.slug === slug ? 'is the slug of' : 'leads to'
      return refuseSaving(
        'slug',
        `${led} "${holder.name}" (${holder.slug}): a slug never changes hands, choose another`,
      )
    }
  }
  const holder = await findSameAsHolder(tx, sameAsOf(change) ?? [], id)
  if (holder === null) return null
  const index = (change.sameAs ?? []).findIndex((given) => readWikidataId(given) === holder.wikidataId)
  const advice = 'if the two are one, merge them with `mergeActors`'
  return refuseSaving(`sameAs.${index}`, `is "${holder.name}" (${holder.slug}) already: ${advice}`)
}
