import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Refusal } from '../access/gate.ts'
import { openQuota } from '../access/quota.ts'
import { type Reading, readOperation } from './request-body.ts'

/** Requests of one principal whose bodies are on their way at a time: a page that asks for each of its rows by itself. */
const MOST_UNFINISHED = 500
/** What the bodies of one principal's requests may hold until they are answered, in the longest that one may be. */
const MOST_LONGEST = 8
/** Of each body so much is not counted: a stream holds its document as long as it lasts, and there are limits on streams. */
const FREE_BYTES = 16_384
/** In seconds. */
const TRY_AGAIN_AFTER = 1
/** How long a sender who was refused may go on sending, so that it reads why. */
const LET_FINISH_MS = 5_000

/** Reads the bodies of requests, within what one principal may send at a time. */
export interface Bodies {
  /**
   * The operation in a body of at most `maxBytes`. What a long one takes of memory is counted until the answer is over.
   * Rejects where the sender goes away in the middle.
   */
  read(request: IncomingMessage, response: ServerResponse, principalId: string, maxBytes: number): Promise<Reading>
}

/** `longest`: of any body, in bytes. */
export function openBodies(longest: number): Bodies {
  const unfinished = openQuota<string>(MOST_UNFINISHED)
  const held = new Map<string, number>()
  const mostHeld = MOST_LONGEST * Math.max(0, longest - FREE_BYTES)

  const hold = (holder: string, bytes: number): boolean => {
    const sum = (held.get(holder) ?? 0) + bytes
    if (sum > mostHeld) return false
    held.set(holder, sum)
    return true
  }
  const giveBack = (holder: string, bytes: number): void => {
    const left = (held.get(holder) ?? 0) - bytes
    if (left > 0) held.set(holder, left)
    else held.delete(holder)
  }

  return {
    async read(request, response, holder, maxBytes) {
      if (request.destroyed || response.destroyed) throw new Error('the sender of a request went away')
      const release = unfinished.take(holder)
      if (release === null) {
        cutOffLater(request)
        return { outcome: 'refused', refusal: TOO_MANY_AT_ONCE }
      }
      request.once('end', release)
      request.once('close', release)
      let length = 0
      let own = 0
      response.once('close', () => giveBack(holder, own))
      const reading = await readOperation(request, maxBytes, (bytes) => {
        length += bytes
        const more = Math.max(0, length - FREE_BYTES) - own
        if (!hold(holder, more)) return TOO_MANY_AT_ONCE
        own += more
        return null
      })
      if (reading.outcome === 'refused') cutOffLater(request)
      return reading
    },
  }
}

/** What still comes is dropped, and does not come for ever. */
function cutOffLater(request: IncomingMessage): void {
  request.resume()
  if (request.complete) return
  const timer = setTimeout(() => request.destroy(), LET_FINISH_MS)
  request.once('close', () => clearTimeout(timer))
}

const TOO_MANY_AT_ONCE: Refusal = {
  status: 429,
  code: 'TOO_MANY_AT_ONCE',
  message: `You send too many requests at once, or too long ones: try again in ${TRY_AGAIN_AFTER} s, with fewer at a time.`,
  retryAfter: TRY_AGAIN_AFTER,
}
