import { validate as isUuid } from 'uuid'
import type { Position } from '../../domain/journal/entry.ts'
import type { KeyKind, KeyValue, Listing } from '../../store/search/listing.ts'
import { badInput } from './errors.ts'

/** What the journal had told when the first page of a list was read: where a stream goes on from the whole list. */
export interface Since {
  position: Position
  /** Id of the epoch in which that was (see `Epoch`). */
  epoch: string
}

/**
 * A row's place in a list, as clients carry it: opaque, and told apart from places in other lists. `since` goes with it
 * to the next pages.
 */
export function encodePlace(listing: Pick<Listing, 'name'>, key: KeyValue[], since: Since | null = null): string {
  const carried = since === null ? [] : [[since.position, since.epoch]]
  return Buffer.from(JSON.stringify([listing.name, ...key, ...carried])).toString('base64url')
}

/** What a page cursor carries of the page that it is from; null where it carries nothing. */
export function readSince(cursor: string): Since | null {
  const [position, epoch] = sinceIn(readArray(cursor)) ?? []
  return position === undefined || epoch === undefined ? null : { position, epoch }
}

function sinceIn(read: unknown[]): [Position, string] | null {
  const last = read.at(-1)
  if (!Array.isArray(last) || last.length !== 2) return null
  const [position, epoch] = last
  const isRead = Number.isSafeInteger(position) && position >= 0 && typeof epoch === 'string' && /^[\w-]+$/.test(epoch)
  return isRead ? [position, epoch] : null
}

/** What a page cursor needs of the list that it is a place in. */
export type ListedBy = Pick<Listing, 'name' | 'key' | 'unknownLast'>

/**
 * The place a page cursor stands for.
 *
 * @throws GraphQLError for one that was made up, or belongs to another list or order.
 */
export function readPlace(cursor: string, listing: ListedBy): KeyValue[] {
  const read = readArray(cursor)
  const [name, ...key] = sinceIn(read) === null ? read : read.slice(0, -1)
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
    case 'integer':
      return Number.isSafeInteger(value)
    case 'text':
      return typeof value === 'string' && !value.includes('\0') && value.isWellFormed()
  }
}
