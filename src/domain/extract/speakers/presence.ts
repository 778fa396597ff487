// Whom a reader has in mind: everybody the article has spoken of up to here, and whom of them "he" or "she" most likely means.

import { DETERMINERS, JOINTS, PREPOSITIONS } from '../../language/small-words.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import type { Member } from './mentions.ts'

/** Where in the article something stands. */
export interface Spot {
  /** The sentence's number. */
  sentence: number
  paragraph: number
  /** The token. */
  at: number
  /** Behind "and" or "but": the clause goes on with the same subject. */
  isJoined?: boolean
  /** What is done with words here: a question is put, an answer given. */
  turn?: Exchange | undefined
}

export type Exchange = 'ASKS' | 'ANSWERS' | 'SAYS'

/** How somebody was spoken of. */
export type Part = 'SUBJECT' | 'OBJECT' | 'PLACE' | 'POSSESSOR' | 'SPEAKER'

interface Mention extends Spot {
  member: Member
  part: Part
  isPointed: boolean
}

/** Somebody who may be meant, and how likely that is: these shares add up to 1. */
export interface MaybeMeant {
  member: Member
  share: number
}

/** A reader would not go further back. It also limits the work on a hostile text. */
const REMEMBERED = 60
const MOST_CANDIDATES = 12

export class Presence {
  #mentions: Mention[] = []
  readonly #counts = new Map<Member, number>()
  readonly #speakers = new Set<Member>()
  #spoken: { member: Member; place: Spot } | null = null
  /** Where another than who spoke last spoke: nobody converses alone, however often they ask. */
  #other: Spot | null = null
  /** Who asked last, and whether another has spoken since. */
  #asked: { member: Member; place: Spot; isAnswered: boolean } | null = null

