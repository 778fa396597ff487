// What people type into a search box, as websearch_to_tsquery reads it: words, "phrases", OR and -exclusions. Of anything
// else it makes something without a word, which is other than what was meant: that is refused here.

/** A part of a search that means nothing where all its words are too common to be kept. */
export interface TypedTerm {
  words: string
  /** As it was typed. */
  shown: string
  as: 'phrase' | 'capitals' | 'exclusion'
}

/**
 * Abbreviations that searches take for a pronoun, by configuration. Postgres's list of English words to leave out lacks "us",
 * so "US" would find whoever says "told us". Capitals are not kept, so the two cannot be told apart.
 */
const PRONOUNS: Readonly<Record<string, readonly string[]>> = { english: ['US'] }

/** Whether searches of this configuration find a common word for the abbreviation that was typed. */
export function isTakenForPronoun({ words }: TypedTerm, configuration: string): boolean {
  const bare = words.replace(/^[^\p{L}]+|(?:['’]s)?[^\p{L}]*$/gu, '')
  return PRONOUNS[configuration]?.includes(bare) ?? false
}

/** What is wrong with a search, to be said after the name of its field; else the terms that must mean something. */
export type TypedWords = { problem: string } | { problem: null; terms: TypedTerm[] }

interface Part {
  typed: string
  at: number
  isQuoted: boolean
  isExcluded: boolean
}

const QUOTATION_MARKS = /[“”„‟«»]/g

/** A search's typographic quotation marks as plain ones. */
export function withPlainQuotes(search: string): string {
  return search.replace(QUOTATION_MARKS, '"')
}

/** Reads a search. Linear in its length. */
export function readTyped(search: string): TypedWords {
  const parts: Part[] = []
  const typed = withPlainQuotes(search)
  for (const match of typed.matchAll(/(-*)"([^"]*)("?)|[^\s"]+/g)) {
    const [all, dashes = '', quoted, end] = match
    const at = match.index
    if (quoted === undefined) {
      const before = parts.at(-1)
      const problem = problemOfWord(all, before === undefined || isOr(before))
      if (problem !== null) return { problem: `has ${told(all, at)}, ${problem}` }
      parts.push({ typed: all, at, isQuoted: false, isExcluded: all.startsWith('-') })
      continue
    }
    if (end === '')
      return { problem: `has ${told(all, at)}, a quotation mark that is not closed: close it, or leave it out` }
    if (dashes.length > 1) return { problem: `has ${told(dashes, at)}, ${DASHES}` }
    parts.push({ typed: all, at, isQuoted: true, isExcluded: dashes !== '' })
  }
  const last = parts.at(-1)
  if (last !== undefined && isOr(last)) return { problem: `has ${told(last.typed, last.at)}, ${ONE_SIDED}` }
  return { problem: null, terms: parts.flatMap(termOf) }
}

const DASHES = 'a hyphen that stands alone or twice: write -fishing to leave a word out, or leave the hyphen out'
const ONE_SIDED = 'which needs something to find on both sides: give it, or leave OR out'

function isOr({ typed }: Part): boolean {
  return typed === 'OR'
}

/** Fields that other searches know, by what they are called there. */
const FIELD = /^-?(actor|speaker|person|office|topic|source|outlet|site|language|lang|title|author|from):./i

function problemOfWord(word: string, isFirst: boolean): string | null {
  if (/[()[\]{}（）［］｛｝]/.test(word))
    return 'but brackets group nothing here: combine several filters by `all` and `any`, or put the words in quotation marks'
  if (/\*|[\p{L}\p{N}]\?[\p{L}\p{N}]/u.test(word))
    return 'but nothing stands for letters left out: words are found in all their forms (ship finds ships), and OR joins others: ship OR shipyard'
  if (/\||^-?!./.test(word))
    return 'but only OR, -word and quotation marks mean something here: write OR for either, -word to leave a word out'
  if (word === 'AND') return 'which needs no word here: leave it out, words side by side must all be there'
  if (word === 'NOT')
    return 'which is written otherwise: write a hyphen right before the word to leave out, as in -fishing'
  if (word === 'OR' && isFirst) return ONE_SIDED
  if (/^-+$|^--/.test(word)) return DASHES
  if (FIELD.test(word))
    return 'but only words are searched here: use the field of the filter that asks for it, such as `actors` or `sources`'
  return null
}

function termOf({ typed, isQuoted, isExcluded }: Part): TypedTerm[] {
  const words = typed.replace(/^-?"?|"$/g, '')
  if (isQuoted) return [{ words, shown: typed, as: isExcluded ? 'exclusion' : 'phrase' }]
  if (isExcluded) return [{ words, shown: typed, as: 'exclusion' }]
  const letters = words.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const isCapital = letters !== 'OR' && /^\p{Lu}[\p{Lu}\p{N}&.'’-]*\p{Lu}$/u.test(letters)
  return isCapital ? [{ words, shown: letters, as: 'capitals' }] : []
}

function told(part: string, at: number): string {
  const shown = part.length > 40 ? `${part.slice(0, 40)}…` : part
  return `“${shown}” at character ${at + 1}`
}
