import type { Sink } from '../../live/subscription.ts'

/**
 * A way to one client's operation that takes payloads past the iterator of its results, which then says only how they
 * ended.
 */
export interface Bypass extends Omit<Sink, 'end'> {
  /** Called once, before anything is sent. */
  open(): void
  /** Called once, when nothing more is sent. */
  close(): void
}
