// How much speaks for it that an article's speaker is an actor on file, besides the name: sums of log-likelihood ratios, as
// far as counts are at hand, else weights chosen by hand.

import { isOffice, isPersonNoun, OFFICE_MODIFIERS } from '../language/titles.ts'
import { isSmall, wordsIn } from '../language/tokens.ts'
import { type Calling, callingOf } from './callings.ts'
import { hashesOf, type TellingWord } from './telling-words.ts'

/** What one article told of an actor, as it is kept. */
export interface ActorContext {
  articleId: string
  sourceId: string
  /** When it was published, else ingested; milliseconds since 1970. */
  at: number
  /** 1: he, -1: she, 0: unknown. */
  gender: number
  /** What it called them. */
  callings: readonly string[]
  /** Hashes of its telling words. */
  words: readonly number[]
}

/** What an article tells of a speaker, and of everything. */
export interface SpeakerContext {
  sourceId: string
  at: number
  gender: number
  callings: readonly string[]
  words: readonly TellingWord[]
  /** The actors who held the office that the article gives the speaker, by the tenures on file. */
  holders: readonly string[]
}

export const ACTOR_EVIDENCE_KINDS = ['NAME', 'OFFICE', 'CALLING', 'WORDS', 'SOURCE', 'GENDER'] as const

/** A reason to think that two actors are, or are not, one. */
export interface ActorEvidence {
  kind: (typeof ACTOR_EVIDENCE_KINDS)[number]
  isFor: boolean
  /** The words of the later article, and of the earlier ones; empty where there are none to show. */
  a: string[]
  b: string[]
}

export interface WeighedActor {
  /** Above 0 it speaks for one person, below against it. */
  total: number
  /** Both hold one office, or do one thing. */
  isOfOneCalling: boolean
  evidence: ActorEvidence[]
}

/** The same office told of both, or a trade as narrow: nearly all that it takes. */
const SAME_CALLING = 5
const ALIKE_CALLING = 1.5
/** The article is about what the actor holds an office of: "NATO", for its secretary general. */
const OFFICE_SPOKEN_OF = 5
const OTHER_CALLING = -3
const OTHER_GENDER = -9
/** A source that wrote of the actor in the last days. */
const SAME_SOURCE = 1.5
const DAYS = 45
/** Of all shared words together, and of each. */
const MOST_WORDS = 10
const MOST_WORD = 3
/** What a shared word must tell more than chance, and how much less each further one counts: they come together. */
const CHANCE = 1
const DAMPING = 0.85
/** Telling words shared with one article that make it of one matter, however common they are in the news. */
const ONE_MATTER = 3
const SHOWN = 8
/** For somebody of whom much is written, where anything speaks for them: in log2 of articles. */
const FAME = 0.5

/** The other one: an actor on file. */
export interface ActorWeighed {
  id: string
  name: string
  contexts: readonly ActorContext[]
  /** The names of the offices that the tenures on file give them. */
  offices: readonly string[]
}

/** `name`: the speaker's. The words of the two names do not count. */
export function weighActor(own: SpeakerContext, name: string, actor: ActorWeighed): WeighedActor {
  const { contexts: known } = actor
  const evidence: ActorEvidence[] = []
  let total = 0
  if (own.holders.includes(actor.id)) {
    total += SAME_CALLING
    evidence.push({ kind: 'OFFICE', isFor: true, a: [], b: [] })
  }
  const office = own.holders.includes(actor.id) ? undefined : officeSpokenOf(own.words, actor.offices)
  if (office !== undefined) {
    total += OFFICE_SPOKEN_OF
    evidence.push({ kind: 'OFFICE', isFor: true, a: [], b: [office] })
  }
  const words = weighWords(own.words, known, hashesOf([name, actor.name]))
  total += words.total
  if (words.shared.length > 0) evidence.push({ kind: 'WORDS', isFor: true, a: words.shared.slice(0, SHOWN), b: [] })
  const callings = weighCallings(
    own.callings,
    known.flatMap((context) => context.callings),
  )
  if (callings !== null) {
    // Somebody who does two things is written of in the same words.
    total += callings.total < 0 && words.isOneMatter ? 0 : callings.total
    if (callings.total !== 0)
      evidence.push({ kind: 'CALLING', isFor: callings.total > 0, a: [callings.a], b: [callings.b] })
  }
  const isNear = known.some(
    ({ sourceId, at }) => sourceId === own.sourceId && Math.abs(own.at - at) <= DAYS * 86_400_000,
  )
  if (isNear) {
    total += SAME_SOURCE
    evidence.push({ kind: 'SOURCE', isFor: true, a: [], b: [] })
  }
  if (total > 0 && known.length > 1) total += FAME * Math.log2(known.length)
  const genders = known.reduce((sum, context) => sum + context.gender, 0)
  if (own.gender * genders < 0) {
    total = Math.min(total, 0) + OTHER_GENDER
    evidence.push({ kind: 'GENDER', isFor: false, a: [], b: [] })
  }
  const isOfOneCalling = own.holders.includes(actor.id) || (callings?.total ?? 0) >= SAME_CALLING - 1
  return { total, isOfOneCalling, evidence }
}

