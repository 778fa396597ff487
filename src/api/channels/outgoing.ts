import type { ChannelKind } from '../../domain/watch/channel.ts'

/** What a resolver needs to know of how this service sends. */
export interface Outgoing {
  /** The kinds of channels that it can send through. */
  kinds: ReadonlySet<ChannelKind>
  /** Why nothing would be sent to an address of the web; null where it would be. */
  addressProblem(address: string): string | null
  /** Why a document cannot say what a webhook's messages have of an alert; null where it can. */
  documentProblem(document: string): string | null
  /** There may be something to send: a hint. */
  wake(): void
}