  /** Somebody is spoken of. */
  see(member: Member, place: Spot, part: Part, isPointed = false): void {
    this.#mentions.push({ ...place, member, part, isPointed })
    if (this.#mentions.length > 2 * REMEMBERED) this.#mentions = this.#mentions.slice(-REMEMBERED)
    this.#counts.set(member, (this.#counts.get(member) ?? 0) + 1)
    if (part !== 'SPEAKER') return
    if (this.#spoken && this.#spoken.member !== member) this.#other = this.#spoken.place
    this.#spoken = { member, place }
    if (this.#asked && this.#asked.member !== member) this.#asked.isAnswered = true
    this.#speakers.add(member)
  }

  /** Somebody put a question. */
  ask(member: Member, place: Spot): void {
    this.#asked = { member, place, isAnswered: false }
  }

  /** Who may be meant by "he" (side 1), "she" (-1) or a description of either (0) here, the likeliest first. `isSure`: only those of whom more than a name is told. */
  pointed(side: number, place: Spot, isSure = false): MaybeMeant[] {
    const all = this.candidates(side, place).filter(({ member }) => !isSure || this.#isPerson(member))
    const scored = all.map(({ member, traits }) => ({
      member,
      weight: Math.exp(scoreOf(traits)),
    }))
    const whole = scored.reduce((sum, { weight }) => sum + weight, 0)
    return scored.map(({ member, weight }) => ({ member, share: weight / whole })).sort((a, b) => b.share - a.share)
  }

  /** Everybody whom the gender allows, with what speaks for each. */
  candidates(side: number, place: Spot): { member: Member; traits: Traits }[] {
    const last = new Map<Member, Mention[]>()
    for (const mention of this.#mentions.slice(-REMEMBERED).toReversed()) {
      if (mention.sentence === place.sentence && mention.at >= place.at) continue
      const own = last.get(mention.member)
      if (own) own.push(mention)
      else if (last.size < MOST_CANDIDATES && mention.member.kind === 'PERSON' && mention.member.gender * side >= 0)
        last.set(mention.member, [mention])
    }
    return [...last].map(([member, mentions], rank) => ({
      member,
      traits: this.#traits(member, mentions, rank, side, place),
    }))
  }

  #isPerson(member: Member): boolean {
    return isTold(member) || this.#speakers.has(member)
  }

  #traits(member: Member, mentions: readonly Mention[], rank: number, side: number, place: Spot): Traits {
    const latest = mentions[0] as Mention
    const ago = place.sentence - latest.sentence
    const near = mentions.filter((mention) => mention.sentence === latest.sentence)
    const isSubject = near.some(({ part }) => part === 'SUBJECT' || part === 'SPEAKER')
    const isOne = (part: Part): boolean => near.every((mention) => mention.part === part)
    const spoken = this.#spoken?.member === member ? this.#spoken.place : null
    const yes = Number
    const asked = this.#asked?.member === member ? this.#asked : null
    const since = place.sentence - (asked?.place.sentence ?? 0)
    const isTalk = this.#other !== null && place.sentence - this.#other.sentence <= 4
    const isOwnQuestion = isTalk && asked !== null && !asked.isAnswered && since <= 2 && place.turn !== undefined
    return {
      sameSentence: yes(ago === 0),
      sentenceBefore: yes(ago === 1),
      twoBefore: yes(ago === 2),
      threeBefore: yes(ago === 3),
      distance: Math.log(1 + ago),
      sameParagraph: yes(latest.paragraph === place.paragraph),
      nextInParagraph: yes(ago === 1 && latest.paragraph === place.paragraph),
      subject: yes(isSubject),
      subjectHere: yes(isSubject && ago === 0),
      subjectBefore: yes(isSubject && ago === 1),
      goesOn: yes(isSubject && ago === 0 && place.isJoined === true),
      otherHere: yes(!isSubject && ago === 0),
      possessor: yes(isOne('POSSESSOR')),
      object: yes(isOne('OBJECT')),
      place: yes(latest.part === 'PLACE'),
      spokeLast: yes(spoken !== null),
      spokeNear: yes(spoken !== null && place.sentence - spoken.sentence <= 1),
      spokeInParagraph: yes(spoken?.paragraph === place.paragraph),
      saidBefore: yes(latest.part === 'SPEAKER' && ago <= 1),
      hasSpoken: yes(this.#speakers.has(member)),
      pointed: yes(latest.isPointed),
      pointedBefore: yes(ago === 1 && near.some(({ isPointed }) => isPointed)),
      latest: yes(rank === 0),
      often: Math.log(this.#counts.get(member) ?? 1),
      oftenNamed: Math.log(1 + member.mentions),
      gender: yes(member.gender * side > 0),
      sureGender: yes(member.gender * side > 1),
      oneWord: yes(member.key.length === 1),
      bareName: yes(!isTold(member)),
      unnamed: yes(member.key.length === 0),
      shape: place.turn !== undefined && member.gender === 0 ? (member.shape ?? 0) * side : 0,
      genderInTalk: yes(place.turn !== undefined && member.gender * side > 0),
      asksOn: yes(place.turn === 'ASKS' && asked !== null && since <= 4),
      answersSelf: yes(place.turn !== 'ASKS' && isOwnQuestion),
      repliesToSelf: yes(
        isTalk && place.turn === 'ANSWERS' && spoken !== null && place.sentence - spoken.sentence <= 1,
      ),
    }
  }
}

type Traits = Record<keyof typeof WORTH, number>

/**
 * What each trait is worth, as the logarithm of a ratio of odds: a conditional choice among each pronoun's candidates, fitted
 * by gradient descent on the pronouns of PolNeAR, GAP (Webster et al. 2018) and labelled news events. `goesOn`, `unnamed`,
 * `shape` and those of question and answer are set by hand: they are rare there, and the annotators gave no pronoun to anybody
 * without a name.
 */
const WORTH = {
  sameSentence: 0.95,
  sentenceBefore: 0.63,
  twoBefore: 0.56,
  threeBefore: 0.32,
  distance: -1.36,
  sameParagraph: 0.27,
  nextInParagraph: 0.21,
  subject: 0.29,
  subjectHere: 0.73,
  subjectBefore: 1.13,
  goesOn: 1.6,
  otherHere: 0.18,
  possessor: -0.08,
  object: -0.3,
  place: -0.66,
  spokeLast: 0.31,
  spokeNear: -0.11,
  spokeInParagraph: -0.17,
  saidBefore: 0.06,
  hasSpoken: -0.01,
  pointed: 0.11,
  pointedBefore: -0.12,
  latest: 0.35,
  often: 0.24,
  oftenNamed: 0.11,
  gender: 0.59,
  sureGender: -0.04,
  oneWord: 0.36,
  bareName: -0.6,
  unnamed: 0.3,
  shape: 1.5,
  genderInTalk: 0.3,
  asksOn: 2.4,
  answersSelf: -2.2,
  repliesToSelf: -2.2,
}

function scoreOf(traits: Traits): number {
  let sum = 0
  for (const trait of TRAITS) sum += traits[trait] * WORTH[trait]
  return sum
}

const TRAITS = Object.keys(WORTH) as (keyof typeof WORTH)[]

/** Whether the article tells more of the person than a name. */
function isTold(member: Member): boolean {
  return member.gender !== 0 || member.roles.length > 0 || member.office !== null
}

const PLACES = new Set('in at near from the through across into'.split(' '))

/** The part that the name at [from, to) has in its sentence, by the words around it. */
export function partOf(row: readonly Token[], { from, to }: { from: number; to: number }): Part {
  if (/['’]s?$/u.test(row[to - 1]?.text ?? '') && /['’]s?$/u.test(row[to - 1]?.text.slice(-2) ?? '')) return 'POSSESSOR'
  const before = row[from - 1]
  const earlier = row[from - 2]
  const link = isWord(before) && DETERMINERS.has(before.lower) ? earlier : before
  const isFree = !isWord(link) || (JOINTS.has(link.lower) && !PREPOSITIONS.has(link.lower))
  if (isWord(before) && PLACES.has(before.lower)) return 'PLACE'
  const next = row[to]
  const isBeforeVerb =
    isMark(next, ',(') || (isWord(next) && !next.isCapital && !PREPOSITIONS.has(next.lower) && !JOINTS.has(next.lower))
  return isFree && isBeforeVerb ? 'SUBJECT' : 'OBJECT'
}
