import type { Principal } from '../../domain/statement/principal.ts'
import type { ChannelKind } from '../../domain/watch/sending/channel.ts'

/** What a resolver needs to know of how this service sends. */
export interface Outgoing {
  /** The kinds of channels that it can send through. */
  kinds: ReadonlySet<ChannelKind>
  /** Why nothing would be sent to an address of the web; null where it would be. */
  addressProblem(address: string): string | null
  /** Why a document cannot be run on alerts as this principal; null where it can. */
  documentProblem(document: string, owner: Principal): string | null
  /** Where the service is reached from outside, without a slash at its end. */
  base: string
  /** There may be something to send: a hint. */
  wake(): void
}
