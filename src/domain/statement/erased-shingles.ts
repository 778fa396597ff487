import { createHmac } from 'node:crypto'
import type { Span } from '../language/span.ts'

// FROZEN, down to HASH: hashes are kept for good, and words must give the same ones for ever. That is why this file uses
// no tokeniser, stemmer or spelling list of the language room: those may change.
//
// An erased wording is kept as keyed hashes of its shingles: every five words in a row; of wordings of 5 to 13 words every
// three words, too, since one changed word in their middle leaves too few fives; of fewer than five words, all of them.

/** Scripts that put no spaces between words: each character counts as one. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Khmer}\\p{Script=Lao}'
const LETTER = `(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}]`
const WORD = new RegExp(
  [
    '%',
    'per\\s+cent(?![\\p{L}\\p{M}])',
    `[${UNSPACED}]\\p{M}*`,
    '\\p{N}+(?:[.,]\\p{N}+)+',
    '\\p{L}(?:\\.\\p{L})+(?![\\p{L}\\p{M}])',
    `(?:${LETTER})+(?:['’‘](?:${LETTER})+)*`,
  ].join('|'),
  'giu',
)

interface Word extends Span {
  key: string
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    key: keyOf(found),
  }))
}

/** A word without what differs between outlets: case, accents, possessives, points, British and American spelling. */
function keyOf(word: string): string {
  const plain = word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘]s?$/u, '')
  if (plain === '%' || /^per\s+cent$/u.test(plain)) return 'percent'
  const bare = plain.replace(/[.,'’‘]/gu, '')
  return bare.length > 3 && /^[a-z]+$/.test(bare) ? alike(bare) : bare
}

/** Coarse on purpose: words that it takes for one wrongly are never asked about alone. The order counts. */
function alike(word: string): string {
  return word
    .replace(/^cheque/, 'check')
    .replace(/^kerb/, 'curb')
    .replace(/^plough/, 'plow')
    .replace(/^draught/, 'draft')
    .replace(/^sk?ept|^scept/, 'skept')
    .replace(/y/g, 'i')
    .replace(/^gr[ae]i/, 'grai')
    .replace(/z|c(?=[ei])/g, 's')
    .replace(/ph/g, 'f')
    .replace(/our/g, 'or')
    .replace(/ould/g, 'old')
    .replace(/[ao]e/g, 'e')
    .replace(/([^aeiou])re(s?)$/, '$1er$2')
    .replace(/([^aeiou])red$/, '$1ered')
    .replace(/ogue(s?)$/, 'og$1')
    .replace(/dgem/, 'dgm')
    .replace(/e(?=able|ing$)/, '')
    .replace(/(.)\1/g, '$1')
    .replace(/e(s?)$/, '$1')
}

const LONG = 5
const SHORT = 3
/** Wordings of fewer words have the short shingles, too. */
const SHORT_BELOW = 14

/** Which lengths of shingles tell a wording of so many words. */
function lengthsFor(count: number): number[] {
  if (count < LONG) return count === 0 ? [] : [count]
  return count < SHORT_BELOW ? [LONG, SHORT] : [LONG]
}

/** HASH: 128 bits of HMAC-SHA-256, in base64url, behind the shingle's number of words. */
function hashed(words: readonly Word[], secret: string): string {
  const key = words.map((word) => word.key).join(' ')
  return words.length + createHmac('sha256', secret).update(key).digest('base64url').slice(0, 22)
}

function shinglesIn(words: readonly Word[], length: number, secret: string): string[] {
  const last = words.length - length
  return Array.from({ length: Math.max(0, last + 1) }, (_, at) => hashed(words.slice(at, at + length), secret))
}

/** A wording as it is kept. */
export interface ErasedWording {
  /** Keyed hash of all its words: names it. */
  digest: string
  shingles: string[]
}

/** What is kept of an erased wording; `secret` is the database's own. Null for a text without words. */
export function wordingOf(text: string, secret: string): ErasedWording | null {
  const words = wordsOf(text)
  const shingles = lengthsFor(words.length).flatMap((length) => shinglesIn(words, length, secret))
  return shingles.length === 0 ? null : { digest: hashed(words, secret), shingles: [...new Set(shingles)] }
}

/** Words that an edit may put between two shingles that belong together. */
const MOST_BETWEEN = 5
/** Fewer words than this in a row say nothing about whose they are: a text is not searched for them. */
const LEAST_SEARCHED = 3

/** Tells erased wordings when they come back. */
export interface KnownWordings {
  /**
   * Whether a text brings back a wording: it shares half of its own five-word shingles, or of the wording's; or, of
   * three-word shingles, half of both. A text or wording of fewer than five words must be the other, word for word.
   */
  has(text: string): boolean
  /** Where in a text half of a wording's shingles stand together, in the order of the text, without overlaps. */
  placesIn(text: string): Span[]
}

/** The wordings as one thing to ask; `secret` is the database's own. */
export function knownWordings(wordings: readonly ErasedWording[], secret: string): KnownWordings {
  const byLength = wordings.map(({ shingles }) => {
    const lengths = new Map<number, Set<string>>()
    for (const shingle of shingles) {
      const length = Number(shingle.charAt(0))
      lengths.set(length, (lengths.get(length) ?? new Set()).add(shingle))
    }
    return lengths
  })
  const asked = [...new Set(byLength.flatMap((lengths) => [...lengths.keys()]))]
  return {
    has(text) {
      const words = wordsOf(text)
      const own = new Map(asked.map((length) => [length, new Set(shinglesIn(words, length, secret))]))
      return byLength.some((lengths) =>
        [...lengths].some(([length, shingles]) => {
          const theirs = own.get(length) ?? new Set()
          const shared = [...theirs].filter((shingle) => shingles.has(shingle)).length
          if (shared === 0) return false
          if (length < LONG && !lengths.has(LONG)) return words.length === length
          const [fewer, more] = [theirs.size, shingles.size].sort((a, b) => a - b) as [number, number]
          return 2 * shared >= (length === LONG ? fewer : more)
        }),
      )
    },
    placesIn(text) {
      const words = wordsOf(text)
      const own = new Map(asked.map((length) => [length, shinglesIn(words, length, secret)]))
      const found = byLength.flatMap((lengths) =>
        [...lengths]
          .filter(([length]) => length >= LEAST_SEARCHED)
          .flatMap(([length, shingles]) => standing(words, own.get(length) ?? [], length, shingles)),
      )
      return joined(found)
    },
  }
}

function standing(
  words: readonly Word[],
  own: readonly string[],
  length: number,
  shingles: ReadonlySet<string>,
): Span[] {
  const found: Span[] = []
  let first = -1
  let last = -1
  let seen = new Set<string>()
  const close = () => {
    const [from, to] = [words[first], words[last + length - 1]]
    if (from && to && 2 * seen.size >= shingles.size) found.push({ start: from.start, end: to.end })
    seen = new Set()
  }
  own.forEach((shingle, at) => {
    if (!shingles.has(shingle)) return
    if (seen.size > 0 && at - (last + length) > MOST_BETWEEN) close()
    if (seen.size === 0) first = at
    last = at
    seen.add(shingle)
  })
  close()
  return found
}

function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const before = whole.at(-1)
    if (before !== undefined && span.start <= before.end) before.end = Math.max(before.end, span.end)
    else whole.push({ ...span })
  }
  return whole
}
