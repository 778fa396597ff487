// How much a word tells: the rarer it is in the news at large, the more likely two reports that share it are of one
// utterance. Counts are hashed (a count-min sketch of two rows): no word can be read back from them.

import { COUNTS, TEXTS } from './idf-counts.ts'

/** Places in the sketch. */
export const PLACES = 32_768
/** Counts are kept as the nearest power of 2 to a quarter: one character for each place. */
export const STEPS = 4
export const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'

const levels = new Map([...DIGITS].map((digit, level) => [digit, level]))

/**
 * 0.1 for a word that every text holds, 2.1 for one that none of the background does. The cube makes common words tell
 * next to nothing: "president" and "election" must not make two reports alike.
 */
export function rarity(stem: string): number {
  const [one, other] = places(stem)
  return rarities[Math.min(levelAt(one), levelAt(other))] ?? 0
}

/** The share of the background's paragraphs that have a word, from about 1 in 10,848: a word that none has. */
export function frequency(stem: string): number {
  const [one, other] = places(stem)
  return Math.min(1, 2 ** (Math.min(levelAt(one), levelAt(other)) / STEPS) / (TEXTS + 1))
}

// Worked out once: every word of every candidate is asked for.
const rarities = [...levels.values()].map((level) => {
  const scarcity = Math.log((TEXTS + 1) / 2 ** (level / STEPS)) / Math.log(TEXTS + 1)
  return 0.1 + 2 * Math.max(0, scarcity) ** 3
})

const levelsAt = Uint8Array.from(COUNTS, (digit) => levels.get(digit) ?? 0)

function levelAt(place: number): number {
  return levelsAt[place] ?? 0
}

/** Where the sketch counts a stem: FNV-1a twice, from two beginnings. */
export function places(stem: string): readonly [number, number] {
  return [hash(stem, 2_166_136_261), hash(stem, 374_761_393)]
}

function hash(stem: string, seed: number): number {
  let value = seed
  for (let at = 0; at < stem.length; at++) value = Math.imul(value ^ stem.charCodeAt(at), 16_777_619)
  return ((value ^ (value >>> 15)) >>> 0) % PLACES
}
