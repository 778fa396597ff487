// Who an article's speakers are among the actors on file: by all that the article tells, never by a surname alone. Where
// that does not decide it, the speaker is an actor of its own, and an editor is asked whether it is one on file.

import type { ActorKind } from '../language/actor-kind.ts'
import { foldName } from '../language/names.ts'
import {
  type ActorContext,
  type ActorEvidence,
  type SpeakerContext,
  type WeighedActor,
  weighActor,
} from './actor-evidence.ts'
import { nameKey } from './name-key.ts'
import { RELATIONS, type Relation, relate, surnamesOf } from './related-names.ts'

/** A speaker of an article, by the fullest name it gives. */
export interface NamedSpeaker {
  name: string
  kind: ActorKind
  /** The article gives a surname alone. */
  surnameOnly: boolean
  /** The single names by which the article goes on, folded. */
  singles: readonly string[]
  /** What the article tells besides; null where it is not asked. */
  context: SpeakerContext | null
}

/** An actor that is on file under one of the names in question. */
export interface KnownActor {
  id: string
  name: string
  kind: ActorKind
  /** On file under a surname alone. */
  provisional: boolean
  /** Folded: see `foldName`. */
  aliases: ReadonlySet<string>
  /** What the last articles told of it. */
  contexts: readonly ActorContext[]
  /** The names of the offices that the tenures on file give it. */
  offices: readonly string[]
  /** The actors that an editor has said it is not. */
  apartFrom: ReadonlySet<string>
  /** Whether the article has meant it so far, by the reports that it has on file. */
  isMeant: boolean
}

/** An actor that a new one may be, for an editor to decide. */
interface LikelyActor {
  id: string
  /** In [0, 1]: how likely they are one. */
  score: number
  evidence: ActorEvidence[]
}

/** Who a speaker is: an actor on file, or a new one, which may be what provisional actors were all along. */
export type Identity =
  | { as: 'known'; id: string }
  | { as: 'new'; completes: readonly string[]; likely: readonly LikelyActor[] }

/** From so much evidence on a surname means somebody on file, and a full name somebody known by the surname. */
const JOIN = 5
/** And so much more than for anybody else. */
const MARGIN = 2
/** Below, a full name is a namesake's. */
const NAMESAKE = -2.5
/** What another spelling or a middle name takes, and what initials or a short form take; "Jr." takes one office, too. */
const NEEDED: Partial<Record<Relation, number>> = { SAME: NAMESAKE, CLOSE: 0, LOOSE: 3, KIN: JOIN }
/** An editor would not read more. */
const MOST_LIKELY = 2
const MOST_COMPLETED = 5
/** Of how many articles' contexts an actor is known at most: one known by so many is completed by an editor alone. */
export const MOST_CONTEXTS = 12

/** The keys (see `nameKey`) of the names under which a speaker may be on file. */
export function lookupKeys(speaker: Pick<NamedSpeaker, 'name' | 'kind' | 'surnameOnly' | 'singles'>): string[] {
  const own = nameKey(foldName(speaker.name))
  if (speaker.kind !== 'PERSON') return [own]
  const words = foldName(speaker.name).split(' ').map(nameKey)
  // "Minghan Xue" may be on file as Xue Minghan.
  const ends = speaker.surnameOnly ? [] : [words[0] ?? '', words.at(-1) ?? '']
  const surnames = surnamesOf({ name: speaker.name, isBare: speaker.surnameOnly, singles: speaker.singles })
  return [...new Set([own, ...surnames.map(nameKey), ...ends])].filter((key) => key.length > 1)
}

/** The names under which a new speaker is put on file, its fullest first. */
export function namesOnFile(speaker: NamedSpeaker): string[] {
  if (speaker.kind !== 'PERSON') return [speaker.name]
  const written = speaker.name.trim().split(/\s+/u)
  const surnames = surnamesOf({ name: speaker.name, isBare: speaker.surnameOnly, singles: speaker.singles })
  return [speaker.name, ...surnames.map((surname) => written.find((word) => foldName(word) === surname) ?? surname)]
}

/**
 * The identities of one article's speakers, in their order; `articleId` is null where no article tells. Where two of them
 * would complete one provisional actor, it is neither's: they are two people of one surname.
 */
