// Which reports of an article are one utterance, all pairs taken together: a report that is like two that are not one is
// of neither, or of both.

import { RETOLD_FROM } from './weights.ts'

/** Two reports of one article that may be one utterance, by their numbers in the order of the text. */
export interface Likely {
  earlier: number
  later: number
  /** In [0, 1]. */
  score: number
}

/** Below this, two reports are surely two, and no third makes them one. */
const LEAST_TOGETHER = 0.1

/** Groups of two or more, each in the order of the text, no report in two of them: the likeliest pair first. */
export function joinRetold(
  likely: readonly Likely[],
  { from = RETOLD_FROM, together = LEAST_TOGETHER }: { from?: number; together?: number } = {},
): number[][] {
  const scores = new Map(likely.map(({ earlier, later, score }) => [`${earlier} ${later}`, score]))
  const scoreOf = (one: number, other: number) => scores.get(`${Math.min(one, other)} ${Math.max(one, other)}`) ?? 0
  const groups = new Map<number, number[]>()
  const inOrder = likely
    .filter(({ score }) => score >= from)
    .sort((a, b) => b.score - a.score || a.earlier - b.earlier || a.later - b.later)
  for (const { earlier, later } of inOrder) {
    const one = groups.get(earlier) ?? [earlier]
    const other = groups.get(later) ?? [later]
    if (one === other || one.some((own) => other.some((theirs) => scoreOf(own, theirs) < together))) continue
    const both = [...one, ...other].sort((a, b) => a - b)
    for (const at of both) groups.set(at, both)
  }
  return [...new Set(groups.values())]
}
