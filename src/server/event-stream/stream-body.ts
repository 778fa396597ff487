import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { ExecutionResult } from 'graphql'
import type { Frames } from './frames.ts'

/**
 * The body of an answer that goes on: results of one operation or many, written as fast as they are read.
 *
 * One result of each operation waits at most, so a client that stops reading costs little memory and goes on where it
 * was; the heartbeat pauses meanwhile, and goes on too.
 */
export interface Outlet {
  body: Readable
  /**
   * Asks for results until there are no more; `onEnd` is called then, and when the client is gone. The id must be free:
   * carried before, it has ended or was dropped.
   */
  carry(id: string, results: AsyncIterator<ExecutionResult>, onEnd?: () => void): void
  /** Gives up an operation without a word. */
  drop(id: string): void
  /** Ends once everything that is carried has ended. */
  finish(): void
}

interface Carried {
  results: AsyncIterator<ExecutionResult>
  onEnd(): void
}

/** `stopping`: what ends from then on is not complete, and its client resumes it. */
export function openOutlet(frames: Frames, heartbeatMs: number, stopping: AbortSignal): Outlet {
  const carried = new Map<string, Carried>()
  const ready: { id: string; of: Carried; frame: string; isLast: boolean }[] = []
  let isWanted = false
  let isFinishing = false
  let isClosed = false

  const close = (): void => {
    isClosed = true
    clearInterval(heart)
    body.push(null)
  }
  const end = (id: string): void => {
    const gone = carried.get(id)
    if (gone === undefined) return
    carried.delete(id)
    // The stream gives back what it holds; whether that works is nobody's concern any more.
    Promise.resolve(gone.results.return?.()).catch(() => undefined)
    gone.onEnd()
  }
  const ask = async (id: string, of: Carried): Promise<void> => {
    try {
      const { done, value } = await of.results.next()
      if (carried.get(id) !== of) return
      const isLast = done === true
      if (isLast && stopping.aborted) return close()
      ready.push({ id, of, frame: isLast ? frames.complete(id) : frames.result(id, value), isLast })
      offer()
    } catch {
      // It broke off, which is no completion: so does everything here, and the client resumes it.
      if (carried.get(id) === of) body.destroy()
    }
  }
  const offer = (): void => {
    while (isWanted && !isClosed) {
      const next = ready.shift()
      if (next === undefined) break
      if (carried.get(next.id) !== next.of) continue
      isWanted = body.push(next.frame)
      if (next.isLast) end(next.id)
      else void ask(next.id, next.of)
    }
    if (isFinishing && !isClosed && carried.size === 0) close()
  }
  const body = new Readable({
    read() {
      isWanted = true
      offer()
    },
    destroy(_error, done) {
      clearInterval(heart)
      for (const id of [...carried.keys()]) end(id)
      done(null)
    },
  })
  const heart = setInterval(() => {
    // What is unread yet says as much.
    if (body.readableLength === 0) body.push(frames.heartbeat)
  }, heartbeatMs)
  body.push(frames.opening)

  return {
    body,
    carry(id, results, onEnd = () => {}) {
      const of = { results, onEnd }
      carried.set(id, of)
      if (isClosed || body.destroyed) end(id)
      else void ask(id, of)
    },
    drop: end,
    finish() {
      isFinishing = true
      offer()
    },
  }
}

/** Cuts the connection when the body breaks off: an answer that ends well, or stays open, is not asked for again. */
export function breakOffWith(body: Readable, response: ServerResponse): void {
  body.once('close', () => {
    if (!body.readableEnded) response.destroy()
  })
}
