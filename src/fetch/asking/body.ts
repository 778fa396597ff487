import { pipeline, Readable, type Transform, Writable } from 'node:stream'
import { pipeline as flow } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'

/** A body that cannot be had: it is too long, or not what its headers say. */
export class BodyError extends Error {
  override readonly name = 'BodyError'
  readonly reason: 'TOO_LARGE' | 'BAD_RESPONSE'

  constructor(reason: BodyError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

export interface BodyLimit {
  /** Of what comes over the wire, and again of what it decompresses to. */
  maxBytes: number
  /** What is longer is cut there, instead of a BodyError. */
  isCut?: boolean
}

/**
 * Reads a body to its end and decompresses it, never holding more than the limit and a chunk.
 *
 * `encoding` is the `Content-Encoding` header. It is not believed where the bytes say otherwise: servers announce gzip and send
 * text, or send gzip unannounced (a sitemap.xml.gz). Throws BodyError, and what the stream throws.
 */
export async function readBody(
  stream: Readable,
  encoding: string,
  limit: BodyLimit,
  signal: AbortSignal,
): Promise<Buffer> {
  const wire = counted(stream, limit.maxBytes)
  const chunks: Buffer[] = []
  let length = 0
  const kept = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk)
      length += chunk.length
      done(length > limit.maxBytes ? tooLarge(limit.maxBytes) : null)
    },
  })
  try {
    const { value: first } = await wire.next()
    if (first === undefined) return Buffer.alloc(0)
    const source = Readable.from(prepended(first, wire), { objectMode: false })
    await flow([source, ...decompressors(encoding, first), kept], { signal })
  } catch (error) {
    const isCut = limit.isCut && error instanceof BodyError && error.reason === 'TOO_LARGE'
    if (!isCut) throw asBodyError(error, encoding)
  } finally {
    // Ends the connection, if there is more than we want.
    await wire.return(undefined)
  }
  return Buffer.concat(chunks).subarray(0, limit.maxBytes)
}

/**
 * A body as it comes, decompressed as `encoding` says and no further: a packed file stays packed. Neither what comes over the
 * wire nor what it decompresses to is longer than `maxBytes`. Throws BodyError, and what the stream throws.
 */
export async function* streamBody(stream: Readable, encoding: string, maxBytes: number): AsyncGenerator<Buffer> {
  const wire = counted(stream, maxBytes)
  try {
    const { value: first } = await wire.next()
    if (first === undefined) return
    const source = Readable.from(prepended(first, wire), { objectMode: false })
    const steps = encoding.trim() === '' ? [] : decompressors(encoding, first)
    // What goes wrong on the way rises where the last one is read.
    yield* counted(
      steps.reduce<Readable>((from, step) => pipeline(from, step, () => undefined), source),
      maxBytes,
    )
  } catch (error) {
    throw asBodyError(error, encoding)
  } finally {
    await wire.return(undefined)
    stream.destroy()
  }
}

async function* counted(stream: Readable, maxBytes: number): AsyncGenerator<Buffer> {
  let length = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    yield chunk
    length += chunk.length
    if (length > maxBytes) throw tooLarge(maxBytes)
  }
}

async function* prepended(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

/** What zlib says ("incorrect header check") is of no use to readers. */
function asBodyError(error: unknown, encoding: string): unknown {
  if (!/^Z_|^ERR_(PADDING|_ERROR)/.test(String((error as NodeJS.ErrnoException).code))) return error
  return new BodyError('BAD_RESPONSE', `its body is damaged or ends early (${encoding || 'gzip'})`)
}

/** What undoes the encodings, the last one first. */
function decompressors(encoding: string, first: Buffer): Transform[] {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  if (names.length > MOST_ENCODINGS) throw new BodyError('BAD_RESPONSE', `its body is compressed ${names.length} times`)
  const isGzip = first[0] === 0x1f && (first.length < 2 || first[1] === 0x8b)
  if (names.length === 0) return isGzip ? [createGunzip()] : []
  return names.reverse().flatMap((name, at) => {
    if (name === 'gzip' || name === 'x-gzip') return at > 0 || isGzip ? [createGunzip()] : []
    if (name === 'br') return [createBrotliDecompress()]
    // Some servers send it without the zlib header that RFC 9110 wants.
    if (name === 'deflate') return [at > 0 || ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw()]
    throw new BodyError('BAD_RESPONSE', `its body is compressed in a way that we cannot read (${name.slice(0, 40)})`)
  })
}

function tooLarge(maxBytes: number): BodyError {
  return new BodyError('TOO_LARGE', `its body is longer than ${maxBytes} bytes`)
}

const MOST_ENCODINGS = 2
