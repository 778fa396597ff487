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

  /** A body is spoken of, or several people together. One person is not kept. */
  remember(member: Member): void {
    if (member.kind === 'PERSON') return
    this.latest = member
    this.#keep(member)
  }

  /**
   * A name is read. It is kept if its words say that it is a body's ("Varnby City Hospital"), or if it is a made-up word
   * ("Trawlnet") that is the subject of its sentence. `known`: who bears the name in this article, if that is known.
   */
  see(written: string, known: Member | null, isSubject: boolean): void {
    if (known && known.kind === 'PERSON' && !isNameAlone(known)) return
    const name = written.replace(/['’]s?$/u, '')
    const kind = kindOfName(name)
    const isBody = kind === 'INSTITUTION' && !/ and /u.test(name)
    if (isBody || (kind === null && isSubject && this.#isMadeUp(name))) this.#keep(known ?? bodyCalled(name))
  }

  /** A single word that is not a surname, a place or a word of the language. */
  #isMadeUp(name: string): boolean {
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
    const found = bodies.find((body) => kind?.isOne(body) && fits(body))?.member ?? null
    // A name that could be a person's until the article calls it a company.
    if (found?.kind === 'PERSON') found.kind = 'INSTITUTION'
    return found
  }
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words in the names of bodies that belong to a state. */
const OFFICIAL = set(
  'department ministry agency bureau commission committee council senate house congress court office service administration government authority police ' +
    'embassy parliament cabinet army navy force guard board',
)
/** Words in the names of bodies that are called an agency. */
const AGENCIES = set('agency bureau service administration authority office commission')
/** Words in the names of bodies that have members. */
const JOINED = set(
  'association union party campaign foundation institute university college school church conference republicans democrats gop',
)

/** "FBI": the letters do not tell whether it belongs to a state. */
const isShort = ({ member }: Named): boolean => /^\p{Lu}{2,5}$/u.test(member.name)
const isOfficial = ({ words }: Named): boolean => words.some((word) => OFFICIAL.has(word))
const isPaper = ({ member }: Named): boolean => isOutlet(member.name)

/** What bodies are called besides the words of their names, and which bodies that may be. */
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

/** A body of which the article tells only the name. */
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