export function identifyAll(
  speakers: readonly NamedSpeaker[],
  known: readonly KnownActor[],
  articleId: string | null,
): Identity[] {
  const identities = speakers.map((speaker) => identify(speaker, known, articleId))
  const claims = new Map<string, Set<string>>()
  for (const [index, identity] of identities.entries()) {
    const name = foldName(speakers[index]?.name ?? '')
    if (identity.as === 'new')
      for (const id of identity.completes) claims.set(id, (claims.get(id) ?? new Set()).add(name))
  }
  return identities.map((identity) =>
    identity.as === 'known'
      ? identity
      : { ...identity, completes: identity.completes.filter((id) => claims.get(id)?.size === 1) },
  )
}

const NEW: Identity = { as: 'new', completes: [], likely: [] }

function identify(speaker: NamedSpeaker, known: readonly KnownActor[], articleId: string | null): Identity {
  const folded = foldName(speaker.name)
  const bearers = known.filter((actor) => actor.aliases.has(folded) && isPerson(actor) === isPerson(speaker))
  if (!isPerson(speaker)) {
    const bearer = mostAlike(bearers, speaker, folded)
    return bearer === undefined ? NEW : { as: 'known', id: bearer.id }
  }
  if (speaker.context === null) return identifyByName(speaker, bearers, folded)
  const candidates = candidatesFor(speaker, speaker.context, known)
  const own = ownOf(speaker, candidates, articleId)
  if (own !== undefined) return identifyAgain(speaker, own, candidates, articleId)
  return speaker.surnameOnly ? identifyBare(candidates) : identifyFull(candidates)
}

function mostAlike(bearers: readonly KnownActor[], { kind }: NamedSpeaker, folded: string): KnownActor | undefined {
  return (
    bearers.find((actor) => foldName(actor.name) === folded && actor.kind === kind) ??
    bearers.find((actor) => actor.kind === kind) ??
    bearers[0]
  )
}

/** Where there is nothing but a name: the one who bears it in full, or the only one of the surname. */
function identifyByName(speaker: NamedSpeaker, bearers: readonly KnownActor[], folded: string): Identity {
  const full = bearers.filter((actor) => !actor.provisional)
  const chosen = !speaker.surnameOnly
    ? mostAlike(full, speaker, folded)
    : full.length === 1
      ? full[0]
      : bearers.find((actor) => actor.provisional)
  return chosen === undefined ? NEW : { as: 'known', id: chosen.id }
}

interface CandidateActor {
  actor: KnownActor
  relation: Relation
  weighed: WeighedActor
}

/** All whose name the speaker's may be, the likeliest first. */
function candidatesFor(speaker: NamedSpeaker, context: SpeakerContext, known: readonly KnownActor[]): CandidateActor[] {
  return known
    .flatMap((actor) => {
      if (!isPerson(actor)) return []
      const relation = relationOf(speaker, actor)
      if (relation === 'OTHER') return []
      // Beside a given name, a pronoun that was read wrongly must not make two people of one.
      const told = relation === 'SURNAME' ? context : { ...context, gender: 0 }
      return [{ actor, relation, weighed: weighActor(told, speaker.name, actor) }]
    })
    .sort((a, b) => b.weighed.total - a.weighed.total || (a.actor.id < b.actor.id ? -1 : 1))
}

function relationOf({ name, surnameOnly, singles }: NamedSpeaker, actor: KnownActor): Relation {
  const own = { name, isBare: surnameOnly, singles }
  const aliases = [...actor.aliases]
  const known = aliases.filter((alias) => !alias.includes(' '))
  const full = [actor.name, ...aliases.filter((alias) => alias.includes(' '))]
  const relations = full.map((each) => relate(own, { name: each, isBare: actor.provisional, singles: known }))
  // A single name that it is on file under, whatever its full name looks like.
  if (surnameOnly && known.some((alias) => nameKey(alias) === nameKey(foldName(name)))) relations.push('SURNAME')
  return RELATIONS.find((relation) => relations.includes(relation)) ?? 'OTHER'
}

/** A surname alone means somebody on file where the context speaks for one of them, and for nobody else. */
function identifyBare(candidates: readonly CandidateActor[]): Identity {
  const [best, ...others] = candidates
  const next = others.find(({ actor }) => !actor.provisional)
  const isClear =
    best !== undefined &&
    best.weighed.total >= JOIN &&
    (next === undefined || best.weighed.total - next.weighed.total >= MARGIN)
  return isClear ? { as: 'known', id: best.actor.id } : { as: 'new', completes: [], likely: likelyOf(candidates) }
}

