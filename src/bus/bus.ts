/**
 * Tells this process that something in the database has changed.
 *
 * A message is a hint, never the data: it may be lost, repeated or late, and whoever listens must reach the same
 * state without it, by polling.
 */
export interface Bus {
  /** Calls `heard` for every hint on a channel, and once after each reconnection, since hints may have been missed. */
  listen(channel: string, heard: () => void): void
  /** Calls `heard` after each connection that was made, the first included: the database may be another one now. */
  connected(heard: () => void): void
  /** Ends listening; no `heard` is called afterwards. */
  close(): Promise<void>
}
