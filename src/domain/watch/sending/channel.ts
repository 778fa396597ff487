/** How alerts leave the service. WEBHOOK, MAIL, SLACK and MATTERMOST are sent to; a FEED is fetched at a secret address. */
export const CHANNEL_KINDS = ['WEBHOOK', 'MAIL', 'FEED', 'SLACK', 'MATTERMOST'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** How often alerts are sent. EACH: as soon as the burst that they belong to is over; the others are digests. */
export type ChannelRhythm = 'EACH' | 'HOURLY' | 'DAILY' | 'WEEKLY'

/** Why nothing is sent through a channel. */
export type ChannelPause =
  /** Its owner wants it so. */
  | 'BY_OWNER'
  /** The key that it was made with does not stand any more, or its owner is gone. */
  | 'KEY_REVOKED'
  /** Its document does not fit the schema, or what its owner may ask for. */
  | 'DOCUMENT'
  /** Its receiver answered that it is gone for good. */
  | 'GONE'
  /** Its receiver has taken nothing for a day. */
  | 'FAILING'
  /** Of mail: the owner of the address has not said that it may be written to. */
  | 'UNCONFIRMED'

/** What a message is about. NOTICE: another channel of the owner was paused. CONFIRMATION: whether it may be sent to. */
export type DeliveryKind = 'ALERTS' | 'TEST' | 'NOTICE' | 'CONFIRMATION'

/** How a message stands. FAILED: it was tried for a day. DROPPED: there is nothing left to tell. */
export type DeliveryState = 'PENDING' | 'SENT' | 'FAILED' | 'DROPPED'
