// All people and bodies that the article names: the fullest form of each name, the office it gives them, and what it calls them.

import type { ActorKind } from '../../language/actor-kind.ts'
import { isSurelyOutlet, kindOfName } from '../../language/bodies.ts'
import { HERS, HIS } from '../../language/first-names.ts'
import { isCommonWord } from '../../language/lexicon/lexicon.ts'
import { NAME_PARTICLES } from '../../language/small-words.ts'
import type { Span } from '../../language/span.ts'
import { unaccented } from '../../language/tokens.ts'
import type { Sentence } from '../text/sentences.ts'
import { type ReadName, readName } from './name-parts.ts'
import { type Apposition, apposed } from './naming/apposed.ts'
import { genderByShape } from './naming/gender-by-name.ts'
import { isPlace } from './naming/may-speak.ts'
import { runs } from './naming/name-runs.ts'
import { leadOf, preposed } from './pre-modifiers.ts'
import { fits, isAnother, isRelativeOf, relationOf, rolesIn, type SpeakerRole } from './roles.ts'

export interface Member {
  name: string
  /** The name's words as they are compared. */
  key: string[]
  kind: ActorKind
  office: string | null
  officeSpan: Span | null
  /** Words the article describes them with, offices included, lower case. */
  words: Set<string>
  /** What it calls them, taken apart. */
  roles: SpeakerRole[]
  /** How often the article names them, with more than the surname or a title. */
  mentions: number
  /** Positive for him, negative for her, by titles and pronouns. */
  gender: number
  /** The same by the shape of the name alone, from -1 to 1. */
  shape?: number
}

/** How many people with a name in common are kept apart. */
const NAMESAKES = 12
const MOST_ROLES = 20
const MOST_BEARERS = 50
/** A name by one's father, behind which the surname may be left out. */
/** What surnames of several words begin with. */
function isParticle(word: string): boolean {
  return NAME_PARTICLES.has(word) || /^(?:abu|abd|umm|bint|ter|ten|della|st\.?|san|santa|mac|mc|o)$/u.test(word)
}

const PATRONYMIC = /(?:ovich|evich|yich|ovna|evna|ichna)$/u

export class Cast {
  readonly #byWord = new Map<string, Member[]>()
  /** Words with a capital that no sentence or heading begins with. */
  readonly #capitals = new Set<string>()
  /** Words with a capital, wherever they stand. */
  readonly #capitalised = new Set<string>()
  /** Words that stand without a capital somewhere. */
  readonly #smalls = new Set<string>()
  /** In the order first named, with where that is. */
  readonly #members = new Map<Member, Sentence>()
  /** The members that the article calls by a word: "envoy". */
  readonly #byHead = new Map<string, Set<Member>>()

