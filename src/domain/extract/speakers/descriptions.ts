// Whom a definite description means: "the minister", "the former Icelandic prime minister", "the 43-year-old".

import { DETERMINERS, PREPOSITIONS } from '../../language/small-words.ts'
import { isKin, LEADERS, OFFICE_NOUNS, TRADES } from '../../language/titles.ts'
import type { Token } from '../text/tokens.ts'
import { callsSomebody, genderOf, isAside, isSameCalling, mayBeBoth, plainOffice } from './callings.ts'
import { bears, type Cast, type Member } from './mentions.ts'
import type { MaybeMeant } from './presence.ts'
import { roleOf, type SpeakerRole } from './roles.ts'

/** Whom an article has spoken of. */
export interface Present {
  cast: Cast
  /** People, the one a reader has most in mind first. */
  people: readonly MaybeMeant[]
  /** How many others a reader has in mind who may be people, but of whom only a name is told. */
  others: number
  /** Whose speech the article is about, if it is. */
  mostHeard: Member | undefined
}

/** Of the people that were heard so many times, the one heard most; of several, the last. */
export function mostHeard(heard: ReadonlyMap<Member, number>): Member | undefined {
  const people = [...heard].filter(([{ kind }]) => kind === 'PERSON')
  const most = Math.max(...people.map(([, times]) => times))
  return people.findLast(([, times]) => times === most)?.[0]
}

/** From here on a description that says nothing known means whom a reader has in mind. */
const LIKELY = 0.6
/** The same for a description that names something: "the Fox host". */
const LIKELIER = 0.7

/** The word that says what a described person is, in lower case: "chief" of "the alliance chief in Oslo". */
export function headOf(words: readonly Token[]): string {
  // "The senator vying for the post".
  const isEnd = ({ lower }: Token, index: number): boolean =>
    PREPOSITIONS.has(lower) || (/.(?:ing|ed)$/u.test(lower) && callsSomebody(words[index - 1]?.lower ?? ''))
  const link = words.findIndex((token, index) => index > 0 && isEnd(token, index))
  return words[(link === -1 ? words.length : link) - 1]?.lower.replace(/['’]s$/u, '') ?? ''
}

/** The person with that office, else whom a reader has in mind if the description can fit; null if there is none. */
export function meant(words: readonly Token[], present: Present): Member | null {
  const { cast, people, others, mostHeard } = present
  const first = words[0]
  const head = headOf(words)
  if (!first || !callsSomebody(head)) return null
  const role = roleOf(words.map((token) => token.text))
  const isDefinite = DEFINITE.has(first.lower) || /['’]s$/u.test(first.text)
  if (!DEFINITE.has(first.lower)) return role && isDefinite ? cast.bearer(role) : null
  const bearer = role && (people.find(({ member }) => bears(member, role))?.member ?? cast.bearer(role))
  if (isKin(head)) return bearer
  const core = words.findIndex((token) => token.lower === head)
  const qualifiers = words.filter(
    (token, index) => index < core && index > 0 && !PREPOSITIONS.has(token.lower) && !DETERMINERS.has(token.lower),
  )
  const fits = (member: Member): boolean =>
    member.words.has(head) ||
    member.roles.some((own) => isSameCalling(head, own.head)) ||
    (LEADERS.has(head) && [...member.words].some((word) => LEADERS.has(word) && (CHIEFS.has(word) || CHIEFS.has(head))))
  const shares = (member: Member): boolean =>
    qualifiers.some((token) => member.words.has(token.lower.replace(/['’]s$/u, '')))
  if (role?.isFormer) return formerly(role, present, fits)
  const current = people
    .map(({ member }) => member)
    .filter((member) => !isFormerly(member, head) && allows(member, head))
  const sharing = current.find((member) => fits(member) && shares(member))
  if (sharing) return sharing
  // "His lawyer" is not he, unless we know him for a lawyer.
  if (/^(?:his|her|their|its|our|my)$/u.test(first.lower)) return current.find(fits) ?? null
  if (bearer) return bearer
  const latest = people.find(({ member }) => allows(member, head))
  const isClear = latest !== undefined && latest.share >= LIKELY
  const isOffice = OFFICE_NOUNS.has(head) && !TRADES.has(head)
  const fitting = current.filter(fits)
  if (qualifiers.some((token) => token.isCapital)) {
    if (fitting.length === 1 && (!isOffice || fitting[0] === latest?.member)) return fitting[0] ?? null
    if (people.length === 1 && latest?.member.words.size === 0) return latest.member
    return isClear && latest.share >= LIKELIER && !isOffice && !HIDDEN.has(head) ? latest.member : null
  }
  if (fitting[0] && (qualifiers.length === 0 || LEADERS.has(head) || fitting.length === 1)) return fitting[0]
  if (head === 'speaker' && qualifiers.length === 0) return mostHeard ?? latest?.member ?? null
  // If the article calls none of several people a president, "the president" is not one of them.
  if (isOffice && people.length + others > 1) return null
  if (isAside(head) || qualifiers.length > 0) return isClear && !HIDDEN.has(head) ? latest.member : null
  return latest && ![...latest.member.words].some((word) => OFFICE_NOUNS.has(word)) ? latest.member : null
}

/** Whether nothing that the article tells of the person speaks against the word. */
function allows(member: Member, head: string): boolean {
  if (member.gender * genderOf(head) < 0) return false
  const known = member.roles.filter(({ head: own }) => callsSomebody(own))
  return known.length === 0 || known.some((own) => mayBeBoth(own.head, head))
}

/** "The former envoy": a person who was one, or the envoy's predecessor; never the envoy of today. */
function formerly(role: SpeakerRole, { cast, people }: Present, fits: (member: Member) => boolean): Member | null {
  const details = [...role.details]
  const members = people.map(({ member }) => member)
  const isNow = (member: Member): boolean =>
    member.roles.some(
      (own) => !own.isFormer && own.head === role.head && details.every((detail) => own.details.has(detail)),
    )
  const was = members.find((member) =>
    member.roles.some(
      (own) =>
        own.isFormer &&
        own.head === role.head &&
        (details.length === 0 || details.some((detail) => own.details.has(detail))),
    ),
  )
  if (was) return was
  const predecessor = members.find((member) => member.roles.some((own) => own.head === 'predecessor'))
  if (predecessor && (cast.bearer({ ...role, isFormer: false }) || members.some(isNow))) return predecessor
  const others = members.filter((member) => !isNow(member))
  const other = others.find(fits)
  if (other) return other
  return details.length > 0 && others[0] === members[0] ? (members[0] ?? null) : null
}

/** Whether the article calls the person so, and each time as a former one. */
function isFormerly(member: Member, head: string): boolean {
  const own = member.roles.filter((role) => role.head === plainOffice(head))
  return own.length > 0 && own.every((role) => role.isFormer)
}

/** Words for whoever leads: "the alliance chief" may be its secretary general, but a governor is no vice president. */
const CHIEFS = new Set('chief head leader boss statesman politician'.split(' '))
/** Who is called so mostly wants no name. */
const HIDDEN = new Set(
  'official aide source adviser advisor diplomat insider operative staffer executive expert'.split(' '),
)
const DEFINITE = new Set('the this that these those his her their its our my der die das'.split(' '))
