import type { Sink } from '../../live/subscription.ts'

/**
 * A way to one client's operation that takes payloads past the iterator of its results, which then says only how they
 * ended.
 */
export interface Bypass extends Sink {
  /** Called once, before anything is sent. What is told of the end is told to the iterator too. */
  open(results: Pick<Sink, 'end'>): void
}
