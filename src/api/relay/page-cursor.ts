import { validate as isUuid } from 'uuid'
import type { KeyKind, KeyValue, Listing } from '../../store/search/listing.ts'
import { badInput } from './errors.ts'

/** What a page cursor needs of the list that it is a place in. */
export type ListedBy = Pick<Listing, 'name' | 'key' | 'unknownLast'>

/** A row's place in a list, as clients carry it: opaque, and told apart from places in other lists. */
export function encodePlace(listing: Pick<Listing, 'name'>, key: KeyValue[]): string {
  return Buffer.from(JSON.stringify([listing.name, ...key])).toString('base64url')
}

/**
 * The place a page cursor stands for.
 *
 * @throws GraphQLError for one that was made up, or belongs to another list or order.
 */
export function readPlace(cursor: string, listing: ListedBy): KeyValue[] {
  const [name, ...key] = readArray(cursor)
  if (typeof name !== 'string')
    throw badInput('This is not a page cursor. Send `startCursor`, `endCursor` or the `cursor` of an edge.')
  if (name !== listing.name) throw badInput('This page cursor is from another list or order. Start again without one.')
  const isUnknown = listing.unknownLast === true && key[0] === null
  const isRead =
    key.length === listing.key.length &&
    listing.key.every(({ kind }, index) => (isUnknown && index === 0) || isA(kind, key[index]))
  if (!isRead) throw badInput('This is not a page cursor. Send `startCursor`, `endCursor` or the `cursor` of an edge.')
  return key as KeyValue[]
}

function readArray(cursor: string): unknown[] {
  if (cursor.length > 1000) return []
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(read) ? read : []
  } catch {
    return [] // what is not JSON is not a cursor of ours either
  }
}

function isA(kind: KeyKind, value: unknown): boolean {
  switch (kind) {
    case 'instant':
      return (
        typeof value === 'string' &&
        // Postgres has neither a year 0 nor a 30th of February, which JavaScript reads as the 2nd of March.
        /^(?!0000)\d{4}-/.test(value) &&
        !Number.isNaN(Date.parse(value)) &&
        new Date(value).toISOString() === value
      )
    case 'uuid':
      return isUuid(value)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'text':
      return typeof value === 'string' && !value.includes('\0') && value.isWellFormed()
  }
}
