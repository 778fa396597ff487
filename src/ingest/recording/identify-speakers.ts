import { lookupKeys, type NamedSpeaker } from '../../domain/identity/identify.ts'
import { foldName, isDescription } from '../../domain/language/names.ts'
import { officeForms, officeOf } from '../../store/catalogue/identification.ts'
import { type Held, type Named, readNamed } from '../../store/catalogue/names-on-file.ts'
import { readTenuresHeld } from '../../store/catalogue/offices.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { findOnFile } from './identify-on-file.ts'

/** A speaker of an article, with what is needed to tell the office spoken in. */
export interface SpeakerMention extends NamedSpeaker {
  /** The actor, where an editor has named one. */
  actorId: string | null
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

/** Who spoke, in the order asked. */
export interface IdentifiedSpeakers {
  speakers: Identified[]
  /** Provisional actors that are absorbed now: the article gives their full name. What they said is another's. */
  absorbed: string[]
}

/**
 * The actors on file for an article's speakers, in the order given. New speakers are put on file if the article names
 * them. An office stands for the person who held it at the time. Any other description stands for no actor. A bounded
 * number of SQL statements, however many speakers.
 *
 * `articleId`: null where not an article says it but an editor.
 */
export async function identifySpeakers(
  tx: Prisma.TransactionClient,
  mentions: readonly SpeakerMention[],
  { articleId, now }: { articleId: string | null; now: Date },
): Promise<IdentifiedSpeakers> {
  if (mentions.length === 0) {
    // What an earlier revision told of its speakers goes, too.
    const { absorbed } = await findOnFile(tx, [], [], { articleId, now })
    return { speakers: [], absorbed }
  }
  const written = mentions.flatMap((mention) => [mention.office, mention.name]).filter((name) => name !== null)
  const named = await readNamed(tx, {
    keys: [...new Set(mentions.flatMap(lookupKeys))],
    offices: officeForms(written),
    articleId,
    actorIds: mentions.flatMap(({ actorId }) => actorId ?? []),
  })
  const offices = officesIn(named)
  const people = new Map(
    mentions
      .filter((mention) => offices.spokenIn(mention) === null && !isDescription(mention))
      .map((mention) => [keyOf(mention), withHolders(mention, offices.heldBy(mention))]),
  )
  const { actorIds, absorbed, fresh } = await findOnFile(tx, [...people.values()], named.actors, { articleId, now })
  const found = new Map([...people.keys()].map((key, index) => [key, actorIds[index]]))
  const read = new Set(named.actors.map((actor) => actor.id))
  const others = [...new Set(actorIds)].filter((id) => !read.has(id) && !fresh.has(id))
  const tenures = [
    ...named.tenures.filter((tenure) => read.has(tenure.actorId)),
    ...(await readTenuresHeld(tx, others)),
  ]
  const speakers = mentions.map((mention): Identified => {
    const office = offices.spokenIn(mention)
    if (office !== null) return { ...office, officeIds: [office.officeId] }
    if (isDescription(mention)) return { actorId: null, officeId: null, officeIds: [] }
    const actorId = found.get(keyOf(mention))
    if (actorId === undefined) throw new Error(`the speaker "${mention.name}" was not put on file`)
    const asserted = offices.named(mention.office)
    const held = tenures
      .filter((tenure) => tenure.actorId === actorId && isDuring(tenure, mention.spokenAt))
      .map((tenure) => tenure.officeId)
    const officeIds = [...new Set(asserted === null ? held : [asserted, ...held])]
    return { actorId, officeId: officeIds[0] ?? null, officeIds }
  })
  return { speakers, absorbed }
}

function withHolders(mention: SpeakerMention, holders: readonly string[]): SpeakerMention {
  return mention.context === null ? mention : { ...mention, context: { ...mention.context, holders } }
}

function keyOf({ kind, name, actorId }: SpeakerMention): string {
  return `${actorId ?? ''} ${kind} ${foldName(name)}`
}

// An unknown day proves nothing: then only what the article itself asserts counts.
function isDuring(tenure: Held, day: Date | null): boolean {
  if (day === null) return false
  return (tenure.from === null || tenure.from <= day) && (tenure.until === null || day < tenure.until)
}

function officesIn({ offices, tenures }: Named) {
  return {
    named: (name: string | null) => officeOf(offices, name),
    /** Who held the office that the article gives a speaker. */
    heldBy(mention: SpeakerMention): string[] {
      const officeId = officeOf(offices, mention.office)
      if (officeId === null) return []
      const held = tenures.filter((tenure) => tenure.officeId === officeId && isDuring(tenure, mention.spokenAt))
      return [...new Set(held.map((tenure) => tenure.actorId))]
    },
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
