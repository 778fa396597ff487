import type { WebSocket } from 'ws'

/** How many parts the sockets are pinged in, one after the other, so that they are not all at once. */
const PARTS = 12

/** Finds connections that are dead though nobody said so: pings, and cuts off who has not answered when the next is due. */
export interface Pings {
  add(socket: WebSocket): void
  close(): void
}

/**
 * One timer for all. What is queued for a reader that is slow lies before its ping, so it is not judged by that: whether
 * it is there, the connection itself finds out.
 */
export function openPings(everyMs: number): Pings {
  const parts = Array.from({ length: PARTS }, () => new Set<WebSocket>())
  const unanswered = new WeakSet<WebSocket>()
  let added = 0
  let due = 0

  function answered(this: WebSocket): void {
    unanswered.delete(this)
  }
  const ping = (): void => {
    due = (due + 1) % PARTS
    for (const socket of parts[due] ?? []) {
      if (socket.readyState === socket.CLOSED) parts[due]?.delete(socket)
      if (socket.readyState !== socket.OPEN || socket.bufferedAmount > 0 || socket.isPaused) continue
      if (unanswered.has(socket)) {
        socket.terminate()
        continue
      }
      unanswered.add(socket)
      socket.ping()
    }
  }
  const timer = setInterval(ping, everyMs / PARTS)

  return {
    add(socket) {
      parts[added % PARTS]?.add(socket)
      added += 1
      socket.on('pong', answered)
    },
    close() {
      clearInterval(timer)
    },
  }
}
