/** How one statement answers another. */
export const REPLY_KINDS = ['ANSWERS', 'DENIES', 'CRITICISES', 'WALKS_BACK'] as const
export type ReplyKind = (typeof REPLY_KINDS)[number]

/** What is decided about a reply that stands: the rules proposed it, or an editor confirmed it. */
export const REPLY_STATES = ['PROPOSED', 'CONFIRMED'] as const
export type ReplyState = (typeof REPLY_STATES)[number]
