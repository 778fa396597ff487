import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Fetcher } from '../../fetch/fetched.ts'

/** A list or an archive cannot be had, or not read to its end. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

/** Of a list in the web, unpacked: what the sitemap protocol allows. */
const MOST_BYTES_OF_WEB = 50 * 1024 * 1024
const TIMEOUT_MS = 120_000

/** Whether something is named by its address in the web, and not as a file. */
export function isWebAddress(place: string): boolean {
  return /^https?:\/\//i.test(place)
}

/**
 * The bytes of a file ("-" is standard input) or of an address in the web, unpacked where they are of gzip: also where
 * several packed parts follow each other. Files are read as they are asked for, and are never held whole.
 *
 * `robots`: off where a person named the address.
 *
 * @throws Unreadable, also while it is read; the system's error for a file.
 */
export async function* bytesFrom(place: string, fetcher: Fetcher, { robots }: { robots: boolean }) {
  const raw = isWebAddress(place) ? await fromWeb(place, fetcher, robots) : fromFile(place)
  const most = isWebAddress(place) ? MOST_BYTES_OF_WEB : Number.POSITIVE_INFINITY
  let length = 0
  for await (const bytes of unpacked(raw)) {
    length += bytes.length
    if (length > most) throw new Unreadable(`is larger than ${MOST_BYTES_OF_WEB / 1024 / 1024} MB when it is unpacked`)
    yield bytes
  }
}

function fromFile(file: string): Readable {
  return file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 })
}

async function fromWeb(url: string, fetcher: Fetcher, robots: boolean): Promise<Readable> {
  const options = { accept: '*/*', maxBytes: MOST_BYTES_OF_WEB, timeoutMs: TIMEOUT_MS, robots }
  const outcome = await fetcher.get(url, options)
  if (!outcome.ok) throw new Unreadable(`cannot be had: ${outcome.failure.message}`)
  return Readable.from([outcome.value.body])
}

async function* unpacked(raw: Readable): AsyncGenerator<Buffer> {
  const chunks: AsyncIterator<Buffer> = raw[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done) return
  const whole = Readable.from(after(first.value, chunks), { objectMode: false })
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return yield* whole
  // What goes wrong rises where it is read.
  const gunzip = pipeline(whole, createGunzip({ chunkSize: 64 * 1024 }), () => undefined)
  try {
    yield* gunzip
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'Z_BUF_ERROR') throw new Unreadable('ends in the middle: it was not copied to its end')
    throw code?.startsWith('Z_') ? new Unreadable(`cannot be unpacked: ${message}`) : error
  }
}

async function* after(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}
