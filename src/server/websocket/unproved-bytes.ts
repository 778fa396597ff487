import type { Duplex } from 'node:stream'
import type { Release } from '../access/quota.ts'

/** What a socket may send before it has said who it is, in bytes: a "connection_init" with a key has a few hundred. */
const MOST_UNPROVED = 4_096
/** What may come in one piece with the "connection_init": some clients send their first operations in the same breath. */
const MOST_IN_ONE_BREATH = 65_536

/**
 * Counts what a connection sends, and calls `onTooMany` once that is too much. Bytes, not messages: pings and the
 * parts of a message count as well. They are counted before anything reads them. The release ends it.
 */
export function countUnproved(connection: Duplex, onTooMany: () => void): Release {
  let sent = 0
  let isOver = false
  const end = (): void => {
    isOver = true
    connection.off('data', count)
  }
  const cutOff = (): void => {
    if (isOver) return
    end()
    onTooMany()
  }
  const count = (bytes: Buffer): void => {
    sent += bytes.length
    if (sent > MOST_IN_ONE_BREATH) cutOff()
    // By then a "connection_init" that was in it is read, and the release called.
    else if (sent > MOST_UNPROVED) setImmediate(cutOff)
  }
  connection.prependListener('data', count)
  return end
}
