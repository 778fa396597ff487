// Postgres's advisory locks are numbers that a whole database shares: ours, all in one place, so that no two are one.

/** Held for a transaction while entries are numbered, or an epoch is opened: one process at a time. */
export const SEQUENCER_LOCK = 0x6f6e_0001
/** Held shared by ingests, which classify by the topics they see, and alone by a change of topics. */
export const TOPICS_LOCK = 0x6f6e_0003
/** Held while statements are reclassified. */
export const RECLASSIFY_LOCK = 0x6f6e_0004
/** Held while the starter set is loaded. */
export const STARTER_LOCK = 0x6f6e_0005
/** Held while actors or offices are edited. */
export const ACTORS_LOCK = 0x6f6e_0006
export const OFFICES_LOCK = 0x6f6e_0007
/** Held while entries past retention are deleted. */
export const RETENTION_LOCK = 0x6f6e_0008
/** Held while what was noted of counts is added up. */
export const COUNTS_LOCK = 0x6f6e_0009
/** Held while alerts past retention are deleted. */
export const ALERT_RETENTION_LOCK = 0x6f6e_000a
/** Held while stories of articles are looked for. */
export const STORIES_LOCK = 0x6f6e_000b
/** The first of two numbers; the second is the hash of a name that is put on file. */
export const NAMES_LOCK = 0x6f6e
/** The first of two numbers; the second is the hash of an actor's id: held while that actor's reports are folded. */
export const FOLDING_LOCK = 0x6f6f
/** The first of two numbers; the second is the hash of a worker's id: held as long as that worker lives. */
export const WORKER_LOCK = 0x6f70
/** The first of two numbers; the second is the hash of an address or a text: held while an article is put on file for it. */
export const PLACES_LOCK = 0x6f71
/** The first of two numbers; the second is a shard of all watches: held by the process that decides them. */
export const SHARDS_LOCK = 0x6f72
/** The first of two numbers; the second is that of its session: held by each process that would decide watches. */
export const DECIDERS_LOCK = 0x6f73
