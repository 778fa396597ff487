import type { Duplex } from 'node:stream'
import type { Release } from '../access/quota.ts'

/** What a socket may send before it has said who it is, in bytes: a "connection_init" with a key has a few hundred. */
const MOST_UNPROVED = 65_536

/**
 * Counts what a connection sends, and calls `onTooMany` as soon as that is too much. Bytes, not messages: pings and the
 * parts of a message count as well. They are counted before anything reads them. The release ends it.
 */
export function countUnproved(connection: Duplex, onTooMany: () => void): Release {
  let sent = 0
  const count = (bytes: Buffer): void => {
    sent += bytes.length
    if (sent > MOST_UNPROVED) onTooMany()
  }
  connection.prependListener('data', count)
  return () => void connection.off('data', count)
}
