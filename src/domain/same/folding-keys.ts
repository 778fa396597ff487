// What a report is looked up by: the candidates of a new report share a key with it, and an index finds them.

import { type FoldingReport, type Prepared, prepare } from './prepared-report.ts'

/** Keys of one report; a paraphrase rarely keeps more than two or three of its words, but nearly always one of these. */
const MOST = 16

/**
 * What a report is first looked up by: the stems of the words that tell most, rarest first, at most 16.
 *
 * Two reports of one utterance share at least one with high probability, and strong candidates share several: ask for
 * the known reports with any of them, within actor and time, those with most in common first.
 */
export function foldingKeys(report: FoldingReport): string[] {
  return keysOf(prepare(report))
}

/** Phrases of one report. */
const MOST_PHRASES = 6

/**
 * What a report is looked up by whoever spoke: pairs of neighbouring content words, by their stems, those that tell most
 * first, at most 6. A paraphrase loses them; the very words, in whatever part, keep some.
 */
export function foldingPhrases(report: FoldingReport): string[] {
  const telling = prepare(report).words.filter((word) => word.weight > 0)
  const phrases = new Map<string, number>()
  telling.forEach((word, at) => {
    const next = telling[at + 1]
    if (next !== undefined) phrases.set(`${word.stem} ${next.stem}`, word.weight + next.weight)
  })
  return [...phrases]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, MOST_PHRASES)
    .map(([phrase]) => phrase)
}

export function keysOf({ words }: Prepared): string[] {
  const weights = new Map(words.filter((word) => word.weight > 0).map((word) => [word.stem, word.weight]))
  // "We will." has small words only: those, then.
  if (weights.size === 0) return [...new Set(words.map((word) => word.stem))].slice(0, MOST)
  return [...weights]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([stem]) => stem)
}
