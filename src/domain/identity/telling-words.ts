// The words and names by which an article is known again: rare in the news at large, and more so the oftener it has them.

import { stemOf } from '../language/stem.ts'
import { isSmall, wordsIn } from '../language/tokens.ts'
import { frequency } from '../same/idf.ts'

/** A word that tells what an article is about. */
export interface TellingWord {
  /** Of its stem, 32 bits: what is kept. No word can be read back from it. */
  hash: number
  /** As the article first writes it. */
  written: string
  /** The share of articles that have it anyway, as far as the background knows. */
  share: number
  /** How much it tells: more the rarer it is, and the oftener the article has it. */
  weight: number
}

/** Words that an article's speakers are known again by. */
const MOST_WORDS = 40
/** Read of a text at most, in UTF-16 code units. */
const MOST_READ = 60_000
/** Paragraphs of an article, for telling from paragraphs how many articles have a word. */
const PARAGRAPHS = 12
/** The background is English: of another language it would take every word for a rare one. */
const FOREIGN_SHARE = 0.1

/** At most so many, those that tell most first. */
export function tellingWords(text: string, language: string, most = MOST_WORDS): TellingWord[] {
  const read = text.slice(0, MOST_READ)
  const counts = new Map<string, { count: number; written: string }>()
  for (const { key, start, end } of wordsIn(read)) {
    if (key.length < 3 || isSmall(key) || /^[\d$€£¥]/u.test(key)) continue
    const stem = stemOf(key)
    const known = counts.get(stem)
    if (known === undefined) counts.set(stem, { count: 1, written: read.slice(start, end) })
    else known.count++
  }
  const words = [...counts].map(([stem, { count, written }]) => {
    const share = Math.max(1 - (1 - frequency(stem)) ** PARAGRAPHS, language === 'en' ? 0 : FOREIGN_SHARE)
    return { hash: hashOf(stem), written, share, weight: -(1 + Math.log(count)) * Math.log(share) }
  })
  return words.sort((a, b) => b.weight - a.weight).slice(0, most)
}

/** The hashes of the words of names: that two people have a name in common is known without them. */
export function hashesOf(names: readonly string[]): Set<number> {
  return new Set(names.flatMap((name) => wordsIn(name).map(({ key }) => hashOf(stemOf(key)))))
}

/** FNV-1a, 32 bits, signed as Postgres keeps it. */
function hashOf(stem: string): number {
  let value = 2_166_136_261
  for (let at = 0; at < stem.length; at++) value = Math.imul(value ^ stem.charCodeAt(at), 16_777_619)
  return value | 0
}
