// Where two reports place their words: the same day and the same interview speak for one utterance; an interview here
// and a debate there speak against it. Most articles tell neither, and then nothing follows.

import { outletKey } from './outlets.ts'
import type { FoldingReport } from './reading.ts'

export interface OccasionLikeness {
  /** 1 where the days they were said on agree, -1 where they cannot, 0 where one is unknown or vague. */
  day: -1 | 0 | 1
  /** 1 where one named outlet was told both, or one kind of occasion is named; -1 where two that exclude each other are. */
  place: -1 | 0 | 1
  /** The words that say so, of each side. */
  a: string[]
  b: string[]
}

export function occasionLikeness(a: FoldingReport, b: FoldingReport): OccasionLikeness {
  const one = occasionOf(a)
  const other = occasionOf(b)
  const isTold = one.told.some((outlet) => other.told.includes(outlet))
  const isShared = one.kinds.some((kind) => other.kinds.includes(kind))
  const isOther = one.kinds.length > 0 && other.kinds.length > 0 && !isShared
  return {
    day: dayLikeness(a, b),
    place: isTold ? 1 : isOther ? -1 : isShared && !one.kinds.includes('interview') ? 1 : 0,
    a: one.asWritten,
    b: other.asWritten,
  }
}

function dayLikeness({ saidAt: a }: FoldingReport, { saidAt: b }: FoldingReport): -1 | 0 | 1 {
  if (a === null || b === null) return 0
  if (a.latest <= b.earliest || b.latest <= a.earliest) return -1
  return a.date !== null && a.date === b.date ? 1 : 0
}

interface Occasion {
  kinds: string[]
  /** Outlets it was said to. */
  told: string[]
  asWritten: string[]
}

/** Kinds of occasion that exclude each other, by the words that name them. */
const KINDS: readonly (readonly [kind: string, words: RegExp])[] = [
  ['interview', /\binterview(?:er|ed)?\b/iu],
  ['debate', /\bdebates?\b/iu],
  ['hearing', /\b(?:hearing|testimony|testified)\b/iu],
  ['letter', /\b(?:letter|op-ed|memo|essay)\b/iu],
  ['post', /\b(?:tweet(?:s|ed|ing)?|twitter|facebook|instagram|post(?:ed)? on)\b/iu],
  ['advertisement', /\b(?:advertisement|ad|ads)\b/iu],
  [
    'appearance',
    /\b(?:rally|speech|address|press conference|news conference|briefing|reporters|journalists|town hall|convention|audience|crowd|visit|base)\b/iu,
  ],
]

function occasionOf({ occasion, addressee, cue, chain }: FoldingReport): Occasion {
  const outlets = chain.filter((link) => link.role === 'PUBLISHER' && link.name !== null)
  const asWritten = [occasion, addressee, ...outlets.map((link) => link.asWritten)].filter((words) => words !== null)
  const text = [...asWritten, cue ?? ''].join(' | ')
  const kinds = KINDS.filter(([, words]) => words.test(text)).map(([kind]) => kind)
  return { kinds, told: outlets.map((link) => outletKey(link.name ?? '')), asWritten }
}
