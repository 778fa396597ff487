import type { Payload } from '../live/rendering.ts'

// The "next" messages of graphql-transport-ws as WebSocket frames, of which only the operation's id is the client's
// own. They are made once for each length that ids have, and copied for each client; what is long is not copied but
// sent from where it is.

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

/** What to write, in order, to send payloads to the operation with this id. */
export function framesOf(payloads: readonly Payload[], id: WireId): readonly Buffer[] {
  const isOwn = payloads.every(({ isShared, rendered }) => !isShared && rendered.byteLength < MOST_COPIED)
  if (isOwn) return payloads.length === 1 ? payloads.map((only) => frameOf(only, id)) : [framesInOne(payloads, id)]
  const { copied, bodies } = framed(payloads, id.length)
  const copies = copied.map(({ bytes, idsAt }) => {
    const copy = Buffer.allocUnsafe(bytes.length)
    copy.set(bytes)
    for (const at of idsAt) copy.write(id, at, 'latin1')
    return copy
  })
  return bodies === null ? copies : copies.flatMap((head, index) => [head, bodies[index] ?? END, END])
}

/** What nobody else is sent, in one piece: it leaves in one write. */
function framesInOne(payloads: readonly Payload[], id: WireId): Buffer {
  return Buffer.concat(payloads.map((payload) => frameOf(payload, id)))
}

/** A frame that nobody else is sent, in one go. */
function frameOf({ rendered }: Payload, id: WireId): Buffer {
  const length = BEFORE_ID.length + id.length + AFTER_ID.length + rendered.byteLength + END.length
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
  rendered.writeTo(frame, at)
  frame.set(END, at + rendered.byteLength)
  return frame
}

/** Bytes with places for ids. */
interface Copied {
  bytes: Buffer
  idsAt: number[]
}

/** One piece with everything, or, where that is long, the head of each frame and its body. */
interface Framed {
  copied: Copied[]
  bodies: Buffer[] | null
}

/** By payloads, by the length of an id. */
const known = new WeakMap<readonly Payload[], Map<number, Framed>>()

function framed(payloads: readonly Payload[], idLength: number): Framed {
  const byLength = known.get(payloads) ?? new Map<number, Framed>()
  known.set(payloads, byLength)
  const made = byLength.get(idLength) ?? frame(payloads, idLength)
  byLength.set(idLength, made)
  return made
}

function frame(payloads: readonly Payload[], idLength: number): Framed {
  const heads = payloads.map(({ bytes }) => headOf(bytes.length, idLength))
  const size = payloads.reduce((sum, { bytes }, index) => sum + bytes.length + (heads[index]?.bytes.length ?? 0) + 1, 0)
  if (size > MOST_COPIED) return { copied: heads, bodies: payloads.map(({ bytes }) => bytes) }
  const bytes = Buffer.concat(payloads.flatMap((payload, index) => [heads[index]?.bytes ?? END, payload.bytes, END]))
  const idsAt: number[] = []
  let at = 0
  for (const [index, head] of heads.entries()) {
    idsAt.push(...head.idsAt.map((idAt) => at + idAt))
    at += head.bytes.length + (payloads[index]?.bytes.length ?? 0) + END.length
  }
  return { copied: [{ bytes, idsAt }], bodies: null }
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
