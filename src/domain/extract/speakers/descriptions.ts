// Whom a definite description means: "the minister", "the former Icelandic prime minister".

import { DETERMINERS, PREPOSITIONS } from '../../language/small-words.ts'
import { isPersonNoun, LEADERS, OFFICE_NOUNS, TRADES } from '../../language/titles.ts'
import type { Token } from '../text/tokens.ts'
import { bears, type Cast, type Member } from './mentions.ts'
import { roleOf, type SpeakerRole } from './roles.ts'

/** Whom an article has spoken of. */
export interface Present {
  cast: Cast
  /** People, the one last spoken of first. */
  people: readonly Member[]
  /** Whose speech the article is about, if it is. */
  mostHeard: Member | undefined
}

/** The person with that office, else the person mentioned last if the description can fit; null if there is none. */
export function meant(words: readonly Token[], { cast, people, mostHeard }: Present): Member | null {
  const first = words[0]
  const link = words.findIndex((token) => PREPOSITIONS.has(token.lower))
  const core = link === -1 ? words : words.slice(0, link)
  const head = core.at(-1)?.lower.replace(/'s$/u, '') ?? ''
  if (!first || !isPersonNoun(head)) return null
  const role = roleOf(words.map((token) => token.text))
  const isDefinite = DEFINITE.has(first.lower) || /['’]s$/u.test(first.text)
  if (!DEFINITE.has(first.lower)) return role && isDefinite ? cast.bearer(role) : null
  const qualifiers = words.filter(
    (token) =>
      token !== core.at(-1) && token !== first && !PREPOSITIONS.has(token.lower) && !DETERMINERS.has(token.lower),
  )
  const latest = people[0]
  const fits = (member: Member): boolean =>
    member.words.has(head) || (LEADERS.has(head) && [...member.words].some((word) => LEADERS.has(word)))
  const shares = (member: Member): boolean =>
    qualifiers.some((token) => member.words.has(token.lower.replace(/'s$/u, '')))
  if (role?.isFormer) return formerly(role, { cast, people, mostHeard }, fits)
  const current = people.filter((member) => !isFormerly(member, head))
  const sharing = current.find((member) => fits(member) && shares(member))
  if (sharing) return sharing
  // "His lawyer" is not he, unless we know him for a lawyer.
  if (/^(?:his|her|their|its|our|my)$/u.test(first.lower)) return current.find(fits) ?? null
  const bearer = role && (people.find((member) => bears(member, role)) ?? cast.bearer(role))
  if (bearer) return bearer
  if (qualifiers.some((token) => token.isCapital))
    return latest && latest.words.size === 0 && people.length === 1 ? latest : null
  const fitting = current.find(fits)
  if (fitting && (qualifiers.length === 0 || LEADERS.has(head))) return fitting
  if (head === 'speaker' && qualifiers.length === 0) return mostHeard ?? latest ?? null
  // If the article calls none of several people a president, "the president" is not one of them.
  if (OFFICE_NOUNS.has(head) && !TRADES.has(head) && people.length > 1) return null
  return qualifiers.length === 0 && latest && ![...latest.words].some((word) => OFFICE_NOUNS.has(word)) ? latest : null
}

/** "The former envoy": a person who was one, or the envoy's predecessor; never the envoy of today. */
function formerly(role: SpeakerRole, { cast, people }: Present, fits: (member: Member) => boolean): Member | null {
  const details = [...role.details]
  const isNow = (member: Member): boolean =>
    member.roles.some(
      (own) => !own.isFormer && own.head === role.head && details.every((detail) => own.details.has(detail)),
    )
  const was = people.find((member) =>
    member.roles.some(
      (own) =>
        own.isFormer &&
        own.head === role.head &&
        (details.length === 0 || details.some((detail) => own.details.has(detail))),
    ),
  )
  if (was) return was
  const predecessor = people.find((member) => member.roles.some((own) => own.head === 'predecessor'))
  if (predecessor && (cast.bearer({ ...role, isFormer: false }) || people.some(isNow))) return predecessor
  const others = people.filter((member) => !isNow(member))
  const other = others.find(fits)
  if (other) return other
  return details.length > 0 && others[0] === people[0] ? (people[0] ?? null) : null
}

/** Whether the article calls the person so, and each time as a former one. */
function isFormerly(member: Member, head: string): boolean {
  const own = member.roles.filter((role) => role.head === head)
  return own.length > 0 && own.every((role) => role.isFormer)
}

const DEFINITE = new Set('the this that these those his her their its our my der die das'.split(' '))
