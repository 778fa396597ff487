import { v7 as uuid } from 'uuid'
import {
  type Identity,
  identifyAll,
  type KnownActor,
  lookupKeys,
  type NamedSpeaker,
  namesOnFile,
} from '../../domain/identity/identify.ts'
import { nameKey } from '../../domain/identity/name-key.ts'
import { foldName } from '../../domain/language/names.ts'
import { saveActorContexts } from '../../store/catalogue/actor-contexts.ts'
import { absorbProvisional, putActors } from '../../store/catalogue/actors.ts'
import { lockNames } from '../../store/catalogue/catalogue-locks.ts'
import { type NamedActor, readNamed } from '../../store/catalogue/names-on-file.ts'
import { freeSlugs } from '../../store/catalogue/slugs.ts'
import { saveActorProposals } from '../../store/decisions/actor-proposals.ts'
import type { Prisma } from '../../store/prisma/client.ts'

/** A speaker by all that its article tells, or by the actor that an editor has named. */
export type SpeakerAsked = NamedSpeaker & { actorId: string | null }

/** The actors of an article's speakers, in their order, and the provisional ones that turned out to be one of them. */
export interface OnFile {
  actorIds: string[]
  absorbed: string[]
  /** Those of the actors that were put on file now. */
  fresh: ReadonlySet<string>
}

/**
 * Finds an article's speakers among the actors on file, and puts those on file who are not. Keeps what the article tells
 * of them, and what an editor should decide. `articleId` is null where an editor tells. A bounded number of SQL
 * statements, however many speakers.
 *
 * `actors`: those who bear one of the names.
 */
export async function findOnFile(
  tx: Prisma.TransactionClient,
  speakers: readonly SpeakerAsked[],
  actors: readonly NamedActor[],
  { articleId, now }: { articleId: string | null; now: Date },
): Promise<OnFile> {
  let known = knownActors(actors)
  let identities = identifyEach(speakers, known, articleId)
  if (identities.some((identity) => identity.as !== 'known')) {
    // Two articles that name the same newcomer at the same moment must not make two actors. By each key, so that a
    // surname and a full name meet; taken only where one of the names is new.
    const keys = [...new Set(speakers.flatMap(lookupKeys))]
    await lockNames(tx, keys)
    const actorIds = speakers.flatMap(({ actorId }) => actorId ?? [])
    known = knownActors((await readNamed(tx, { keys, offices: [], articleId, actorIds })).actors)
    identities = identifyEach(speakers, known, articleId)
  }
  const found = await putOnFile(tx, speakers, identities, known, now)
  if (articleId !== null) await keepTold(tx, articleId, { speakers, identities, ...found }, now)
  return found
}

/** The actors that stand, each with the names and contexts of those that it absorbed. */
function knownActors(actors: readonly NamedActor[]): KnownActor[] {
  const byId = new Map(actors.map((actor) => [actor.id, actor]))
  const rootOf = (id: string): string => {
    const next = byId.get(id)?.successorId ?? null
    return next === null ? id : rootOf(next)
  }
  const families = new Map<string, NamedActor[]>()
  for (const actor of actors) {
    const root = rootOf(actor.id)
    families.set(root, [...(families.get(root) ?? []), actor])
  }
  return [...families].flatMap(([id, family]): KnownActor[] => {
    const root = byId.get(id)
    if (root === undefined) return []
    const { name, kind, provisional } = root
    const aliases = new Set(family.flatMap((member) => member.aliases))
    const contexts = family.flatMap((member) => member.contexts)
    const offices = family.flatMap((member) => member.offices)
    const apartFrom = new Set(family.flatMap((member) => member.apartFrom.map(rootOf)))
    const isMeant = family.some((member) => member.isMeant)
    return [{ id, name, kind, provisional, aliases, contexts, offices, apartFrom, isMeant }]
  })
}

