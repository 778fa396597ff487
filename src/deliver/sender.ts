import type { Principal } from '../domain/statement/principal.ts'
import type { ChannelKind, ChannelRhythm, DeliveryKind } from '../domain/watch/sending/channel.ts'

/** One message, as a sender is given it. It is the same at every attempt, but for what its alerts say by then. */
export interface OutgoingMessage {
  /** Of the message: the same at every attempt, so that a receiver knows one that comes twice. */
  id: string
  kind: DeliveryKind
  /** When its burst, or the time of its digest, is over. */
  dueAt: Date
  /** Its alerts, in the order of the journal. None of a test, or of a notice. */
  alertIds: readonly string[]
  /** Of a notice: which other channel of the owner was paused, and why. */
  notice: { about: string; message: string } | null
  channel: {
    id: string
    name: string
    address: string | null
    /** How often it is sent to; the rest is of digests. */
    rhythm: ChannelRhythm
    timeZone: string
    hour: number
    weekday: number
    /** The query that its owner wants run on each alert; null: none. */
    document: string | null
    /** Whose channel it is, with the role of this moment: what may be told is what this principal may read. */
    owner: Principal
  }
}

/** What came of sending a message once. */
export type Sent =
  | {
      ok: true
      /** The receiver's answer: of HTTP or SMTP. */
      status: number
    }
  | {
      ok: false
      /** Null: there was no answer. */
      status: number | null
      /** One sentence for the owner. It has no secrets in it, and nothing that the receiver could have put there. */
      error: string
      /** The receiver says that it is gone for good. */
      isGone: boolean
      /** This one message is not taken, now or later: it is given up, and the channel goes on. */
      isRefused?: boolean
      /** What failed is the way out, not the receiver: it is tried for as long as it takes, and the channel is not paused. */
      isOurs?: boolean
      /** How long the receiver asks us to wait, in ms. */
      retryAfterMs?: number
    }

/** Sends messages of one kind of channel. */
export interface Sender {
  /**
   * Sends a message once, within SEND_MS. What the other side does is an outcome.
   *
   * @throws NotNow where it cannot be made just now, DocumentInvalid where its owner's query cannot be run any more; anything
   * else is a fault of ours, and is tried again.
   */
  send(message: OutgoingMessage): Promise<Sent>
}

/** A sender for each kind of channel that this service can send through. */
export type Senders = Partial<Record<ChannelKind, Sender>>

/** How long sending may take at most, with all that it takes to make the message. A claim stands longer. */
export const SEND_MS = 20_000

/** The message cannot be made just now: it counts as not tried. */
export class NotNow extends Error {
  override readonly name = 'NotNow'
}

/** The owner's query does not fit the schema, or what its owner may ask for: its channel is paused with the message. */
export class DocumentInvalid extends Error {
  override readonly name = 'DocumentInvalid'
}
