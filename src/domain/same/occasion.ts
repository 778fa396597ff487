// Where two reports place their words. That day and occasion agree says little, since speakers say many things on one;
// that they cannot be one speaks against it: an interview here, a debate there. Most articles tell neither.

import { outletKey } from '../language/outlets.ts'
import { SURROUNDINGS } from '../statement/report.ts'
import type { FoldingReport } from './prepared-report.ts'

export interface OccasionLikeness {
  /** 1 where the days they were said on agree, -1 where they cannot, 0 where one is unknown or vague. */
  day: -1 | 0 | 1
  /**
   * 1 where one outlet was told both, or both name one kind of occasion; -1 where they name kinds that exclude each other,
   * -0.5 where one names such a kind and the other's surroundings do.
   */
  place: -1 | -0.5 | 0 | 1
  /** The words that say so, of each side. */
  a: string[]
  b: string[]
}

/** `isNear`: look at the surroundings, too, where only one of the two names an occasion. */
export function occasionLikeness(a: FoldingReport, b: FoldingReport, isNear: boolean): OccasionLikeness {
  const one = occasionOf(a)
  const other = occasionOf(b)
  return { day: dayLikeness(a, b), place: placeLikeness(one, other, isNear), a: one.asWritten, b: other.asWritten }
}

function dayLikeness({ saidAt: a }: FoldingReport, { saidAt: b }: FoldingReport): -1 | 0 | 1 {
  if (a === null || b === null) return 0
  if (a.latest <= b.earliest || b.latest <= a.earliest) return -1
  return a.date !== null && a.date === b.date ? 1 : 0
}

function placeLikeness(one: Occasion, other: Occasion, isNear: boolean): OccasionLikeness['place'] {
  if (one.told !== null && one.told === other.told) return 1
  if (one.kinds.length > 0 && other.kinds.length > 0) return haveCommon(one.kinds, other.kinds) ? 1 : -1
  if (!isNear || one.kinds.length === other.kinds.length) return 0
  const [named, silent] = one.kinds.length > 0 ? [one, other] : [other, one]
  const near = kindsIn(`${silent.report.before.slice(-SURROUNDINGS)} | ${silent.report.after.slice(0, SURROUNDINGS)}`)
  return near.length > 0 && !haveCommon(named.kinds, near) ? -0.5 : 0
}

function haveCommon(one: readonly string[], other: readonly string[]): boolean {
  return one.some((kind) => other.includes(kind))
}

interface Occasion {
  report: FoldingReport
  kinds: string[]
  /** The outlet it was said to. */
  told: string | null
  asWritten: string[]
}

/** Kinds of occasion that exclude each other, by the words that name them. */
const KINDS: readonly (readonly [kind: string, words: RegExp])[] = [
  ['interview', /\binterview(?:er|ed)?\b/iu],
  ['debate', /\bdebates?\b/iu],
  ['hearing', /\b(?:hearing|testimony|testified)\b/iu],
  ['letter', /\b(?:letter|op-ed|memo|essay)\b/iu],
  ['post', /\b(?:tweet(?:s|ed|ing)?|twitter|facebook|instagram)\b/iu],
  ['advertisement', /\b(?:advertisement|ad|ads)\b/iu],
  [
    'appearance',
    /\b(?:rally|speech|address|press conference|news conference|briefing|reporters|journalists|town hall|convention|audience|crowd|visit|base)\b/iu,
  ],
]

function kindsIn(text: string): string[] {
  return KINDS.filter(([, words]) => words.test(text)).map(([kind]) => kind)
}

function occasionOf(report: FoldingReport): Occasion {
  const { occasion, addressee, cue, chain } = report
  // The hand next to the speaker: it was told; those after it only passed it on.
  const next = chain[0]?.role === 'ACTOR' ? chain[1] : undefined
  const outlet = next?.role === 'PUBLISHER' && next.name !== null ? next : null
  const asWritten = [...new Set([occasion, addressee, outlet?.asWritten ?? null])].filter((words) => words !== null)
  return {
    report,
    kinds: kindsIn([...asWritten, cue ?? ''].join(' | ')),
    told: outlet === null ? null : outletKey(outlet.name ?? ''),
    asWritten,
  }
}
