// Whether two names surely mean two speakers, two titles two offices, as far as the words alone can tell. What is not
// sure does not count as a difference: "Tokyo" may be "the Japanese government", "the bank" any bank.

import { partStates } from '../language/demonyms.ts'
import { foldName } from '../language/names.ts'
import { stemOf } from '../language/stem.ts'
import { COURTESIES, isOffice, OFFICE_MODIFIERS } from '../language/titles.ts'
import { contentOf, wordsIn } from '../language/tokens.ts'

interface Named {
  name: string
  isPerson: boolean
}

/** "Ann Roe" and "Jim Roe" are two, "Ann Roe" and "Ms. Roe" may be one. A person and a body are not compared. */
export function areOtherSpeakers(one: Named, other: Named): boolean {
  if (one.isPerson !== other.isPerson || foldName(one.name) === foldName(other.name)) return false
  return one.isPerson ? areOtherPeople(one.name, other.name) : areOtherBodies(one.name, other.name)
}

/** "Secretary General" and "NATO Secretary General" may be one, and so may "minister" and "prime minister". */
function mayBeOneOffice(one: string, other: string): boolean {
  const [a, b] = [contentOf(one), contentOf(other)]
  const [short, long] = a.size < b.size ? [a, b] : [b, a]
  return [...short].every((stem) => long.has(stem))
}

/** "Foreign Minister" and "Defence Minister" are two; one may be Prime Minister and party leader. */
export function areOtherOffices(one: string, other: string): boolean {
  const headOf = (office: string) =>
    office
      .toLowerCase()
      .split(/[\s-]+/u)
      .at(-1)
  return headOf(one) === headOf(other) && !mayBeOneOffice(one, other)
}

function areOtherPeople(one: string, other: string): boolean {
  const [a, b] = [personIn(one), personIn(other)]
  if (a === null || b === null) return false
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  // Some families' names come first: "Kim" of "Kim Jong Un".
  if (short.every((word) => long.includes(word))) return false
  const [last, its] = [a.at(-1) ?? '', b.at(-1) ?? '']
  const isOneLetter = a[0]?.charAt(0) === b[0]?.charAt(0)
  // "Joe" may be "Joseph", and "Zelensky" "Zelenskyy".
  const isOneLast = last === its || (isOneLetter && last.slice(0, 4) === its.slice(0, 4))
  return !isOneLast || (a.length > 1 && b.length > 1 && !isOneLetter)
}

/** The words of a person's name, folded; null for what is none: "Senator", "prompted", "Roe deflected questions". */
function personIn(name: string): string[] | null {
  const words = foldName(name.split(',')[0] ?? '').split(' ')
  const written = (name.split(',')[0] ?? '').trim().split(/\s+/u)
  if (written.some((word) => /^\p{Ll}/u.test(word) && !PARTICLES.has(word))) return null
  if (STARTS.has(words[0] ?? '')) return null
  const kept = words.filter((word) => !COURTESIES.has(word) && !isOffice(word) && !OFFICE_MODIFIERS.has(word))
  return kept.length === 0 || kept.length > 5 ? null : kept
}

const PARTICLES = new Set('of the de del della der den di da dos du el la le van von zu al bin ibn ben y'.split(' '))
const STARTS = new Set('against after before with without for from by at in on under the a an this that'.split(' '))

interface Body {
  states: Set<string>
  words: Set<string>
  isProper: boolean
}

function areOtherBodies(one: string, other: string): boolean {
  if (isShort(one, other) || isShort(other, one)) return false
  const [a, b] = [bodyIn(one), bodyIn(other)]
  if (a.states.size > 0 && b.states.size > 0) {
    if (![...a.states].some((state) => b.states.has(state))) return true
  }
  // A ministry of the very government.
  if (a.words.size === 0 || b.words.size === 0) return false
  const [short, long] = a.words.size < b.words.size ? [a.words, b.words] : [b.words, a.words]
  if ([...short].every((word) => long.has(word))) return false
  return a.isProper && b.isProper
}

function bodyIn(name: string): Body {
  const { states, rest } = partStates(name)
  const plain = wordsIn(rest)
    .map(({ key }) => key.replace(/'s?$/u, ''))
    .filter((word) => !OF_ALL.has(word))
  return {
    states: new Set(states),
    words: new Set(plain.map(stemOf)),
    isProper: /\p{Lu}/u.test(name.replace(/^The /u, '')),
  }
}

/** What any government, or part of it, is called. */
const OF_ALL = new Set(
  'the of for and in a government governments administration authorities officials cabinet'.split(' '),
)

/** "WHO" for "World Health Organization". */
function isShort(short: string, long: string): boolean {
  const letters = short.replace(/^the /iu, '').replace(/\./g, '')
  const initials = long.match(/\b\p{Lu}/gu)?.join('') ?? ''
  return /^\p{Lu}{2,}$/u.test(letters) && initials.replace(/^T(?=.{2})/u, '').endsWith(letters)
}
