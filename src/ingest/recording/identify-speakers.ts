import { v7 as uuid } from 'uuid'
import { foldName, isDescription } from '../../domain/language/names.ts'
import {
  type Identity,
  identifyAll,
  type KnownActor,
  lookupNames,
  type NamedSpeaker,
  surnameOf,
} from '../../domain/statement/identity.ts'
import { putActors, readActorsWithAliases } from '../../store/catalogue/actors.ts'
import { lockNames } from '../../store/catalogue/catalogue-locks.ts'
import { officeForms, officeOf } from '../../store/catalogue/identification.ts'
import { type Held, type Named, type NamedActor, readNamed } from '../../store/catalogue/names-on-file.ts'
import { readTenuresHeld } from '../../store/catalogue/offices.ts'
import { freeSlugs } from '../../store/catalogue/slugs.ts'
import { readActors } from '../../store/lookup/held-actors.ts'
import type { Prisma } from '../../store/prisma/client.ts'

/** A speaker of an article, with what is needed to tell the office spoken in. */
export interface SpeakerMention extends NamedSpeaker {
  /** The office the article says the speaker holds, as written. */
  office: string | null
  /** When the words were said or published; null where neither is known. */
  spokenAt: Date | null
}

/**
 * The speaker's actor, and the offices that the actor held then. `officeId` is the office in which they spoke, if known.
 * `actorId` is null if the article gives no name and no tenure says who held the office that it describes.
 */
export interface Identified {
  actorId: string | null
  officeId: string | null
  officeIds: string[]
}

/**
 * The actors on file for an article's speakers, in the order given. New speakers are put on file if the article names
 * them. An office stands for the person who held it at the time. Any other description stands for no actor. A bounded
 * number of SQL statements, however many speakers.
 */
export async function identifySpeakers(
  tx: Prisma.TransactionClient,
  mentions: SpeakerMention[],
  now: Date,
): Promise<Identified[]> {
  if (mentions.length === 0) return []
  const named = await readNamed(tx, namesOf(mentions))
  const offices = officesIn(named)
  const people = mentions.filter((mention) => offices.spokenIn(mention) === null && !isDescription(mention))
  let known = await knownActors(tx, named.actors)
  let identities = identifyAll(people, known)
  if (identities.some((identity) => identity.as !== 'known')) {
    // Two articles that name the same newcomer at the same moment must not make two actors. By the last word, so that a
    // surname and a full name meet; taken only where one of the names is new.
    await lockNames(
      tx,
      people.map((mention) => foldName(mention.name).split(' ').at(-1) ?? ''),
    )
    known = await knownActors(tx, (await readNamed(tx, namesOf(people))).actors)
    identities = identifyAll(people, known)
  }
  const actorIds = await putOnFile(tx, people, identities, now)
  const read = new Set(named.actors.map((actor) => actor.id))
  const others = [...actorIds.values()].filter((id) => !read.has(id))
  const tenures = [
    ...named.tenures.filter((tenure) => read.has(tenure.actorId)),
    ...(await readTenuresHeld(tx, others)),
  ]
  return mentions.map((mention) => {
    const office = offices.spokenIn(mention)
    if (office !== null) return { ...office, officeIds: [office.officeId] }
    if (isDescription(mention)) return { actorId: null, officeId: null, officeIds: [] }
    const actorId = actorIds.get(keyOf(mention))
    if (actorId === undefined) throw new Error(`the speaker "${mention.name}" was not put on file`)
    const asserted = offices.named(mention.office)
    const held = tenures
      .filter((tenure) => tenure.actorId === actorId && isDuring(tenure, mention.spokenAt))
      .map((tenure) => tenure.officeId)
    const officeIds = [...new Set(asserted === null ? held : [asserted, ...held])]
    return { actorId, officeId: officeIds[0] ?? null, officeIds }
  })
}

function keyOf(mention: NamedSpeaker): string {
  return `${mention.kind} ${foldName(mention.name)}`
}

function namesOf(mentions: readonly SpeakerMention[]): Parameters<typeof readNamed>[1] {
  const written = mentions.flatMap((mention) => [mention.office, mention.name]).filter((name) => name !== null)
  return { names: [...new Set(mentions.flatMap(lookupNames))], offices: officeForms(written) }
}

async function knownActors(tx: Prisma.TransactionClient, actors: NamedActor[]): Promise<KnownActor[]> {
  const isAbsorbed = actors.some((actor) => actor.successorId !== null)
  return isAbsorbed ? withSuccessors(tx, actors) : actors.map(known)
}

function known({ id, name, kind, provisional, aliases }: Omit<NamedActor, 'successorId'>): KnownActor {
  return { id, name, kind, provisional, aliases: new Set(aliases) }
}

/** The names of an absorbed actor mean its successor. */
async function withSuccessors(tx: Prisma.TransactionClient, actors: NamedActor[]): Promise<KnownActor[]> {
  const { successorOf } = await readActors(
    tx,
    actors.map((actor) => actor.id),
  )
  const roots = [...new Set(actors.map((actor) => successorOf(actor.id)))]
  const rows = await readActorsWithAliases(tx, roots)
  return rows.map((row) => {
    const family = actors.filter((actor) => successorOf(actor.id) === row.id)
    const own = row.aliases.map((alias) => alias.folded)
    return known({ ...row, aliases: [...own, ...family.flatMap((member) => member.aliases)] })
  })
}

async function putOnFile(
  tx: Prisma.TransactionClient,
  mentions: SpeakerMention[],
  identities: Identity[],
  now: Date,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const named: { id: string; mention: NamedSpeaker }[] = []
  for (const [index, mention] of mentions.entries()) {
    const identity = identities[index]
    const key = keyOf(mention)
    if (identity === undefined || ids.has(key)) continue
    const id = identity.as === 'new' ? uuid() : identity.id
    ids.set(key, id)
    if (identity.as !== 'known') named.push({ id, mention })
  }
  if (named.length === 0) return ids
  const slugs = await freeSlugs(
    tx,
    'actors',
    named.map(({ mention }) => mention.name),
  )
  const actors = named.map(({ id, mention }, index) => {
    const { name, kind, surnameOnly } = mention
    const surname = surnameOf(mention)
    const names = surname === null ? [name] : [name, surname]
    return { id, slug: slugs[index] ?? id, name, kind, provisional: surnameOnly, names }
  })
  await putActors(tx, actors, now)
  return ids
}

// An unknown day proves nothing: then only what the article itself asserts counts.
function isDuring(tenure: Held, day: Date | null): boolean {
  if (day === null) return false
  return (tenure.from === null || tenure.from <= day) && (tenure.until === null || day < tenure.until)
}

function officesIn({ offices, tenures }: Named) {
  return {
    named: (name: string | null) => officeOf(offices, name),
    /**
     * The office that a phrase such as "the NATO chief" stands for, with its holder on that day: null if the tenures
     * know no holder or several. Null as a whole if the phrase is a name, or does not describe an office.
     */
    spokenIn(mention: SpeakerMention): { actorId: string | null; officeId: string } | null {
      const officeId = officeOf(offices, mention.name)
      if (officeId === null) return null
      const holders = tenures.filter((tenure) => tenure.officeId === officeId && isDuring(tenure, mention.spokenAt))
      const [holder, ...others] = new Set(holders.map((tenure) => tenure.actorId))
      const actorId = others.length === 0 ? (holder ?? null) : null
      return actorId !== null || isDescription(mention) ? { actorId, officeId } : null
    },
  }
}
