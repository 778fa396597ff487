import type { Position } from '../../journal/entry.ts'

/** One statement was another from one place of the journal on, up to where that was undone. */
export interface AbsorptionSpan {
  statementId: string
  intoId: string
  from: Position
  endedAt: Position | null
}

/** A statement with all that it had absorbed at a place of the journal. */
export function familyAt(spans: readonly AbsorptionSpan[], statementId: string, position: Position): Set<string> {
  const family = new Set([statementId])
  for (const id of family) {
    for (const { statementId: absorbed, intoId, from, endedAt } of spans)
      if (intoId === id && from < position && (endedAt === null || endedAt > position)) family.add(absorbed)
  }
  return family
}
