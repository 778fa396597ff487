import type { Payload } from '../../live/rendering.ts'

// The "next" messages of graphql-transport-ws as WebSocket frames, of which only the operation's id is the client's
// own. They are made once for each length that ids have. For each client its id is written into them; they are copied
// where an earlier client's still wait to be sent. What is long is never copied, but sent from where it is.

const BEFORE_ID = Buffer.from('{"id":')
const AFTER_ID = Buffer.from(',"type":"next","payload":')
const END = Buffer.from('}')

/** The first byte of a text message in one frame. A server's frames have no mask. */
const TEXT = 0x81
/** Beyond this, in bytes, copies for each client would take more memory than they save time. */
const MOST_COPIED = 16_384

/** An operation's id as it stands in messages: as JSON, a character for each byte. */
export type WireId = string

export function wireId(id: string): WireId {
  return Buffer.from(JSON.stringify(id)).toString('latin1')
}

/** Payloads as they are written to one operation. */
export interface SocketFrames {
  /** What to write, in order. Its bytes are the next client's as soon as `framesOf` is called again. */
  readonly pieces: readonly Buffer[]
  /** Leaves the bytes to whoever was given them: they have not been sent yet. */
  leave(): void
}

/** Payloads for the operation with this id. */
export function framesOf(payloads: readonly Payload[], id: WireId): SocketFrames {
  const isOwn = payloads.every(({ isShared, byteLength }) => !isShared && byteLength < MOST_COPIED)
  if (!isOwn) return framed(payloads, id.length).of(id)
  const pieces = payloads.length === 1 ? payloads.map((only) => frameOf(only, id)) : [framesInOne(payloads, id)]
  return { pieces, leave() {} }
}

/** What nobody else is sent, in one piece: it leaves in one write. */
function framesInOne(payloads: readonly Payload[], id: WireId): Buffer {
  return Buffer.concat(payloads.map((payload) => frameOf(payload, id)))
}

/** A frame that nobody else is sent, in one go. */
function frameOf(payload: Payload, id: WireId): Buffer {
  const { byteLength } = payload
  const length = BEFORE_ID.length + id.length + AFTER_ID.length + byteLength + END.length
  // A client's id may be as long as its messages.
  const header = headerOf(length)
  const headerLength = header.length
  const frame = Buffer.allocUnsafe(headerLength + length)
  frame.set(header, 0)
  frame.set(BEFORE_ID, headerLength)
  let at = headerLength + BEFORE_ID.length
  at += frame.write(id, at, 'latin1')
  frame.set(AFTER_ID, at)
  at += AFTER_ID.length
  payload.writeTo(frame, at)
  frame.set(END, at + byteLength)
  return frame
}

/** Bytes with places for ids. */
interface Copied {
  bytes: Buffer
  idsAt: number[]
}

/**
 * Frames that several are sent: one piece with everything, or, where that is long, the head of each frame and its body.
 * Those of several pieces leave at the end of the turn, so there each client has heads of its own.
 */
class SharedFrames implements SocketFrames {
  readonly #copied: Copied[]
  readonly #bodies: readonly Buffer[] | null
  pieces: readonly Buffer[] = []
  #id: WireId | null = null
  #isLeft = false

  constructor(copied: Copied[], bodies: readonly Buffer[] | null) {
    this.#copied = copied
    this.#bodies = bodies
    this.#join()
  }

  leave(): void {
    this.#isLeft = true
  }

  of(id: WireId): this {
    if (this.#isLeft) {
      for (const each of this.#copied) each.bytes = Buffer.from(each.bytes)
      this.#join()
      this.#isLeft = false
    }
    if (id !== this.#id)
      for (const { bytes, idsAt } of this.#copied) for (const at of idsAt) bytes.write(id, at, 'latin1')
    this.#id = id
    return this
  }

  #join(): void {
    const heads = this.#copied.map(({ bytes }) => bytes)
    const bodies = this.#bodies
    this.pieces = bodies === null ? heads : heads.flatMap((head, index) => [head, bodies[index] ?? END, END])
  }
}

/** By payloads, by the length of an id. */
const known = new WeakMap<readonly Payload[], Map<number, SharedFrames>>()

function framed(payloads: readonly Payload[], idLength: number): SharedFrames {
  const byLength = known.get(payloads) ?? new Map<number, SharedFrames>()
  known.set(payloads, byLength)
  const made = byLength.get(idLength) ?? frame(payloads, idLength)
  byLength.set(idLength, made)
  return made
}

function frame(payloads: readonly Payload[], idLength: number): SharedFrames {
  const heads = payloads.map(({ bytes }) => headOf(bytes.length, idLength))
  const size = payloads.reduce((sum, { bytes }, index) => sum + bytes.length + (heads[index]?.bytes.length ?? 0) + 1, 0)
  if (size > MOST_COPIED) {
    return new SharedFrames(
      heads,
      payloads.map(({ bytes }) => bytes),
    )
  }
  const bytes = Buffer.concat(payloads.flatMap((payload, index) => [heads[index]?.bytes ?? END, payload.bytes, END]))
  const idsAt: number[] = []
  let at = 0
  for (const [index, head] of heads.entries()) {
    idsAt.push(...head.idsAt.map((idAt) => at + idAt))
    at += head.bytes.length + (payloads[index]?.bytes.length ?? 0) + END.length
  }
  return new SharedFrames([{ bytes, idsAt }], null)
}

/** A frame up to its payload. */
function headOf(payloadLength: number, idLength: number): Copied {
  const messageLength = BEFORE_ID.length + idLength + AFTER_ID.length + payloadLength + END.length
  const header = headerOf(messageLength)
  const bytes = Buffer.concat([header, BEFORE_ID, Buffer.alloc(idLength), AFTER_ID])
  return { bytes, idsAt: [header.length + BEFORE_ID.length] }
}

// RFC 6455, section 5.2.
function headerOf(length: number): Buffer {
  if (length < 126) return Buffer.from([TEXT, length])
  if (length < 65_536) {
    const header = Buffer.from([TEXT, 126, 0, 0])
    header.writeUInt16BE(length, 2)
    return header
  }
  const header = Buffer.from([TEXT, 127, 0, 0, 0, 0, 0, 0, 0, 0])
  header.writeUIntBE(length, 4, 6)
  return header
}