/** A full name means the one who bears it, unless the context speaks against it. */
function identifyFull(candidates: readonly CandidateActor[]): Identity {
  const bearer = bearerAmong(candidates)
  if (bearer !== null) return { as: 'known', id: bearer.actor.id }
  const completes: string[] = []
  for (const { actor, weighed } of candidates) {
    if (completes.length === MOST_COMPLETED) break
    // Of two whom an editor has told apart, the likelier one.
    if (isCompletable(actor) && weighed.total >= JOIN && !completes.some((id) => actor.apartFrom.has(id)))
      completes.push(actor.id)
  }
  const others = candidates.filter(({ actor }) => !completes.includes(actor.id))
  return { as: 'new', completes, likely: likelyOf(others) }
}

function isCompletable({ provisional, contexts }: KnownActor): boolean {
  return provisional && contexts.length < MOST_CONTEXTS
}

/** Of those that bear a full name: the likeliest, if it is likely enough and no other is as likely. */
function bearerAmong(candidates: readonly CandidateActor[]): CandidateActor | null {
  for (const relation of RELATIONS) {
    const needed = NEEDED[relation]
    if (needed === undefined) continue
    const fitting = candidates.filter(
      (one) => one.relation === relation && !one.actor.provisional && isEnough(one, needed),
    )
    const [best, next] = fitting
    if (best === undefined) continue
    if (next === undefined || best.weighed.total - next.weighed.total >= MARGIN || best.weighed.total >= JOIN)
      return best
    return null
  }
  return null
}

function isEnough({ relation, weighed }: CandidateActor, needed: number): boolean {
  return weighed.total >= needed && (relation !== 'KIN' || weighed.isOfOneCalling)
}

/**
 * Whom the article has meant so far: by what it told, else by its reports. What it told may be gone: only that of an
 * actor's last articles is kept, nothing is from before 0.3.0, and an erasure forgets it. "Mr. Vexley" is nobody whom
 * it calls Helen Vexley.
 */
function ownOf(
  { surnameOnly }: NamedSpeaker,
  candidates: readonly CandidateActor[],
  articleId: string | null,
): CandidateActor | undefined {
  const possible = candidates.filter(
    ({ actor, weighed }) =>
      (surnameOnly && actor.provisional) || !weighed.evidence.some(({ kind, isFor }) => kind === 'GENDER' && !isFor),
  )
  return (
    possible.find(({ actor }) => actor.contexts.some((context) => context.articleId === articleId)) ??
    possible.find(({ actor }) => actor.isMeant)
  )
}

/** An edited article goes on meaning whom it meant, unless it now says in full that it is somebody else. */
function identifyAgain(
  speaker: NamedSpeaker,
  own: CandidateActor,
  candidates: readonly CandidateActor[],
  articleId: string | null,
): Identity {
  const same: Identity = { as: 'known', id: own.actor.id }
  if (speaker.surnameOnly || !own.actor.provisional) return same
  const bearer = bearerAmong(candidates)
  if (bearer !== null) return own.actor.apartFrom.has(bearer.actor.id) ? same : { as: 'known', id: bearer.actor.id }
  const isOfOthers = own.actor.contexts.some((context) => context.articleId !== articleId)
  if (isOfOthers && !isCompletable(own.actor)) return same
  return { as: 'new', completes: [own.actor.id], likely: likelyOf(candidates.filter((one) => one !== own)) }
}

/** Those that an editor should look at: a namesake by all that is told, and others if nothing speaks against them. */
function likelyOf(candidates: readonly CandidateActor[]): LikelyActor[] {
  return candidates
    .filter(({ relation, weighed }) => relation === 'SAME' || weighed.total >= 0)
    .slice(0, MOST_LIKELY)
    .map(({ actor, relation, weighed }) => ({
      id: actor.id,
      score: 1 / (1 + Math.exp((JOIN - weighed.total) / 1.5)),
      evidence: [{ kind: 'NAME', isFor: relation === 'SAME', a: [], b: [actor.name] }, ...weighed.evidence],
    }))
}

// "Jordan" the person is never Jordan the country; a ministry and its government are often called alike.
function isPerson({ kind }: { kind: ActorKind }): boolean {
  return kind === 'PERSON'
}
