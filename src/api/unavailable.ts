import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { findUnavailability, type Unavailability } from '../store/database/unavailable.ts'

/** What an error that is nobody's mistake and may be gone the next time is due to; null: it is another one. */
export function whyUnavailable(error: unknown): Unavailability | null {
  return findUnavailability(error)
}

export const UNAVAILABLE_NOW = 'The newsroom cannot be reached just now: try again soon.'

/** What callers are told of it, on every transport. `place`: of the error in the document. */
export function unavailable({ message, retryAfter, outage }: Unavailability, place: object = {}): GraphQLError {
  const http = { status: 503, headers: { 'retry-after': String(retryAfter) } }
  return new GraphQLError(message ?? UNAVAILABLE_NOW, {
    ...place,
    extensions: { code: 'UNAVAILABLE', retryAfter, unexpected: message === undefined || outage !== undefined, http },
  })
}

const EVERY_MS = 60_000

const said = new WeakMap<Logger, Map<string, { at: number; refused: number }>>()

/** Says it in the log, once a minute for each reason, with how many were refused since: thousands may meet it. */
export function warnUnavailable(log: Logger, { reason }: Unavailability): void {
  const reasons = said.get(log) ?? new Map<string, { at: number; refused: number }>()
  said.set(log, reasons)
  const now = performance.now()
  const { at, refused } = reasons.get(reason) ?? { at: Number.NEGATIVE_INFINITY, refused: 0 }
  if (now - at < EVERY_MS) return void reasons.set(reason, { at, refused: refused + 1 })
  reasons.set(reason, { at: now, refused: 0 })
  log.warn({ reason, refused: refused + 1 }, 'the database is not available; callers are asked to try again')
}
