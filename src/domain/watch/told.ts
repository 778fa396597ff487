import type { ToldBefore } from './decide-batch.ts'

/** What watches told of, beginning with what is known: of every statement asked for, with those that it absorbed. */
export function toldOf(known: readonly { watchId: string; statementId: string }[]): ToldBefore {
  const all = new Set(known.map(({ watchId, statementId }) => keyOf(watchId, statementId)))
  return {
    has: (watchId, statementId) => all.has(keyOf(watchId, statementId)),
    add: (watchId, statementId) => all.add(keyOf(watchId, statementId)),
  }
}

function keyOf(watchId: string, statementId: string): string {
  return `${watchId} ${statementId}`
}
