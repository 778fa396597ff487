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
  'DeskCorrection',
  'Reply',
  'TenureClaim',
]

export function encodeGlobalId(typename: string, id: string): string {
  return Buffer.from(`${typename}:${id}`).toString('base64')
}

/** The type and uuid an id stands for; null where it is no id of ours. */
export function readGlobalId(globalId: string): { typename: string; id: string } | null {
  if (globalId.length > 100) return null
  const [typename = '', id = ''] = Buffer.from(globalId, 'base64').toString('latin1').split(':')
  if (!NODE_TYPES.includes(typename) || !isUuid(id)) return null
  return encodeGlobalId(typename, id) === globalId ? { typename, id } : null
}

/** What is no id of ours stands for nothing, as an id does whose object is gone: it spoils no list of others. */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  return readGlobalId(globalId) ?? { typename: 'Statement', id: NIL }
}

/** A slug or id as somebody gave it, as names are looked up in the store: an id of another type names nobody. */
export function nameOf(typename: string, given: string): string {
  return idOf(typename, given) ?? given
}

/** The store's id of an object of this type; null where the id is of something else. */
export function idOf(typename: string, globalId: string): string | null {
  const read = readGlobalId(globalId)
  return read?.typename === typename ? read.id : null
}
