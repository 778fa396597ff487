import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { findUnavailability, type Unavailability } from '../store/database/unavailable.ts'

/** What an error that is nobody's mistake and may be gone the next time is due to; null: it is another one. */
export function whyUnavailable(error: unknown): Unavailability | null {
  return findUnavailability(error)
}

export const UNAVAILABLE_NOW = 'The newsroom cannot be reached just now: try again soon.'

/** What callers are told of it, on every transport. `place`: of the error in the document. */
export function unavailable({ message, retryAfter }: Unavailability, place: object = {}): GraphQLError {
  const http = { status: 503, headers: { 'retry-after': String(retryAfter) } }
  return new GraphQLError(message ?? UNAVAILABLE_NOW, {
    ...place,
    extensions: { code: 'UNAVAILABLE', retryAfter, unexpected: message === undefined, http },
  })
}

const EVERY_MS = 60_000

const said = new WeakMap<Logger, Map<string, number>>()

/** Says it in the log, once a minute for each reason: thousands may meet it. */
export function warnUnavailable(log: Logger, { reason }: Unavailability): void {
  const at = said.get(log) ?? new Map<string, number>()
  said.set(log, at)
  const now = performance.now()
  if (now - (at.get(reason) ?? Number.NEGATIVE_INFINITY) < EVERY_MS) return
  at.set(reason, now)
  log.warn({ reason }, 'the database is not available; callers are asked to try again')
}
