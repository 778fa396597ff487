import type { ExecutionResult } from 'graphql'
import type { Sink, Subscription } from '../../live/subscription.ts'

/**
 * A way to one client's operation that takes payloads past the iterator of its results. That, and what plugins have put
 * around it, is then kept by nobody: thousands of streams stand idle.
 */
export interface Bypass extends Omit<Sink, 'end'> {
  /** Called once, before the subscription is begun. */
  open(source: Subscription): void
  /** Called once, when nothing more is sent: `word` is left to say, or `fault` is why it failed. */
  close(word: ExecutionResult | null, fault: { error: unknown } | null): void
}
