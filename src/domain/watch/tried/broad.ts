import { passes, type ReadDocument, type TextQueries } from '../../filter/evaluate.ts'
import type { Condition } from '../../filter/filter.ts'

/** A part of a filter, and how much it lets through. */
export interface BroadPart {
  condition: Condition
  /** The share of all entries that pass it alone, in [0, 1]. */
  share: number
  /** Of an alternative: the share of the alerts that only it brings, in [0, 1]; null where it is not one. */
  brings: number | null
}

/** Parts that let less through, or bring less, do not make a filter broad. */
const LEAST_SHARE = 0.05
const MOST_PARTS = 5

/**
 * The parts that make a filter broad, the broadest first. `all`: entries of any kind, evenly taken; `alerts`: those that it
 * tells of.
 */
export function broadPartsOf(
  condition: Condition,
  queries: TextQueries,
  { all, alerts }: { all: readonly ReadDocument[]; alerts: readonly ReadDocument[] },
): BroadPart[] {
  const shareOf = (documents: readonly ReadDocument[], holds: (read: ReadDocument) => boolean) =>
    documents.length === 0 ? 0 : documents.filter(holds).length / documents.length
  const weighed = partsOf(condition, (part) => part).map(({ part, without }): BroadPart => {
    const brings = without === null ? null : shareOf(alerts, (read) => !passes(without, read, queries))
    return { condition: part, share: shareOf(all, (read) => passes(part, read, queries)), brings }
  })
  const weight = ({ share, brings }: BroadPart) => brings ?? share
  const broad = weighed.filter((part) => weight(part) >= LEAST_SHARE)
  // Of alternatives that each bring little, and of narrow parts, the broadest all the same.
  return (broad.length > 0 ? broad : weighed).sort((one, other) => weight(other) - weight(one)).slice(0, MOST_PARTS)
}

interface Part {
  part: Condition
  /** The whole filter without this alternative; null where all must pass it. */
  without: Condition | null
}

/** `around`: the whole filter, with something in the place of this condition. */
function partsOf(condition: Condition, around: (part: Condition) => Condition): Part[] {
  switch (condition.kind) {
    case 'all':
      return condition.of.flatMap((part, place) =>
        partsOf(part, (other) => around({ kind: 'all', of: condition.of.with(place, other) })),
      )
    case 'any':
      if (condition.of.length < 2) break
      return condition.of.map((part, place) => {
        return { part, without: around({ kind: 'any', of: condition.of.toSpliced(place, 1) }) }
      })
    case 'list':
      if (condition.values.length < 2) break
      return condition.values.map((value, place) => {
        const part = { ...condition, values: [value] }
        return { part, without: around({ ...condition, values: condition.values.toSpliced(place, 1) }) }
      })
  }
  return [{ part: condition, without: null }]
}
