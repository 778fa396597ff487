// Whether two names can be one person's, by the names alone. Which word is the surname is not asked of a rule: Western
// names end with it, others begin with it, and an article that goes on with one word of a name has told which.

import { foldName } from '../language/names.ts'
import { COURTESIES } from '../language/titles.ts'
import { areForms } from './given-names.ts'
import { nameKey } from './name-key.ts'

/** A person's name, with what is known of it. */
export interface NameKnown {
  name: string
  /** It is a surname alone, or another single name. */
  isBare: boolean
  /** Folded single names by which the person is called alone, if that was seen: "xue" of "Xue Minghan". */
  singles: readonly string[]
}

/**
 * How two names are related. SAME: the same words. CLOSE: another spelling or order, a middle name
 * more or less. LOOSE: initials or a short form in place of the given name. KIN: "Jr." more or less. SURNAME: one of them is a surname alone, and
 * the other has it. OTHER: two people's.
 */
export type Relation = 'SAME' | 'CLOSE' | 'LOOSE' | 'KIN' | 'SURNAME' | 'OTHER'

export const RELATIONS: readonly Relation[] = ['SAME', 'CLOSE', 'LOOSE', 'KIN', 'SURNAME', 'OTHER']

export function relate(one: NameKnown, other: NameKnown): Relation {
  const [a, b] = [parsed(one), parsed(other)]
  if (a.words.length === 0 || b.words.length === 0) return 'OTHER'
  if (one.isBare || other.isBare)
    return a.surnames.some((surname) => b.surnames.includes(surname)) ? 'SURNAME' : 'OTHER'
  if (a.generation !== null && b.generation !== null && a.generation !== b.generation) return 'OTHER'
  const relation = relateFull(a, b)
  // A father and his son, unless there is no son: only an editor knows, or the office.
  return a.generation === b.generation || relation === 'OTHER' ? relation : 'KIN'
}

function relateFull(a: ParsedName, b: ParsedName): Relation {
  if (a.folded === b.folded) return 'SAME'
  if (sorted(a.words) !== '' && sorted(a.words) === sorted(b.words)) return 'CLOSE'
  const relations = a.surnames
    .filter((surname) => b.surnames.includes(surname))
    .map((surname) => relateGiven(givenOf(a.words, surname), givenOf(b.words, surname)))
  // "Gabriel García" is called so for short, "Gabriel García Márquez" in full.
  const [short, long] = a.words.length < b.words.length ? [a.words, b.words] : [b.words, a.words]
  if (short.length > 1 && short.every((word, at) => long[at] === word)) relations.push('LOOSE')
  return RELATIONS.find((relation) => relations.includes(relation)) ?? 'OTHER'
}

/** The single names under which somebody of this name may be on file, folded: the surname by what the article has shown. */
export function surnamesOf({ name, isBare, singles }: NameKnown): string[] {
  const words = plainWordsOf(name)
  const last = words.at(-1)
  if (last === undefined) return []
  if (isBare || words.length < 2) return [...new Set([foldName(name), last])]
  const shown = singles.filter((single) => words.includes(single))
  return shown.length > 0 ? [...new Set(shown)] : [last]
}

interface ParsedName {
  folded: string
  /** As `nameKey` leaves them, without titles and particles. */
  words: string[]
  surnames: string[]
  generation: string | null
}

function parsed(known: NameKnown): ParsedName {
  const { folded, words, generation } = readName(known.name)
  const surnames = surnamesOf(known).flatMap((surname) => nameKey(surname).split(' ').at(-1) ?? [])
  return { folded, words, surnames: [...new Set(surnames)], generation }
}

/** Each speaker's name is held against all names on file that share a word with it: the same ones again and again. */
const MOST_KEPT = 20_000
const read = new Map<string, Omit<ParsedName, 'surnames'>>()

function readName(name: string): Omit<ParsedName, 'surnames'> {
  const kept = read.get(name)
  if (kept !== undefined) return kept
  if (read.size >= MOST_KEPT) read.clear()
  const plain = plainWordsOf(name)
  const words = plain.map(nameKey).filter((word) => !PARTICLES.has(word) && word !== '')
  const made = { folded: plain.join(' '), words, generation: generationOf(name) }
  read.set(name, made)
  return made
}

/** A name's folded words, without titles and "Jr."; initials that stand together are parted: "R.I." is two. */
function plainWordsOf(name: string): string[] {
  const words = foldName(name.replace(/\.(?=\p{L})/gu, '. ').replace(/,/g, ' ')).split(' ')
  while (words.length > 1 && COURTESIES.has(words[0] ?? '')) words.shift()
  if (words.length > 1 && GENERATIONS.has(words.at(-1) ?? '')) words.pop()
  return words.filter((word) => word !== '')
}

function generationOf(name: string): string | null {
  const last = foldName(name).replace(/,/g, '').split(' ').at(-1) ?? ''
  return GENERATIONS.get(last) ?? null
}

const GENERATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({ jr: 'jr', junior: 'jr', sr: 'sr', senior: 'sr', ii: '2', iii: '3', iv: '4' }),
)
const PARTICLES = new Set(
  'van der den von zu zum zur de del della di da do dos du des la le las los bin ibn bint ben al el ter ten af av y e'.split(
    ' ',
  ),
)

function givenOf(words: readonly string[], surname: string): string[] {
  const at = words.lastIndexOf(surname)
  return words.filter((_, index) => index !== at)
}

function relateGiven(one: readonly string[], other: readonly string[]): Relation {
  const [a, b] = [one[0], other[0]]
  if (a === undefined || b === undefined) return 'OTHER'
  if (a === b) return agree(one.slice(1), other.slice(1)) ? 'CLOSE' : 'OTHER'
  if (isInitial(a) || isInitial(b)) {
    if (a.charAt(0) === b.charAt(0)) return agree(one.slice(1), other.slice(1)) ? 'LOOSE' : 'OTHER'
    // "J. Robert Oppenheimer" is called Robert.
    const [initials, called] = isInitial(a) ? [one.slice(1), other] : [other.slice(1), one]
    return initials[0] !== undefined && initials[0] === called[0] ? 'LOOSE' : 'OTHER'
  }
  return areForms(a, b) && agree(one.slice(1), other.slice(1)) ? 'LOOSE' : 'OTHER'
}

/** Whether middle names can be one person's: each of the fewer is among the more, in order, by name or initial. */
function agree(one: readonly string[], other: readonly string[]): boolean {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  let from = 0
  for (const name of few) {
    const at = many.findIndex(
      (each, index) =>
        index >= from && (each === name || ((isInitial(each) || isInitial(name)) && each.charAt(0) === name.charAt(0))),
    )
    if (at === -1) return false
    from = at + 1
  }
  return true
}

function isInitial(word: string): boolean {
  return word.length === 1
}

function sorted(words: readonly string[]): string {
  return words.length < 2 ? '' : [...words].sort().join(' ')
}