function identifyEach(
  speakers: readonly SpeakerAsked[],
  known: readonly KnownActor[],
  articleId: string | null,
): Identity[] {
  const identities = identifyAll(speakers, known, articleId)
  return speakers.map(({ actorId }, index): Identity => {
    const identity = identities[index]
    if (identity === undefined) throw new Error('a speaker was not identified')
    return actorId === null ? identity : { as: 'known', id: actorId }
  })
}

async function putOnFile(
  tx: Prisma.TransactionClient,
  speakers: readonly SpeakerAsked[],
  identities: readonly Identity[],
  known: readonly KnownActor[],
  now: Date,
): Promise<OnFile> {
  const named = new Map<string, { id: string; speaker: SpeakerAsked }>()
  const actorIds = speakers.map((speaker, index) => {
    const identity = identities[index]
    if (identity?.as === 'known') return identity.id
    const key = `${speaker.kind} ${foldName(speaker.name)}`
    const { id } = named.get(key) ?? { id: uuid({ msecs: now.getTime() }) }
    named.set(key, { id, speaker })
    return id
  })
  const fresh = [...named.values()]
  const slugs = await freeSlugs(
    tx,
    'actors',
    fresh.map(({ speaker }) => speaker.name),
  )
  const actors = fresh.map(({ id, speaker }, index) => {
    const { name, kind, surnameOnly } = speaker
    return { id, slug: slugs[index] ?? id, name, kind, provisional: surnameOnly, names: namesOnFile(speaker) }
  })
  const isNew = new Set(fresh.map(({ id }) => id))
  const learned = speakers.flatMap((speaker, index) => {
    const id = actorIds[index]
    return id === undefined || isNew.has(id) ? [] : learnedNames(speaker, id, known)
  })
  await putActors(tx, actors, learned, now)
  const completed = identities.flatMap((identity, index) => {
    const into = actorIds[index]
    return identity.as === 'known' || into === undefined ? [] : identity.completes.map((id) => ({ id, into }))
  })
  const absorbed = completed.length === 0 ? [] : await absorbProvisional(tx, completed)
  return { actorIds, absorbed, fresh: isNew }
}

/** Names that an article adds to somebody on file: another spelling, and the word of the name by which it goes on. */
function learnedNames(
  speaker: SpeakerAsked,
  id: string,
  known: readonly KnownActor[],
): { id: string; names: string[] }[] {
  if (speaker.kind !== 'PERSON' || speaker.surnameOnly || speaker.actorId !== null) return []
  const actor = known.find((one) => one.id === id)
  if (actor === undefined) return []
  const keys = new Set([...actor.aliases].map(nameKey))
  const shown = speaker.singles.length > 0 ? namesOnFile(speaker) : [speaker.name]
  const names = shown.filter((name) => !keys.has(nameKey(foldName(name))))
  return names.length === 0 ? [] : [{ id, names }]
}

interface Told extends OnFile {
  speakers: readonly SpeakerAsked[]
  identities: readonly Identity[]
}

async function keepTold(
  tx: Prisma.TransactionClient,
  articleId: string,
  { speakers, identities, actorIds }: Told,
  now: Date,
): Promise<void> {
  const contexts = new Map<string, Parameters<typeof saveActorContexts>[2][number]>()
  for (const [index, { kind, context }] of speakers.entries()) {
    const actorId = actorIds[index]
    if (kind !== 'PERSON' || context === null || actorId === undefined) continue
    const { sourceId, at, gender, callings, words } = context
    const hashes = words.map(({ hash }) => hash)
    contexts.set(actorId, { actorId, sourceId, at: new Date(at), gender, callings, words: hashes })
  }
  await saveActorContexts(tx, articleId, [...contexts.values()])
  const proposals = identities.flatMap((identity, index) => {
    const actorId = actorIds[index]
    if (identity.as === 'known' || actorId === undefined) return []
    return identity.likely.map(({ id, score, evidence }) => ({
      actorIds: [actorId, id] as [string, string],
      score,
      evidence,
    }))
  })
  await saveActorProposals(tx, proposals, articleId, now)
}
