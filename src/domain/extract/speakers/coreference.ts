// Who is meant: turns the phrase at a quotation ("he", "Rutte", "the former prime minister") into a speaker, keeping
// in mind who was spoken of last. Read strictly in text order.

import type { ActorKind } from '../../language/actor-kind.ts'
import { isSurelyOutlet, kindOfName } from '../../language/bodies.ts'
import { PREPOSITIONS } from '../../language/small-words.ts'
import { COURTESIES, isPersonNoun, OFFICE_NOUNS, PERSON_NOUNS } from '../../language/titles.ts'
import type { Speaker } from '../../statement/report.ts'
import { leadingPhrase } from '../cues/leading-phrase.ts'
import { type Phrase, phraseStartingAt } from '../cues/noun-phrases.ts'
import type { Sentence } from '../text/sentences.ts'
import { isMark, type Token } from '../text/tokens.ts'
import { meant } from './descriptions.ts'
import type { Cast, Member } from './mentions.ts'
import { readName } from './name-parts.ts'
import { rolesIn } from './roles.ts'

/** How a phrase was resolved; the less direct, the less sure. */
export type Resolution = 'NAMED' | 'DESCRIBED' | 'POINTED' | 'UNKNOWN'

export interface Voice {
  speaker: Speaker | null
  resolution: Resolution
}

export class Voices {
  readonly #text: string
  readonly #cast: Cast
  /** People in the order last spoken of, the latest last. */
  #recent: Member[] = []
  readonly #heard = new Map<Member, number>()
  #group: Member | null = null
  /** Bodies in the order last spoken of. */
  #bodies: Member[] = []

  constructor(text: string, cast: Cast) {
    this.#text = text
    this.#cast = cast
  }

  /** Remembers whom a sentence is about, whether or not they speak in it. */
  notice(sentence: Sentence): Speaker | null {
    const phrase = this.#subject(sentence)
    const member = phrase ? this.#named(sentence.tokens, phrase) : null
    return phrase && member ? this.#speaker(sentence.tokens, phrase, member, null) : null
  }

  /** Whom a sentence is about, without remembering it. */
  about(sentence: Sentence): Speaker | null {
    const phrase = this.#subject(sentence)
    const read = phrase ? readName(this.#text, sentence.tokens.slice(phrase.from, phrase.to)) : null
    const member = read ? this.#cast.find(read.name) : undefined
    return phrase && member?.kind === 'PERSON' ? this.#speaker(sentence.tokens, phrase, member, null) : null
  }

  #subject(sentence: Sentence): Phrase | null {
    if (sentence.isHeading) return null
    const leading = leadingPhrase(sentence.tokens) ?? possessive(sentence.tokens)
    const phrase = leading ? named(sentence.tokens, leading) : null
    if (phrase?.kind !== 'NAME') return null
    // "Moments later", "Proposals so far": capitals of the sentence, not of a name.
    const alone = phrase.to - phrase.from === 1 && phrase.from === 0 ? sentence.tokens[0] : undefined
    return alone && !this.#cast.isName(alone.lower) && kindOfName(alone.text) === null ? null : phrase
  }

