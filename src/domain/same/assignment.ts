// Which report of an article goes to which known statement, where several fit: an article reports an utterance once, so
// its reports and the statements are matched one to one, and the best matching of all wins. Report by report, the first
// could take what is the only counterpart of the second.

/** That a report is one of a statement's, and how likely. */
export interface Match {
  /** Which of the article's reports; those of the same words are one. */
  report: string
  statementId: string
  /** In [0, 1]. */
  score: number
}

/** How many connected reports are assigned together, for the best sum. If there are more, the likeliest go first. */
const MOST_TOGETHER = 40

/**
 * To which statement each report goes, by report; each statement takes one. The scores add up to the most they can;
 * the order of the matches changes nothing but which of two equal assignments it is.
 */
export function assign(matches: readonly Match[]): Map<string, string> {
  const assigned = new Map<string, string>()
  for (const together of components(matches)) {
    const reports = new Set(together.map((match) => match.report))
    const found = reports.size > MOST_TOGETHER ? greedy(together) : best(together)
    for (const [report, statementId] of found) assigned.set(report, statementId)
  }
  return assigned
}

/** The matches that share a report or a statement, over any number of steps. */
function components(matches: readonly Match[]): Match[][] {
  const above = new Map<string, string>()
  const top = (node: string): string => {
    let at = node
    for (let next = above.get(at); next !== undefined && next !== at; next = above.get(at)) at = next
    above.set(node, at)
    return at
  }
  for (const { report, statementId } of matches) above.set(top(`r ${report}`), top(`s ${statementId}`))
  const groups = new Map<string, Match[]>()
  for (const match of matches) {
    const group = top(`r ${match.report}`)
    const own = groups.get(group)
    if (own === undefined) groups.set(group, [match])
    else own.push(match)
  }
  return [...groups.values()]
}

function greedy(matches: readonly Match[]): Map<string, string> {
  const assigned = new Map<string, string>()
  const taken = new Set<string>()
  for (const { report, statementId } of [...matches].sort((a, b) => b.score - a.score)) {
    if (assigned.has(report) || taken.has(statementId)) continue
    assigned.set(report, statementId)
    taken.add(statementId)
  }
  return assigned
}

/** One report after the other is taken in by the chain of moves that gains most, while one gains anything. */
function best(matches: readonly Match[]): Map<string, string> {
  const assigned = new Map<string, string>()
  for (let chain = bestChain(matches, assigned); chain !== null; chain = bestChain(matches, assigned))
    for (const { report, statementId } of chain) assigned.set(report, statementId)
  return assigned
}

interface Reached {
  gain: number
  chain: Match[]
}

/** Bellman and Ford: where each report may end up, and what it and all that give way to it gain together. */
function bestChain(matches: readonly Match[], assigned: ReadonlyMap<string, string>): Match[] | null {
  const holders = new Map([...assigned].map(([report, statementId]) => [statementId, report]))
  const lost = new Map(
    matches.flatMap(({ report, statementId, score }) =>
      assigned.get(report) === statementId ? [[report, score]] : [],
    ),
  )
  const reached = new Map<string, Reached>()
  for (const { report } of matches) if (!assigned.has(report)) reached.set(report, { gain: 0, chain: [] })
  let end: Reached | null = null
  for (let isMoving = true; isMoving; ) {
    isMoving = false
    for (const match of matches) {
      const from = reached.get(match.report)
      if (from === undefined || assigned.get(match.report) === match.statementId) continue
      const holder = holders.get(match.statementId)
      if (from.chain.some(({ statementId }) => statementId === match.statementId)) continue
      const gain = from.gain + match.score - (holder === undefined ? 0 : (lost.get(holder) ?? 0))
      const next = { gain, chain: [...from.chain, match] }
      if (holder === undefined) {
        if (gain > (end?.gain ?? 0) + LEAST_GAIN) end = next
      } else if (gain > (reached.get(holder)?.gain ?? -Infinity) + LEAST_GAIN) {
        reached.set(holder, next)
        isMoving = true
      }
    }
  }
  return end?.chain ?? null
}

/** Sums of scores that differ by less are equal. */
const LEAST_GAIN = 1e-9
