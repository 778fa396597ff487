import type { ExecutionResult } from 'graphql'
import { placeOf } from '../execution/result-cursor.ts'
import { toWire } from '../pipeline/errors.ts'

/** How results are written into an answer that goes on. `id`: of the operation, where several share one answer. */
export interface Frames {
  /** Before anything else: some browsers deliver nothing until something has come. */
  opening: string
  /** Says that the connection is alive. */
  heartbeat: string
  result(id: string, result: ExecutionResult): string
  /** There are no more results of this operation. */
  complete(id: string): string
}

/**
 * Server-sent events with one operation: "distinct connections" of graphql-sse, and plain EventSource, which sends the
 * last `id` as `Last-Event-ID` when it comes back, a second after it was cut off.
 */
export const EVENT_STREAM: Frames = {
  opening: 'retry: 1000\n:\n\n',
  heartbeat: ':\n\n',
  result(_id, result) {
    const place = placeOf(result)
    return `event: next\n${place === null ? '' : `id: ${place}\n`}data: ${textOf(result)}\n\n`
  },
  // Without `data` an EventSource would not tell its page.
  complete: () => 'event: complete\ndata:\n\n',
}

/** The same for an EventSource, which tells its page nothing of comments: a heartbeat that the page can hear. */
export const AUDIBLE_EVENT_STREAM: Frames = { ...EVENT_STREAM, heartbeat: 'event: heartbeat\ndata:\n\n' }

/**
 * Server-sent events with many operations: graphql-sse's "single connection". No `id`: there is no one place to resume
 * them all from, so each operation resumes with its own `after` or `consumer`.
 */
export const SHARED_EVENT_STREAM: Frames = {
  opening: ':\n\n',
  heartbeat: ':\n\n',
  result: (id, result) => `event: next\ndata: {"id":${JSON.stringify(id)},"payload":${textOf(result)}}\n\n`,
  complete: (id) => `event: complete\ndata: {"id":${JSON.stringify(id)}}\n\n`,
}

/**
 * Apollo's multipart protocol for subscriptions, version 1.0. Each part ends with the next one's delimiter: clients
 * read a part when they see that.
 */
export const MULTIPART: Frames = {
  opening: '\r\n--graphql',
  heartbeat: part('{}'),
  result: (_id, result) => part(`{"payload":${textOf(result)}}`),
  complete: () => '--\r\n',
}

function part(json: string): string {
  return `\r\ncontent-type: application/json\r\n\r\n${json}\r\n--graphql`
}

function textOf(result: ExecutionResult): string {
  // Yoga lets whoever made a result say how it is written.
  const { stringify = JSON.stringify } = result as { stringify?(result: ExecutionResult): string }
  return stringify(result.errors === undefined ? result : ({ ...result, errors: result.errors.map(toWire) } as never))
}