  voice(row: readonly Token[], phrase: Phrase): Voice {
    if (phrase.kind === 'PRONOUN') return this.#pointed(row, phrase)
    if (phrase.kind === 'DESCRIPTION') return this.#described(row, phrase)
    const member = this.#named(row, phrase)
    // "The Prime Minister": all capitals, and no name.
    if (!member) return isOfficeAlone(row, phrase) ? this.#described(row, phrase) : NOBODY
    const title = readName(this.#text, row.slice(phrase.from, phrase.to))?.title ?? null
    const apposition = phrase.apposition ? textOf(this.#text, row, phrase.apposition.from, phrase.apposition.to) : null
    const isDescription = apposition !== null && PERSON_WORD.test(apposition)
    const isCourtesy = title?.split(' ').every((word) => COURTESIES.has(word.toLowerCase().replace(/\.$/u, '')))
    const describedAs = isDescription ? apposition : title === member.office || isCourtesy ? null : title
    return { speaker: this.#speaker(row, phrase, member, describedAs), resolution: 'NAMED' }
  }

  #named(row: readonly Token[], phrase: Phrase): Member | null {
    const read = readName(this.#text, row.slice(phrase.from, phrase.to))
    if (!read) return null
    const known = this.#cast.find(read.name, read.gender)
    const whole = textOf(this.#text, row, phrase.from, phrase.to).replace(/['’]s$/u, '')
    const unknown = isSurelyOutlet(read.name) && !read.title && read.gender === 0 ? 'INSTITUTION' : 'PERSON'
    const kind = known?.kind ?? kindOfName(whole) ?? kindOfName(read.name) ?? unknown
    const name = kind === 'PERSON' ? read.name : whole.replace(/^the /iu, '')
    // Two people together are one new member: neither of them is later taken for it.
    if (/ and /u.test(whole)) {
      this.#group = stranger(whole.replace(/^(?:the|both) /iu, ''), kind === 'PERSON' ? 'INSTITUTION' : kind)
      return this.#group
    }
    const member =
      known ??
      this.#cast.meet(
        {
          ...read,
          name,
          office: kind === 'PERSON' ? read.office : null,
          officeSpan: kind === 'PERSON' ? read.officeSpan : null,
        },
        kind,
      )
    this.#remember(member)
    return member
  }

  #pointed(row: readonly Token[], phrase: Phrase): Voice {
    const word = row[phrase.from]?.lower ?? ''
    const side = HIM.has(word) ? 1 : HER.has(word) ? -1 : 0
    const member = side === 0 ? (THEM.has(word) ? (this.#group ?? this.#recent.at(-1)) : undefined) : this.#last(side)
    if (!member) return NOBODY
    member.gender += side
    this.#remember(member)
    return { speaker: this.#speaker(row, phrase, member, null), resolution: 'POINTED' }
  }

  #described(row: readonly Token[], phrase: Phrase): Voice {
    const text = textOf(this.#text, row, phrase.from, phrase.to)
    const own = phrase.apposition ? phraseStartingAt(row, phrase.apposition.from) : null
    if (own?.kind === 'NAME' && !row[phrase.to + 1]?.text.match(/^(?:of|from)$/u)) {
      const named = this.#named(row, own)
      if (named?.kind === 'PERSON') {
        for (const word of text.toLowerCase().split(/\s+/u)) named.words.add(word)
        return { speaker: this.#speaker(row, { ...own, apposition: null }, named, text), resolution: 'NAMED' }
      }
    }
    const member = meant(row.slice(phrase.from, phrase.to), {
      cast: this.#cast,
      people: this.#recent.filter((other) => other.kind === 'PERSON').toReversed(),
      mostHeard: this.#mostHeard(),
    })
    if (member) {
      this.#remember(member)
      return { speaker: this.#speaker(row, phrase, member, text), resolution: 'DESCRIBED' }
    }
    const head = headOf(row, phrase)
    const isPerson = isPersonNoun(head)
    const bare = text.replace(/^(?:the|an?|this|that|these|those|one|another|der|die|das|dem|den|eine?[rmns]?) /iu, '')
    // "10", "45%": a number, not a person.
    if (!/\p{L}/u.test(bare)) return NOBODY
    // The "the" of "the Prime Minister" shows that it is not a name.
    const name = phrase.kind === 'NAME' ? text.replace(/^The /u, 'the ') : bare
    const body = this.#body(row.slice(phrase.from, phrase.to))
    if (body) {
      this.#remember(body)
      return { speaker: this.#speaker(row, phrase, body, text), resolution: 'DESCRIBED' }
    }
    const kind: ActorKind = isPerson ? 'PERSON' : (kindOfName(name) ?? 'INSTITUTION')
    const unnamed = stranger(name, kind)
    this.#remember(unnamed)
    return { speaker: { ...this.#speaker(row, phrase, unnamed, text), surnameOnly: false }, resolution: 'NAMED' }
  }

  /** "The ministry" is the one spoken of last. */
  #body(words: readonly Token[]): Member | null {
    const head = words[1]?.lower ?? ''
    if (words.length !== 2 || words[0]?.lower !== 'the' || !BODIES.has(head)) return null
    return this.#bodies.findLast((member) => lastWord(member.name) === head) ?? null
  }

  /** "The speaker" is whose speech the article is about. */
  #mostHeard(): Member | undefined {
    return this.#recent
      .toSorted((a, b) => (this.#heard.get(b) ?? 0) - (this.#heard.get(a) ?? 0))
      .find((member) => this.#heard.has(member))
  }

  #last(side: number): Member | undefined {
    return this.#recent.findLast((member) => member.kind === 'PERSON' && member.gender * side >= 0)
  }

  #remember(member: Member): void {
    if (member.kind !== 'PERSON') {
      this.#group = member
      if (/\s/u.test(member.name)) this.#bodies = [...this.#bodies.slice(1 - REMEMBERED), member]
      return
    }
    const at = this.#recent.indexOf(member)
    if (at !== -1) this.#recent.splice(at, 1)
    this.#recent.push(member)
    if (this.#recent.length > REMEMBERED) this.#recent.shift()
  }

  #speaker(row: readonly Token[], phrase: Phrase, member: Member, describedAs: string | null): Speaker {
    // "reported that Lena Holt said": the conjunction is none of her words.
    const isJoined = row[phrase.from]?.text === 'that' && row[phrase.from + 1]?.isCapital && phrase.to - phrase.from > 1
    const start = row[phrase.from + Number(isJoined)]?.start ?? 0
    const end = row[phrase.to - 1]?.end ?? start
    this.#heard.set(member, (this.#heard.get(member) ?? 0) + 1)
    return {
      asWritten: this.#text.slice(start, end),
      span: { start, end },
      name: member.name,
      kind: member.kind,
      surnameOnly: member.kind === 'PERSON' && !/\s/u.test(member.name),
      describedAs,
      office: member.office,
      officeSpan: member.officeSpan,
    }
  }
}

const NOBODY: Voice = { speaker: null, resolution: 'UNKNOWN' }

/** Whether a phrase is an office and nothing else: "the Prime Minister", "Norway's Secretary of State". */
function isOfficeAlone(row: readonly Token[], phrase: Phrase): boolean {
  const words = row.slice(phrase.from, phrase.to)
  const isDefinite = /^(?:the|his|her|its|their)$/u.test(words[0]?.lower ?? '')
  const isSomebodys = words.some((token) => /['’]s$/u.test(token.text))
  return (isDefinite || isSomebodys) && OFFICE_NOUNS.has(headOf(row, phrase))
}

/** A speaker that the article does not name. */
function stranger(name: string, kind: ActorKind): Member {
  return {
    name,
    key: [],
    kind,
    office: null,
    officeSpan: null,
    words: new Set(name.toLowerCase().split(/\s+/u)),
    roles: rolesIn(name),
    mentions: 0,
    gender: 0,
  }
}

/** A reader would not keep more people in mind. It also limits the work on a hostile text. */
const REMEMBERED = 12
const BODIES = new Set([
  'ministry',
  'department',
  'government',
  'embassy',
  'council',
  'commission',
  'committee',
  'administration',
])
const lastWord = (name: string): string => name.toLowerCase().split(' ').at(-1) ?? ''
const HIM = new Set(['he', 'him', 'his', 'er'])
const HER = new Set(['she', 'her', 'sie'])
const THEM = new Set(['they', 'them', 'their', 'it'])
const PERSON_WORD = new RegExp(`(?:^|[^\\p{L}])(?:${[...PERSON_NOUNS].join('|')})(?:[^\\p{L}]|$)`, 'iu')

/** "Her host, Captain Ole Brandt, put it more dryly": the name behind the description. */
function named(row: readonly Token[], phrase: Phrase): Phrase {
  if (phrase.kind !== 'DESCRIPTION' || !isMark(row[phrase.to], ',')) return phrase
  const own = phraseStartingAt(row, phrase.to + 1)
  return own?.kind === 'NAME' && own.to - own.from > 1 ? own : phrase
}

/** "Roe's remarks come as ...": the sentence is about Roe. */
function possessive(row: readonly Token[]): Phrase | null {
  const at = row.findIndex((token, index) => index < 4 && /['’]s$/u.test(token.text))
  return at !== -1 && row.slice(0, at + 1).every((token) => token.isCapital)
    ? { from: 0, to: at + 1, kind: 'NAME', apposition: null }
    : null
}

function headOf(row: readonly Token[], phrase: Phrase): string {
  const link = row.findIndex(
    (token, index) => index > phrase.from && index < phrase.to && PREPOSITIONS.has(token.lower),
  )
  return row[(link === -1 ? phrase.to : link) - 1]?.lower ?? ''
}

function textOf(text: string, row: readonly Token[], from: number, to: number): string {
  return text.slice(row[from]?.start ?? 0, row[to - 1]?.end ?? 0).replace(/\s+/gu, ' ')
}
