// A text as a row of words: what everything that compares wordings reads it by. Marks and spaces belong to no word, so a
// comma more or another kind of quotation mark does not count as a difference.

import { SMALL_WORDS } from './small-words.ts'
import type { Span } from './span.ts'
import { stemOf } from './stem.ts'

export interface Word extends Span {
  /**
   * What it is compared by: lower case, without accents, apostrophes straight, without the points of abbreviations. "US",
   * "U.S." and "USA" are "u.s", "UN" is "u.n": else they were small words of English and French.
   */
  key: string
}

/** What a word is made of, as the inside of a character class, and what may stand before its ending: "ships’". */
export const WORD_CHARACTERS = '\\p{L}\\p{N}\\p{M}'
export const APOSTROPHES = "'’"

/** Scripts that put no spaces between words: each character counts as one. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Khmer}\\p{Script=Lao}'
/** One class that leaves the other out: to look ahead at each letter takes twice as long. */
const LETTER = `[[${WORD_CHARACTERS}]--[${UNSPACED}]]`
const WORD = new RegExp(
  [
    '[Pp]er\\s+cent(?![\\p{L}\\p{M}])',
    `[${UNSPACED}]\\p{M}*`,
    '[$€£¥]?\\p{Nd}+(?:[.,:]\\p{Nd}+)*(?:\\p{L}{1,3}(?![\\p{L}\\p{M}]))?%?',
    '\\p{Lu}(?:\\.\\p{Lu})+(?![\\p{L}\\p{M}])',
    // A combining mark alone is not a word: of "↚" nothing is left without its accents.
    `(?!\\p{M})${LETTER}+(?:[${APOSTROPHES}]${LETTER}+)*`,
  ].join('|'),
  'gv',
)

/** The words of a text in order. Hyphens part words: "Secretary-General" is two. "Per cent" is one. */
export function wordsIn(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    key: keyOf(found),
  }))
}

/** Words by their stems, small words left out: what a text is about. */
export function contentOf(text: string): Set<string> {
  return new Set(wordsIn(text).flatMap(({ key }) => (isSmall(key) ? [] : [stemOf(key)])))
}

/** The words of a text in lower case with a space between, however they are set: equal for the same words. */
export function plainWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
}

const SHORT_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({ US: 'u.s', 'U.S': 'u.s', USA: 'u.s', 'U.S.A': 'u.s', UN: 'u.n', 'U.N': 'u.n' }),
)

function keyOf(word: string): string {
  const short = SHORT_NAMES.get(word)
  if (short !== undefined) return short
  if (/^[a-z]+$/.test(word)) return word
  const folded = unaccented(word).toLowerCase()
  if (/^per\s/.test(folded)) return 'percent'
  return folded.includes('.') && /^\p{L}/u.test(folded) ? folded.replaceAll('.', '') : folded
}

/** A text without accents, its apostrophes straight: accents come and go between outlets ("naïve", "naive"). */
export function unaccented(text: string): string {
  // As most words are; to normalise takes long.
  if (isAscii(text)) return text
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘]/gu, "'")
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false
  return true
}

/** Whether a word only holds others together, and says nothing of the matter. */
export function isSmall(key: string): boolean {
  return SMALL_WORDS.has(key) || (key.includes("'") && writtenOut(key).every((word) => SMALL_WORDS.has(word)))
}

/** A word's key with its contraction written out: "we'll" is two words, "cannot" is "can not". A possessive falls away. */
export function writtenOut(key: string): string[] {
  const whole = CONTRACTIONS.get(key)
  if (whole !== undefined) return whole.split(' ')
  const at = key.lastIndexOf("'")
  if (at <= 0) return [key]
  const [head, tail] = [key.slice(0, at), key.slice(at + 1)]
  if (tail === 't' && head.endsWith('n')) return [head.slice(0, -1), 'not']
  const second = TAILS.get(tail)
  return second === undefined ? [key.replaceAll("'", '')] : second === '' ? [head] : [head, second]
}

/** Whether a word is a contraction by itself, without an apostrophe to tell. */
export function isContraction(key: string): boolean {
  return CONTRACTIONS.has(key)
}

const TAILS: ReadonlyMap<string, string> = new Map(
  Object.entries({ s: '', d: '', re: 'are', ve: 'have', ll: 'will', m: 'am' }),
)
const CONTRACTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cannot: 'can not',
    "can't": 'can not',
    cant: 'can not',
    "won't": 'will not',
    "shan't": 'shall not',
    "let's": 'let us',
    dont: 'do not',
    didnt: 'did not',
    gonna: 'going to',
    wanna: 'want to',
    gotta: 'got to',
  }),
)