/** The office whose own words an article has among those that tell it: not "secretary general", but "NATO". */
function officeSpokenOf(own: readonly TellingWord[], offices: readonly string[]): string | undefined {
  const told = new Set(own.map(({ hash }) => hash))
  return offices.find((office) => {
    const words = wordsIn(office).flatMap(({ key }) => (isSmall(key) || isTitle(key) ? [] : [key]))
    return words.length > 0 && [...hashesOf(words)].every((hash) => told.has(hash))
  })
}

function isTitle(word: string): boolean {
  return isOffice(word) || isPersonNoun(word) || OFFICE_MODIFIERS.has(word)
}

function weighWords(
  own: readonly TellingWord[],
  known: readonly ActorContext[],
  names: ReadonlySet<number>,
): { total: number; shared: string[]; isOneMatter: boolean } {
  const counts = new Map<number, number>()
  for (const { words } of known) for (const hash of new Set(words)) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  const shared = own
    .flatMap(({ hash, share, written }) => {
      const count = names.has(hash) ? 0 : (counts.get(hash) ?? 0)
      const likely = (count + 0.2) / (known.length + 1)
      const weight = count === 0 ? 0 : Math.min(MOST_WORD, Math.log(likely / share) - CHANCE)
      return weight > 0 ? [{ written, weight }] : []
    })
    .sort((a, b) => b.weight - a.weight)
  const total = shared.reduce((sum, { weight }, index) => sum + weight * DAMPING ** index, 0)
  const here = new Set(own.flatMap(({ hash }) => (names.has(hash) ? [] : [hash])))
  const isOneMatter = known.some(({ words }) => words.filter((hash) => here.has(hash)).length >= ONE_MATTER)
  return { total: Math.min(MOST_WORDS, total), shared: shared.map(({ written }) => written), isOneMatter }
}

/** The two callings that are most alike; null where one of the two sides has none that says what a person is. */
function weighCallings(
  own: readonly string[],
  known: readonly string[],
): { total: number; a: string; b: string } | null {
  let best: { total: number; a: string; b: string } | null = null
  const others = [...new Set(known)].flatMap((b) => ({ b, calling: callingOf(b) }))
  for (const a of own) {
    const calling = callingOf(a)
    if (calling === null) continue
    for (const { b, calling: other } of others) {
      if (other === null) continue
      const total = likenessOf(calling, other)
      if (best === null || total > best.total) best = { total, a, b }
    }
  }
  return best
}

function likenessOf(one: Calling, other: Calling): number {
  if (one.head !== other.head) {
    const fields = [one.field, other.field]
    if (fields.includes('BESIDES') || !fields.includes('TRADE') || one.isFormer !== other.isFormer) return 0
    return one.details.has(other.head) || other.details.has(one.head) ? ALIKE_CALLING : OTHER_CALLING
  }
  const [few, many] = one.details.size <= other.details.size ? [one, other] : [other, one]
  const isWithin = [...few.details].every((detail) => many.details.has(detail))
  if (isWithin && one.isFormer === other.isFormer) return SAME_CALLING
  return [...few.details].some((detail) => many.details.has(detail)) ? SAME_CALLING - 1 : ALIKE_CALLING
}
