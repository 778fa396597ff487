// What one article tells of its speakers besides their names: what it calls them, by which single name it goes on, and
// whether it says "he" or "she".

import { HERS, HIS } from '../language/first-names.ts'
import { foldName } from '../language/names.ts'
import { COURTESIES, FEMALE, isOffice, MALE, OFFICE_MODIFIERS } from '../language/titles.ts'
import { callingBefore, callingOf } from './callings.ts'

/** Read of a text at most, in UTF-16 code units, and of its speakers. */
const MOST_READ = 100_000
const MOST_PEOPLE = 100
/** Places of a name that are looked at, and callings that are kept. */
const MOST_PLACES = 6
const MOST_CALLINGS = 4
const MOST_CHARACTERS = 80

/** How often an article uses a word as a name of its own: "Xue said", "Mr. Khoat". By folded word. */
export function namesAlone(text: string): ReadonlyMap<string, number> {
  const alone = new Map<string, number>()
  const close = (words: readonly string[]) => {
    const [word] = words
    if (word !== undefined && words.length === 1) alone.set(word, (alone.get(word) ?? 0) + 1)
  }
  for (const [run] of text.slice(0, MOST_READ).matchAll(CAPITALISED)) {
    let words: string[] = []
    for (const written of run.split(/\s/u)) {
      const word = foldName(written.replace(/['’]s$/u, ''))
      const isTitle = COURTESIES.has(word) || isOffice(word) || OFFICE_MODIFIERS.has(word)
      if (!isTitle) words.push(word)
      // The dot of "Mr." and of an initial ends no sentence.
      if (written.endsWith('.') && !isTitle && word.length > 1) {
        close(words)
        words = []
      }
    }
    close(words)
  }
  return alone
}

/** Words with a capital, one after the other. */
const CAPITALISED = /\p{Lu}[\p{L}\p{M}'’-]*\.?(?:[ \u00a0]\p{Lu}[\p{L}\p{M}'’-]*\.?)*/gu

/** The single names by which an article goes on after this full one; the last word, where it goes on by several. */
export function singlesOf(name: string, alone: ReadonlyMap<string, number>): string[] {
  const words = foldName(name).split(' ')
  const last = words.at(-1) ?? ''
  if (words.length < 2) return []
  if (alone.has(last)) return [last]
  return words.filter((word) => word.length > 1 && alone.has(word) && !HIS.has(word) && !HERS.has(word)).slice(0, 1)
}

/**
 * What a text calls people, beside their names: before them, and in commas after them. By name. `people` have the single
 * names, as written, that mean nobody else in the text: "President Quist" tells what Ada Quist is.
 */
export function callingsIn(
  text: string,
  people: readonly { name: string; single: string | null }[],
): Map<string, string[]> {
  const read = text.slice(0, MOST_READ)
  const found = new Map<string, string[]>()
  for (const { name, single } of people.slice(0, MOST_PEOPLE)) {
    const told = [...callingsBeside(read, name, name), ...(single === null ? [] : callingsBeside(read, single, name))]
    if (told.length > 0) found.set(name, distinctCallings(told))
  }
  return found
}

function callingsBeside(read: string, written: string, name: string): string[] {
  const told: string[] = []
  let at = read.indexOf(written)
  for (let places = 0; at !== -1 && places < MOST_PLACES; places++) {
    const before =
      PREPOSED.exec(read.slice(Math.max(0, at - 60), at))?.[1]
        ?.trim()
        .split(' ') ?? []
    const after = APPOSITION.exec(read.slice(at + written.length, at + written.length + 160))?.[1]
    const isWithin = name !== written && name.includes(`${before.at(-1)} `)
    const title = isWithin ? null : callingBefore(before)
    if (!isWithin && after !== undefined && callingOf(after) !== null) told.push(shortened(after))
    if (title !== null) told.push(shortened(title))
    at = read.indexOf(written, at + written.length)
  }
  return told
}

const APPOSITION =
  /^,\s((?:an?|the|its|their|his|her|who is|who was|former)?\s?[\p{L}\p{M}'’ -]{3,100}?)(?=[,.;:—–()“"]|\s(?:said|says|told|who|which)\s)/u
const PREPOSED = /((?:[\p{L}\p{M}'’-]+ ){1,4})$/u

/** The last word of a full name, where no other of these names has it; null where one has. */
export function ownSingle(name: string, names: readonly string[]): string | null {
  const words = name.split(/\s+/u)
  const last = words.at(-1) ?? ''
  const isShared = names.some((other) => other !== name && other.split(/\s+/u).includes(last))
  return words.length < 2 || last.length < 3 || isShared ? null : last
}

/** Each calling once, the fuller first. */
export function distinctCallings(told: readonly string[]): string[] {
  const byFolded = new Map(told.map((each) => [foldName(each), shortened(each)]))
  return [...byFolded.values()].sort((a, b) => b.length - a.length).slice(0, MOST_CALLINGS)
}

function shortened(told: string): string {
  return told.replace(/\s+/gu, ' ').trim().slice(0, MOST_CHARACTERS).toWellFormed()
}

/** 1 for him, -1 for her, 0 where nothing tells: by titles and pronouns at the speech, else by the given name. */
export function toldGender(name: string, asWritten: readonly string[]): -1 | 0 | 1 {
  const own = new Set(foldName(name).split(' '))
  let sum = 0
  for (const written of asWritten)
    for (const word of foldName(written).split(/[^\p{L}]+/u))
      if (!own.has(word)) sum += Number(MALE.has(word) || word === 'he') - Number(FEMALE.has(word) || word === 'she')
  const [given = ''] = own
  if (sum === 0 && own.size > 1) sum = Number(HIS.has(given)) - Number(HERS.has(given))
  return sum > 0 ? 1 : sum < 0 ? -1 : 0
}
