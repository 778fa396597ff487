import type { Epoch, Position } from './entry.ts'

/**
 * A place in a stream. `link` is the position of the last statement event at or before `position`, 0 if there is
 * none: a cursor carries it, so that the next event's `previous` is known without searching backwards.
 */
export interface StreamPlace {
  position: Position
  link: Position
  /**
   * Where a stream carries several things of one position: the id, a uuid, of the last of them that lies before the place.
   * Absent: all of that position do.
   */
  within?: string | undefined
  /** The same of the link. */
  linkWithin?: string | undefined
}

export type CursorProblem = 'CURSOR_MALFORMED' | 'CURSOR_OTHER_DATABASE' | 'CURSOR_OTHER_STREAM' | 'CURSOR_AHEAD'

const ADVICE: Record<CursorProblem, string> = {
  CURSOR_MALFORMED: 'This is not a cursor of this service. Send a cursor exactly as an event gave it, or leave it out.',
  CURSOR_OTHER_DATABASE:
    'This cursor is from another database, or from a life of this one that a restore took back. Query what you missed, then subscribe from its liveCursor.',
  CURSOR_OTHER_STREAM:
    'This cursor belongs to another filter or other kinds. Send it with those it came from, or subscribe without one.',
  CURSOR_AHEAD: 'This cursor is ahead of the journal. Query what there is, then subscribe from its liveCursor.',
}

/** A cursor that does not lead to a place in this stream. Never read as "from now". */
export class CursorError extends Error {
  override readonly name = 'CursorError'
  readonly code: CursorProblem

  constructor(code: CursorProblem) {
    super(ADVICE[code])
    this.code = code
  }
}

/** The epoch a position lies in. `epochs` ascend by first position; the first also holds what comes before it. */
export function epochOf(position: Position, epochs: readonly Epoch[]): Epoch {
  const epoch = epochs.findLast((candidate) => candidate.firstPosition <= position) ?? epochs[0]
  if (epoch === undefined) throw new Error('the journal has no epoch')
  return epoch
}

/** Equal places encode to equal strings on every process. */
export function encodeCursor(stream: string, place: StreamPlace, epochs: readonly Epoch[]): string {
  const at = asText(place.position, place.within)
  const parts = [1, epochOf(place.position, epochs).id, stream, at, asText(place.link, place.linkWithin)]
  return Buffer.from(parts.join(':')).toString('base64url')
}

/** Refuses what cannot be a cursor of any stream, without knowing the journal. @throws CursorError */
export function refuseMalformed(cursor: string): void {
  readCursor(cursor)
}

/**
 * The place a cursor names in this stream.
 *
 * @throws CursorError where it is malformed, from another database or stream, or ahead of `head`.
 */
export function decodeCursor(cursor: string, stream: string, head: Position, epochs: readonly Epoch[]): StreamPlace {
  const { epoch, ofStream, place } = readCursor(cursor)
  if (!epochs.some((known) => known.id === epoch)) throw new CursorError('CURSOR_OTHER_DATABASE')
  if (ofStream !== stream) throw new CursorError('CURSOR_OTHER_STREAM')
  if (epochOf(place.position, epochs).id !== epoch) throw new CursorError('CURSOR_OTHER_DATABASE')
  if (place.position > head) throw new CursorError('CURSOR_AHEAD')
  return place
}

function readCursor(cursor: string): { epoch: string; ofStream: string; place: StreamPlace } {
  const read = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (read === null || cursor.length > 200) throw new CursorError('CURSOR_MALFORMED')
  const [, epoch = '', ofStream = '', position, within, link, linkWithin] = read
  const place: StreamPlace = { position: Number(position), link: Number(link) }
  if (within !== undefined) place.within = uuidOf(within)
  if (linkWithin !== undefined) place.linkWithin = uuidOf(linkWithin)
  if (place.link > place.position) throw new CursorError('CURSOR_MALFORMED')
  return { epoch, ofStream, place }
}

const AT = String.raw`(\d{1,15})(?:\.([\w-]{22}))?`
const CURSOR = new RegExp(`^1:([^:]+):([^:]+):${AT}:${AT}$`)

function asText(position: Position, within: string | undefined): string {
  if (within === undefined) return `${position}`
  return `${position}.${Buffer.from(within.replaceAll('-', ''), 'hex').toString('base64url')}`
}

function uuidOf(short: string): string {
  const hex = Buffer.from(short, 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
