/** That one statement answers another. */
interface ReplyEdge {
  from: string
  to: string
}

/**
 * The proposed answers without those that would close a circle, in which a statement answers what was said in answer
 * to it. The surest are taken first; `known` are there already, and stay.
 */
export function withoutCycles<Proposed extends ReplyEdge & { confidence: number }>(
  proposed: readonly Proposed[],
  known: readonly ReplyEdge[],
): Proposed[] {
  const answered = new Map<string, Set<string>>()
  const add = ({ from, to }: ReplyEdge) => answered.set(from, (answered.get(from) ?? new Set()).add(to))
  for (const link of known) add(link)
  const taken = new Set<Proposed>()
  for (const link of proposed.toSorted((a, b) => b.confidence - a.confidence)) {
    if (leadsTo(answered, link.to, link.from)) continue
    add(link)
    taken.add(link)
  }
  return proposed.filter((link) => taken.has(link))
}

function leadsTo(answered: ReadonlyMap<string, ReadonlySet<string>>, start: string, goal: string): boolean {
  const open = [start]
  const seen = new Set(open)
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === goal) return true
    for (const next of answered.get(at) ?? []) {
      if (!seen.has(next)) open.push(next)
      seen.add(next)
    }
  }
  return false
}
