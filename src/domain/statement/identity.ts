import type { ActorKind } from '../language/actor-kind.ts'
import { foldName } from '../language/names.ts'

/** A speaker of an article, by the fullest name it gives. */
export interface NamedSpeaker {
  name: string
  kind: ActorKind
  /** The article gives a surname alone. */
  surnameOnly: boolean
}

/** An actor that is on file under one of the names in question. */
export interface KnownActor {
  id: string
  name: string
  kind: ActorKind
  /** On file under a surname alone, until an article gives the full name. */
  provisional: boolean
  /** Folded: see `foldName`. */
  aliases: ReadonlySet<string>
}

/** Who a speaker is: an actor on file, an actor on file whose full name we now know, or a new one. */
export type Identity = { as: 'known'; id: string } | { as: 'completed'; id: string } | { as: 'new' }

/** The folded names under which a speaker may be on file. */
export function lookupNames(speaker: NamedSpeaker): string[] {
  const folded = foldName(speaker.name)
  const surname = surnameOf(speaker)
  return surname === null ? [folded] : [folded, foldName(surname)]
}

/**
 * Who a speaker is among the actors on file.
 *
 * A full name means the actor that bears it. A surname means the one actor it fits. If it fits several, it means
 * none of them: the words stay with a provisional actor until an editor says whose they are. A full name completes a
 * provisional actor of that surname.
 */
function identify(speaker: NamedSpeaker, known: readonly KnownActor[]): Identity {
  const folded = foldName(speaker.name)
  const bearers = known.filter((actor) => actor.aliases.has(folded) && isPerson(actor) === isPerson(speaker))
  if (speaker.surnameOnly) {
    const full = bearers.filter((actor) => !actor.provisional)
    const [only] = full
    if (only !== undefined && full.length === 1) return { as: 'known', id: only.id }
    const provisional = bearers.find((actor) => actor.provisional)
    return provisional === undefined ? { as: 'new' } : { as: 'known', id: provisional.id }
  }
  const bearer =
    bearers.find((actor) => foldName(actor.name) === folded && actor.kind === speaker.kind) ??
    bearers.find((actor) => actor.kind === speaker.kind) ??
    bearers[0]
  if (bearer !== undefined) return { as: 'known', id: bearer.id }
  const surname = surnameOf(speaker)
  const incomplete = surname === null ? [] : known.filter((actor) => isOnFileAs(actor, foldName(surname)))
  const [only] = incomplete
  if (only !== undefined && incomplete.length === 1) return { as: 'completed', id: only.id }
  return { as: 'new' }
}

/**
 * The identities of one article's speakers, in their order. Where two of them would complete one provisional actor, it
 * is neither's: they are two people of one surname.
 */
export function identifyAll(speakers: readonly NamedSpeaker[], known: readonly KnownActor[]): Identity[] {
  const identities = speakers.map((speaker) => identify(speaker, known))
  const claims = new Map<string, Set<string>>()
  for (const [index, identity] of identities.entries()) {
    const name = foldName(speakers[index]?.name ?? '')
    if (identity.as === 'completed') claims.set(identity.id, (claims.get(identity.id) ?? new Set()).add(name))
  }
  return identities.map((identity) =>
    identity.as === 'completed' && (claims.get(identity.id)?.size ?? 0) > 1 ? { as: 'new' } : identity,
  )
}

/** A person's surname, the last word of the full name; null for institutions and single names. */
export function surnameOf(speaker: NamedSpeaker): string | null {
  if (speaker.kind !== 'PERSON') return null
  const words = speaker.name.trim().split(/\s+/)
  return words.length > 1 ? (words.at(-1) ?? null) : null
}

// "Jordan" the person is never Jordan the country; a ministry and its government are often called alike.
function isPerson({ kind }: { kind: ActorKind }): boolean {
  return kind === 'PERSON'
}

function isOnFileAs(actor: KnownActor, foldedSurname: string): boolean {
  return actor.provisional && actor.kind === 'PERSON' && foldName(actor.name) === foldedSurname
}