  constructor(text: string, article: readonly Sentence[]) {
    for (const sentence of article) {
      if (sentence.isHeading) {
        this.#readHeading(text, sentence)
        continue
      }
      sentence.tokens.forEach((token, index) => {
        if (!token.isCapital) this.#smalls.add(token.lower)
        if (token.isCapital) this.#capitalised.add(token.lower.replace(/'s$/u, ''))
        if (index > 0 && token.isCapital) this.#capitals.add(token.lower.toLowerCase().replace(/'s$/u, ''))
      })
      for (const run of runs(sentence.tokens)) {
        const read = readName(text, sentence.tokens.slice(run.from, run.to))
        if (!read) continue
        const words = read.name.split(' ')
        const kind = kindOfName(read.name)
        if (words.length < 2 && !read.title) continue
        if (words.length > 5 || (kind !== null && !read.title) || isPlace(read.name)) continue
        const apposition = apposed(text, sentence.tokens, run)
        const relation = relationOf(text, sentence.tokens, run.to)
        const member = this.#add(read, apposition, relation)
        if (!this.#members.has(member)) this.#members.set(member, sentence)
        this.#call(member, apposition === null ? preposed(text, sentence.tokens, run) : null)
      }
    }
    for (const sentence of article) if (sentence.isHeading) this.#readHeading(text, sentence, true)
    const lead = leadOf(text, article, this.#members)
    if (lead && !this.bearer(lead.role)) this.#give(lead.member, lead.role)
  }

  /** A heading's capitals are no names; but "Remarks by President Ada Quill" tells who the QUILL of the transcript is. */
  #readHeading(text: string, sentence: Sentence, isRead = false): void {
    for (const { from, to } of runs(sentence.tokens)) {
      const read = readName(text, sentence.tokens.slice(from, to))
      const words = read?.name.split(' ') ?? []
      const isFull = words.length > 1 && words.length < 5 && !words.every((word) => isCommonWord(word.toLowerCase()))
      if (!read || !isFull || kindOfName(read.name) !== null) continue
      if (read.title ? !isRead : isRead && this.#isBorne(words)) this.#add(read, null)
    }
  }

  /** "Ada Quill, left", in a caption: whoever is Quill in the article below, if that tells no more of the name. */
  #isBorne(words: readonly string[]): boolean {
    const last = words.at(-1)?.toLowerCase() ?? ''
    const isNamed = this.#capitalised.has(last) && !this.isSurname(last)
    return isNamed && words.length < 4 && !words.some((word) => isCommonWord(word.toLowerCase()))
  }

  /** The only one whom the article calls so anywhere; null where there is none, or several. */
  bearer(description: SpeakerRole): Member | null {
    const bearers = [...(this.#byHead.get(description.head) ?? [])].filter((member) => bears(member, description))
    return bearers.length === 1 ? (bearers[0] ?? null) : null
  }

  /** The member a name means, by its last word or, for names that begin with the surname, its first. */
  find(name: string, gender = 0, title: string | null = null): Member | undefined {
    const words = key(name)
    const last = words.at(-1) ?? ''
    const known = this.#byWord.get(last) ?? []
    if (words.length > 1) {
      const whole = words.join(' ')
      const same = known.find((member) => member.key.join(' ') === whole)
      return same ?? this.#inPart(words)
    }
    // Of several with one surname the one that the title fits, "Mr. Roe" or "Mrs. Roe"; then the one named most often.
    const namesakes = known.filter((member) => member.key.at(-1) === last)
    const likely = namesakes.filter((member) => !isAnother(member, gender, title))
    const bare = namesakes.length > 1 ? likely.find((member) => member.key.length === 1) : undefined
    if (likely.length > 0) return bare ?? likely.reduce((a, b) => (b.mentions >= a.mentions ? b : a))
    // "Mr. Roe" is not Jane Roe, and "President Roe" not the president's daughter.
    if (namesakes.length > 0) return undefined
    return known.findLast((member) => member.key[0] === last || member.key.length > 3)
  }

  /** "De Sá Quill", "Abu Quill" for the end of a longer name, "Ada Petrovna" for its beginning; undefined where two have it. */
  #inPart(words: readonly string[]): Member | undefined {
    const whole = words.join(' ')
    const isLast = /^(?:jr|sr|ii|iii|iv)$/u.test(words.at(-1) ?? '')
    const longer = (this.#byWord.get(words[0] ?? '') ?? []).filter(({ key, kind }) => {
      if (kind !== 'PERSON' || isLast || key.length <= words.length) return false
      const front = key.slice(0, -words.length)
      const begins = `${front.at(-1) ?? ''} ${words[0] ?? ''}`.split(' ').some(isParticle)
      const isGiven = front.length === 1 && (HIS.has(front[0] ?? '') || HERS.has(front[0] ?? ''))
      const isEnd = key.slice(-words.length).join(' ') === whole && (begins || isGiven)
      const isPatronymic = PATRONYMIC.test(words.at(-1) ?? '') && key.slice(0, words.length).join(' ') === whole
      return isEnd || isPatronymic
    })
    return longer.length === 1 ? longer[0] : undefined
  }

  /** Whether a word stands without a capital too. */
  isSmall(word: string): boolean {
    return this.#smalls.has(word)
  }

  /** Whether a word, in lower case, is a person's first or last name in full. */
  isSurname(word: string): boolean {
    const known = this.#byWord.get(word) ?? []
    return known.some(
      ({ key, kind }) => kind === 'PERSON' && key.length > 1 && (key.at(-1) === word || key[0] === word),
    )
  }

  /** Whether a word that stands first in its sentence may be a name: elsewhere it has its capital too. */
  isName(word: string): boolean {
    const plain = word.toLowerCase().replace(/'s$/u, '')
    return this.#capitals.has(plain) || (this.#byWord.get(plain)?.some(({ key }) => key.length > 1) ?? false)
  }

  /** The member that a name with its title means. */
  known(read: ReadName): Member | undefined {
    return this.find(read.name, read.gender, read.title)
  }

  /** Whether several people of the article have this surname, so that it alone says too little. */
  isShared(name: string): boolean {
    const words = key(name)
    return (
      words.length === 1 &&
      (this.#byWord.get(words[0] ?? '') ?? []).filter(({ key: own }) => own.at(-1) === words[0]).length > 1
    )
  }

  /** Like `find`, but a new name becomes a member. */
  meet(read: ReadName, kind: ActorKind): Member {
    const found = this.known(read)
    if (found) return found
    const member = newMember(read, kind)
    this.#file(member)
    return member
  }

  #add(read: ReadName, apposition: Apposition | null, relation: string | null = null): Member {
    const words = key(read.name)
    let member = this.known(read)
    if (member && words.length > member.key.length) rename(member, read.name)
    if (!member && words.length > 1) {
      // "Minister Roe" came first, "Jane Roe" later: one person.
      // But "Resist Roe" is nobody's name.
      const bare = this.#byWord
        .get(words.at(-1) ?? '')
        ?.find(
          (other) =>
            other.key.length === 1 &&
            other.gender * read.gender >= 0 &&
            !isRelativeOf(rolesIn(relation ?? ''), other.office),
        )
      const [given = ''] = words
      if (bare && (HIS.has(given) || HERS.has(given) || !isCommonWord(given))) {
        rename(bare, read.name)
        member = bare
      }
    }
    if (!member) {
      const isOutlet = isSurelyOutlet(read.name) && read.gender === 0 && !read.title
      member = newMember(read, isOutlet ? 'INSTITUTION' : 'PERSON')
    }
    this.#file(member)
    if (member.office === null) {
      const held = read.office !== null ? read : apposition
      member.office = held?.office ?? null
      member.officeSpan = held?.officeSpan ?? null
    }
    member.mentions++
    member.gender += read.gender + (apposition?.gender ?? 0)
    for (const word of describing(`${read.title ?? ''} ${apposition?.text ?? ''}`)) member.words.add(word)
    this.#call(member, read.title)
    this.#call(member, apposition?.text ?? null)
    this.#call(member, relation)
    return member
  }

  #call(member: Member, description: string | null): void {
    if (description !== null) for (const role of rolesIn(description)) this.#give(member, role)
  }

  #give(member: Member, role: SpeakerRole): void {
    const bearers = this.#byHead.get(role.head) ?? new Set()
    // A hostile text may give every name every role.
    if (member.roles.length === MOST_ROLES || bearers.size === MOST_BEARERS) return
    this.#byHead.set(role.head, bearers.add(member))
    member.roles.push(role)
  }

  #file(member: Member): void {
    for (const word of member.key) {
      const members = this.#byWord.get(word) ?? []
      if (!members.includes(member)) this.#byWord.set(word, [...members, member].slice(-NAMESAKES))
    }
  }
}

/** Whether the article calls this person by the description. */
export function bears({ roles }: Member, description: SpeakerRole): boolean {
  return roles.some((role) => fits(role, description))
}

function rename(member: Member, name: string): void {
  member.name = name
  member.key = key(name)
  member.shape = genderByShape(member.key)
}

function newMember(read: ReadName, kind: ActorKind): Member {
  return {
    name: read.name,
    key: key(read.name),
    kind,
    office: read.office,
    officeSpan: read.officeSpan,
    words: new Set(describing(read.title ?? '')),
    roles: [],
    mentions: 0,
    gender: read.gender,
    shape: genderByShape(key(read.name)),
  }
}

function describing(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/['’]s\b/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)
}

function key(name: string): string[] {
  return unaccented(name)
    .toLowerCase()
    .replace(/'s$/u, '')
    .replace(/,? (jr|sr|ii|iii)\.?$/u, ' $1')
    .split(/[\s]+/u)
}
