// Which reports of an article are one utterance, all pairs taken together.

import { MAYBE_RETOLD_FROM, RETOLD_FROM } from './weights.ts'

/** Two reports of one article that may be one utterance, by their numbers in the order of the text. */
export interface Likely {
  earlier: number
  later: number
  /** In [0, 1]. */
  score: number
}

export interface Joined {
  /** Groups of two or more, each in the order of the text, no report in two of them. */
  groups: number[][]
  /** Pairs that are in no group together, and may be one all the same: for a person to decide. */
  open: Likely[]
}

/** Below this, two reports are surely two, and no third makes them one. */
const LEAST_TOGETHER = 0.1
/** A report that is as like another by this in log-odds may be of either, or cover both; so may one that is this like it. */
const CLEARLY = 2
const SURELY = 0.85

/**
 * Joins the likeliest pairs first. Two quotations are never joined, and what sums up two of them, one about as well as the
 * other, is joined with neither: it covers both, or we cannot tell which it is. `quotations`: their numbers.
 */
export function joinRetold(
  likely: readonly Likely[],
  quotations: ReadonlySet<number>,
  from: number = RETOLD_FROM,
  maybe: number = MAYBE_RETOLD_FROM,
): Joined {
  const inOrder = [...likely].sort((a, b) => b.score - a.score || a.earlier - b.earlier || a.later - b.later)
  const scores = new Map(likely.map(({ earlier, later, score }) => [`${earlier} ${later}`, score]))
  const scoreOf = (one: number, other: number) => scores.get(`${Math.min(one, other)} ${Math.max(one, other)}`) ?? 0
  const mayBeOne = (one: number, other: number) =>
    !(quotations.has(one) && quotations.has(other)) && scoreOf(one, other) >= LEAST_TOGETHER
  const groups = new Map<number, number[]>()
  for (const pair of inOrder) {
    if (pair.score < from) break
    const one = groups.get(pair.earlier) ?? [pair.earlier]
    const other = groups.get(pair.later) ?? [pair.later]
    if (one === other || coversTwo(pair, inOrder, quotations)) continue
    if (!one.every((own) => other.every((theirs) => mayBeOne(own, theirs)))) continue
    const both = [...one, ...other].sort((a, b) => a - b)
    for (const at of both) groups.set(at, both)
  }
  const isOpen = ({ earlier, later, score }: Likely) =>
    score >= maybe && (groups.get(earlier) ?? earlier) !== (groups.get(later) ?? later)
  return { groups: [...new Set(groups.values())], open: inOrder.filter(isOpen) }
}

/** The report that sums up a quotation sums up another one nearly as well. */
function coversTwo(pair: Likely, all: readonly Likely[], quotations: ReadonlySet<number>): boolean {
  const quotation = quotations.has(pair.later) ? pair.later : quotations.has(pair.earlier) ? pair.earlier : null
  if (quotation === null) return false
  const summary = quotation === pair.later ? pair.earlier : pair.later
  const least = Math.min(oddsOf(pair.score) - CLEARLY, oddsOf(SURELY))
  return all.some(({ earlier, later, score }) => {
    const other = earlier === summary ? later : later === summary ? earlier : null
    return other !== null && other !== quotation && quotations.has(other) && oddsOf(score) > least
  })
}

function oddsOf(score: number): number {
  return Math.log(score / (1 - score))
}
