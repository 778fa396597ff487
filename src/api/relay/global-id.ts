import { validate as isUuid, NIL } from 'uuid'

const NODE_TYPES: readonly string[] = [
  'Source',
  'Article',
  'Actor',
  'Office',
  'Topic',
  'Statement',
  'Report',
  'ReviewItem',
  'ActorProposal',
  'DeskCorrection',
  'Reply',
  'TenureClaim',
  'StatementVersion',
  'AuditEntry',
  'Feed',
  'FeedEntry',
  'Watch',
  'Mute',
  'Alert',
  'Channel',
  'Delivery',
  'InboxItem',
  'Story',
  'StoryOutlet',
]

export function encodeGlobalId(typename: string, id: string): string {
  return Buffer.from(`${typename}:${id}`).toString('base64')
}

/** Named by the life of the database and the position in it. */
const ENTRY_ID = /^[\w-]{1,40}\.\d{1,15}$/

/** Named by its first alert, and by a number for which alerts were asked for. */
const BURST_ID = /^[\da-f-]{36}\.\d{1,2}$/
/** Types whose ids are not uuids. */
const NAMED: ReadonlyMap<string, RegExp> = new Map([
  ['JournalEntry', ENTRY_ID],
  ['InboxBurst', BURST_ID],
])

/** The type and uuid of an id, or the name of an entry or a burst. Null if this API did not make it. */
export function readGlobalId(globalId: string): { typename: string; id: string } | null {
  if (globalId.length > 100) return null
  const [typename = '', id = ''] = Buffer.from(globalId, 'base64').toString('latin1').split(':')
  const isId = NAMED.get(typename)?.test(id) ?? (NODE_TYPES.includes(typename) && isUuid(id))
  if (!isId) return null
  return encodeGlobalId(typename, id) === globalId ? { typename, id } : null
}

/** An id that this API did not make is treated as one whose object is gone, so that it does not spoil a list of others. */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  return readGlobalId(globalId) ?? { typename: 'Statement', id: NIL }
}

/** A slug or id from an input, as names are looked up in the store. An id of another type is not found there. */
export function nameOf(typename: string, given: string): string {
  return idOf(typename, given) ?? given
}

/** The store's id of an object of this type. Null if the id is of another type. */
export function idOf(typename: string, globalId: string): string | null {
  const read = readGlobalId(globalId)
  return read?.typename === typename ? read.id : null
}
