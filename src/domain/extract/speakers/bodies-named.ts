// The bodies an article has spoken of, and several people together: what "it", "they", "the ministry" and "the company" mean.

import { isOutlet, kindOfName } from '../../language/bodies.ts'
import { stateOf } from '../../language/demonyms.ts'
import { isCommonWord } from '../../language/lexicon/lexicon.ts'
import { DETERMINERS, PREPOSITIONS } from '../../language/small-words.ts'
import type { Token } from '../text/tokens.ts'
import { headOf } from './descriptions.ts'
import type { Cast, Member } from './mentions.ts'

/** A body that the article has named, whether or not it has spoken. */
interface Named {
  member: Member
  /** The name's words, lower case. */
  words: readonly string[]
}

/** A reader would not keep more bodies in mind. It also limits the work on a hostile text. */
const REMEMBERED = 24

export class BodiesNamed {
  /** In the order last spoken of. */
  readonly #named = new Map<string, Named>()
  /** The body, or the people together, spoken of last. */
  latest: Member | null = null
  readonly #cast: Pick<Cast, 'isSurname'>

  constructor(cast: Pick<Cast, 'isSurname'>) {
    this.#cast = cast
  }

  /** A body is spoken of, or several people together, who are none. */
  remember(member: Member): void {
    if (member.kind === 'PERSON') return
    this.latest = member
    this.#keep(member)
  }

  /**
   * A name is read. It is kept if it is a body's by its words, or could be one that calls itself like nothing else ("Trawlnet")
   * and is what its sentence is about. `known`: who the article has under it.
   */
  see(written: string, known: Member | null, isSubject: boolean): void {
    if (known && known.kind === 'PERSON' && !isNameAlone(known)) return
    const name = written.replace(/['’]s?$/u, '')
    const kind = kindOfName(name)
    const isBody = kind === 'INSTITUTION' && !/ and /u.test(name)
    if (isBody || (kind === null && isSubject && this.#isUnlikeOthers(name))) this.#keep(known ?? bodyCalled(name))
  }

  /** One word that is no surname, no place and no word of the language. */
  #isUnlikeOthers(name: string): boolean {
    const word = name.toLowerCase()
    const isOneWord = /^\p{Lu}[\p{L}-]{2,}$/u.test(name)
    return isOneWord && !this.#cast.isSurname(word) && !isCommonWord(word) && stateOf(name) === null
  }

  #keep(member: Member): void {
    // "Officials", "two groups": a description, and no name.
    if (!/\p{Lu}/u.test(member.name)) return
    const name = member.name.toLowerCase().replace(/^the /u, '')
    const known = this.#named.get(name) ?? { member, words: name.split(' ') }
    this.#named.delete(name)
    this.#named.set(name, known)
    if (this.#named.size > REMEMBERED) this.#named.delete(this.#named.keys().next().value ?? '')
  }

  /**
   * The body that a description means: "the ministry" is the ministry spoken of last, "the company" the last that may be a
   * company. Null if the article has named none.
   */
  meant(words: readonly Token[]): Member | null {
    if (words[0]?.lower !== 'the' || words.some(({ lower }, at) => at > 0 && PREPOSITIONS.has(lower))) return null
    const head = headOf(words)
    const details = words.slice(1, -1).filter(({ lower }) => !DETERMINERS.has(lower))
    const bodies = [...this.#named.values()].reverse()
    const fits = ({ words: own }: Named): boolean =>
      details.every(({ lower, isCapital }) => !isCapital || own.includes(lower))
    const called = bodies.find((body) => body.words.includes(head) && fits(body))
    if (called) return called.member
    const kind = KINDS.find(({ heads }) => heads.has(head))
    return (kind && bodies.find((body) => kind.isOne(body) && fits(body))?.member) ?? null
  }
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words in the names of what belongs to a state. */
const OFFICIAL = set(
  'department ministry agency bureau commission committee council senate house congress court office service administration government authority police ' +
    'embassy parliament cabinet embassies army navy force guard board',
)
const AGENCIES = set('agency bureau service administration authority office commission')
/** Words in the names of what has members. */
const JOINED = set(
  'association union party campaign foundation institute university college school church conference republicans democrats gop',
)

/** "FBI": which of them are a state's is not told by the letters. */
const isShort = ({ member }: Named): boolean => /^\p{Lu}{2,5}$/u.test(member.name)
const isOfficial = ({ words }: Named): boolean => words.some((word) => OFFICIAL.has(word))
const isPaper = ({ member }: Named): boolean => isOutlet(member.name)

/** What bodies are called without their name's own words, and which they may be. */
const KINDS: readonly { heads: ReadonlySet<string>; isOne: (body: Named) => boolean }[] = [
  {
    heads: set(
      'company firm giant retailer automaker carmaker airline manufacturer chain carrier maker startup corporation',
    ),
    isOne: (body) =>
      !isOfficial(body) && !isShort(body) && !isPaper(body) && !body.words.some((word) => JOINED.has(word)),
  },
  {
    heads: set('group organization organisation charity nonprofit non-profit lobby watchdog association union'),
    isOne: (body) => !isOfficial(body) && !isPaper(body),
  },
  {
    heads: set('agency bureau regulator'),
    isOne: (body) => body.words.some((word) => AGENCIES.has(word)) || isShort(body),
  },
  { heads: set('paper newspaper magazine outlet network broadcaster website site publication'), isOne: isPaper },
]

/** One word, and nothing else is known: whether it is a person's name is open. */
function isNameAlone({ key, gender, roles, office }: Member): boolean {
  return key.length === 1 && gender === 0 && roles.length === 0 && office === null
}

/** A body of which the article has told the name alone. */
function bodyCalled(name: string): Member {
  return {
    name,
    key: [],
    kind: 'INSTITUTION',
    office: null,
    officeSpan: null,
    words: new Set(name.toLowerCase().split(' ')),
    roles: [],
    mentions: 0,
    gender: 0,
  }
}

export function lastWord(name: string): string {
  return name.toLowerCase().split(' ').at(-1) ?? ''
}
