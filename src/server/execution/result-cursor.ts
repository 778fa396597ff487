import type { ExecutionResult } from 'graphql'

// A symbol: it is copied with the result wherever one is put right on its way, and never serialised.
const PLACE = Symbol('place')

/** The result of an event, with the event's cursor beside it, whether or not the document selects that. */
export function withPlace(result: ExecutionResult, cursor: string): ExecutionResult {
  return Object.assign(result, { [PLACE]: cursor })
}

/** The cursor to resume from after this result; null where it is of no event. */
export function placeOf(result: ExecutionResult): string | null {
  return (result as { [PLACE]?: string })[PLACE] ?? null
}
