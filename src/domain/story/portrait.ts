// What an article tells of, so far as that tells it from others: its words that are rare in the news at large, as hashes.

import { tellingWords } from '../identity/telling-words.ts'
import { DAY_MS } from '../language/calendar.ts'

/** A word that tells what an article is about. */
export interface PortraitWord {
  /** Of its stem, 32 bits, signed: no word can be read back from it. */
  word: number
  /** How much it tells. */
  weight: number
}

/** An article as it is compared with others: its words, the most telling first. */
export interface Portrait {
  words: readonly PortraitWord[]
  /** When it was published, else when it came in. */
  at: Date
  sourceId: string
  /** Primary language subtag: "en". */
  language: string
}

/** Words of a portrait. With fewer, articles of one event share less; with more, those of one topic share more. */
const MOST_WORDS = 60

/** Words that an article is looked up by: two of one event nearly always share some of so many. */
export const LOOKED_UP_BY = 16

/** What an article tells. `title` is null where none is known; `language` is a code such as "en" or "pt-BR". */
export function portray(title: string | null, text: string, language: string): Pick<Portrait, 'words' | 'language'> {
  const subtag = language.split('-')[0]?.toLowerCase() ?? ''
  return { words: wordsOf(title, text, subtag), language: subtag }
}

function wordsOf(title: string | null, text: string, language: string): PortraitWord[] {
  const words = tellingWords(title === null ? text : `${title}\n${text}`, language, MOST_WORDS)
  // Weights are kept as floats of 32 bits, so that two articles are as alike whichever is compared first. Of equal weight
  // by hash, whatever stands first in the text.
  return words
    .map(({ hash, weight }) => ({ word: hash, weight: Math.fround(weight) }))
    .sort((a, b) => b.weight - a.weight || a.word - b.word)
}

/** Articles further apart are never of one story by themselves. */
export const WINDOW_MS = 3 * DAY_MS

/**
 * How alike two articles are, in [0, 1]: the cosine of their telling words. It knows nothing of when they were
 * published. Symmetric.
 */
export function likenessOf(one: readonly PortraitWord[], other: readonly PortraitWord[]): number {
  const weights = new Map(one.map(({ word, weight }) => [word, weight]))
  let both = 0
  for (const { word, weight } of other) both += weight * (weights.get(word) ?? 0)
  return both === 0 ? 0 : both / Math.sqrt(squareOf(one) * squareOf(other))
}

function squareOf(words: readonly PortraitWord[]): number {
  return words.reduce((sum, { weight }) => sum + weight * weight, 0)
}

/** Within so long two articles are taken to tell the news of one day. */
const SAME_NEWS_MS = 1.5 * DAY_MS
/** Learned from real events: from here on hardly any two articles of different events, of whatever years, are alike. */
const LEAST = 0.25
/** Later articles of one topic are more alike than those of one event are. */
const LEAST_LATER = 0.32
/** Nothing is known of how frequent words are: all look rarer than they are. */
const LEAST_FOREIGN = 0.32
/** An outlet's articles share its ways, and what it tells of itself at their ends. */
const OWN_OUTLET = 0.1

/**
 * Whether two articles tell of one event, and how alike they are; null where they do not. A pure signal: symmetric, and
 * the same whatever else is on file.
 */
export function tellOneStory(one: Portrait, other: Portrait): number | null {
  const apart = Math.abs(one.at.getTime() - other.at.getTime())
  if (apart > WINDOW_MS || one.language !== other.language) return null
  const likeness = likenessOf(one.words, other.words)
  const least = Math.max(apart > SAME_NEWS_MS ? LEAST_LATER : LEAST, one.language === 'en' ? 0 : LEAST_FOREIGN)
  return likeness >= least + (one.sourceId === other.sourceId ? OWN_OUTLET : 0) ? likeness : null
}
