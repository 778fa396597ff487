import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { createGunzip } from 'node:zlib'
import { DownloadBroken, type FetchFailure } from '../../fetch/fetched.ts'
import { type Asking, patiently } from './pages-from-web.ts'

/** A list or an archive cannot be had, or not read to its end. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

/** What it takes to read what is named by its address. */
export interface ByteOptions extends Asking {
  /** Of what is read from an address, as it comes and unpacked. */
  mostBytes: number
}

/** Of a list in the web, unpacked: what the sitemap protocol allows. */
const MOST_BYTES_OF_LIST = 50 * 1024 * 1024
const LIST_TIMEOUT_MS = 120_000
/** For an answer to begin. */
const TIMEOUT_MS = 60_000
/** For the next bytes. All of them together may take any time: an archive is read as slowly as it is taken in. */
const IDLE_MS = 60_000
/** How often a download goes on where it broke off, without a byte in between. */
const MOST_TRIES = 5

/** Whether something is named by its address in the web, and not as a file. */
export function isWebAddress(place: string): boolean {
  return /^https?:\/\//i.test(place)
}

/**
 * The bytes of a file ("-" is standard input) or of an address in the web, unpacked where they are of gzip: also where
 * several packed parts follow each other. They are read as they are asked for, and are never held whole.
 *
 * @throws Unreadable, also while it is read; the system's error for a file.
 */
export function bytesFrom(place: string, options: ByteOptions): AsyncGenerator<Buffer> {
  if (!isWebAddress(place)) return unpacked(fromFile(place))
  return limited(unpacked(download(place, options)), options.mostBytes, ALLOW_MORE)
}

/**
 * The same of a list of pages, sitemaps or feeds. It may be another's who names it, so from the web there is a limit of time and
 * of 50 MB. `robots`: off where a person named the address.
 */
export async function* bytesOfList(
  place: string,
  asking: Asking,
  { robots }: { robots: boolean },
): AsyncGenerator<Buffer> {
  if (!isWebAddress(place)) return yield* unpacked(fromFile(place))
  const options = { accept: '*/*', maxBytes: MOST_BYTES_OF_LIST, timeoutMs: LIST_TIMEOUT_MS, robots }
  const outcome = await patiently(() => asking.fetcher.get(place, options), asking)
  if (!outcome.ok) throw new Unreadable(`cannot be had: ${outcome.failure.message}`)
  yield* limited(unpacked(Readable.from([outcome.value.body])), MOST_BYTES_OF_LIST)
}

async function* limited(bytes: AsyncIterable<Buffer>, most: number, advice = ''): AsyncGenerator<Buffer> {
  let length = 0
  for await (const piece of bytes) {
    length += piece.length
    if (length > most) throw new Unreadable(`is larger than ${sizeOf(most)} when it is unpacked${advice}`)
    yield piece
  }
}

function sizeOf(bytes: number): string {
  return bytes < 1024 ** 3 ? `${Number((bytes / 1024 ** 2).toPrecision(2))} MB` : `${Math.round(bytes / 1024 ** 3)} GB`
}

function fromFile(file: string): Readable {
  return file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 })
}

/** A download, which goes on where it broke off if its server can do that. */
async function* download(url: string, { mostBytes, ...asking }: ByteOptions): AsyncGenerator<Buffer> {
  let at = 0
  let version: string | null = null
  for (let tries = 0; ; tries++) {
    const outcome = await patiently(() => {
      const headers = { ...(at > 0 && { range: `bytes=${at}-`, 'if-range': version ?? '' }) }
      const limits = { maxBytes: mostBytes, timeoutMs: TIMEOUT_MS, idleMs: IDLE_MS }
      return asking.fetcher.open(url, { accept: '*/*', headers, robots: false, ...limits })
    }, asking)
    if (!outcome.ok) throw asUnreadable(outcome.failure, mostBytes)
    const { status, headers, body } = outcome.value
    if (at > 0 && (status !== 206 || !goesOn(headers, at)))
      throw new Unreadable('broke off, and has changed since: run the same command again')
    version = versionOf(headers)
    try {
      for await (const bytes of body) {
        yield bytes
        at += bytes.length
        tries = 0
      }
      return
    } catch (error) {
      if (!(error instanceof DownloadBroken)) throw error
      const { reason, message } = error.failure
      if (reason === 'TOO_LARGE') throw asUnreadable(error.failure, mostBytes)
      if (version === null || tries >= MOST_TRIES || asking.signal.aborted)
        throw new Unreadable(`ends in the middle: ${message}. Run the same command again to go on`)
      asking.tell(`-- ${message}; going on from there`)
      await pause(1_000 * 2 ** tries, undefined, { signal: asking.signal }).catch(() => undefined)
    }
  }
}

function asUnreadable({ reason, message }: FetchFailure, mostBytes: number): Unreadable {
  return new Unreadable(
    reason === 'TOO_LARGE' ? `is larger than ${sizeOf(mostBytes)}${ALLOW_MORE}` : `cannot be had: ${message}`,
  )
}

const ALLOW_MORE = ': --max-gb allows more'

/** What tells one version of a file from the next, if parts of it can be asked for; null where they cannot. */
function versionOf(headers: Headers): string | null {
  const etag = headers.get('etag')
  const isWhole = headers.get('content-encoding') === null && headers.get('accept-ranges') !== 'none'
  return isWhole && etag !== null && !etag.startsWith('W/') ? etag : null
}

function goesOn(headers: Headers, at: number): boolean {
  return headers.get('content-range')?.startsWith(`bytes ${at}-`) ?? false
}

async function* unpacked(raw: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks = raw[Symbol.asyncIterator]()
  try {
    yield* unpackedFrom(chunks)
  } finally {
    // Not waited for: it may wait itself, for bytes that are not wanted any more.
    chunks.return?.().catch(() => undefined)
  }
}

async function* unpackedFrom(chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
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
