/**
 * Tells this process that something in the database has changed.
 *
 * A message is a hint, never the data. It may be lost, repeated or late, so listeners must reach the same state by
 * polling.
 */
export interface Bus {
  /** Calls `heard` for every hint on a channel, and once after each reconnection, because hints may have been missed. */
  listen(channel: string, heard: () => void): void
  /** Calls `heard` after every connection, the first included: it may be another database now. */
  connected(heard: () => void): void
  /** Stops listening; `heard` is not called afterwards. */
  close(): Promise<void>
}
