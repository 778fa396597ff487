import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import { AsyncIterReader, WARCParser, type WARCRecord } from 'warcio'
import { isWebUrl } from '../../domain/given/given-url.ts'
import { decodeText } from '../../fetch/charset.ts'
import { Unreadable } from './bytes-from.ts'

/** A page as a crawl kept it. */
export interface KeptPage {
  url: string
  /** When it was fetched; null where the archive does not say. */
  fetchedAt: Date | null
  html: string
  /** As they came; `body` is what `html` was read of. */
  headers: Headers
  body: Buffer
}

/** What else is in a crawl. */
export interface KeptBeside {
  /** A response is not taken for a page. */
  passOver(why: PassedOver): void
  /** A text that is not a page, such as a robots.txt. */
  note?(answer: Pick<KeptPage, 'url' | 'headers' | 'body'>): void
}

/** Why a record of a crawl is not taken for a page. */
export type PassedOver = 'NOT_A_PAGE' | 'ANSWERED_OTHERWISE' | 'REPEATED' | 'TOO_LARGE' | 'DAMAGED'

/** What may say something of pages: robots.txt, tdmrep.json, licences. */
const NOTED = /^(text\/plain|application\/json|text\/xml|application\/([\w.-]+\+)?xml)\b/i

/** Of one page, unpacked; what the service takes. */
const MOST_BYTES = 5 * 1024 * 1024
/** Of the headers of HTTP. */
const MOST_HEAD = 256 * 1024

/**
 * The pages of a WARC file of version 1.0 or 1.1, unpacked, one after the other: what answered with status 200 and is
 * HTML. One page is in memory at a time, whatever else the file holds.
 *
 * @throws Unreadable for what is not a WARC file, or ends within a record.
 */
export async function* pagesOfWarc(bytes: AsyncIterable<Uint8Array>, beside: KeptBeside): AsyncGenerator<KeptPage> {
  // What reads the headers of HTTP there reads on into the next records, where a server ended them with a bare line feed.
  const parser = new WARCParser(new AsyncIterReader(checked(bytes), null), { parseHttp: false })
  for await (const record of parser) {
    if (record.warcType === 'revisit') beside.passOver('REPEATED')
    if (record.warcType !== 'response') continue
    const answer = await answerIn(record)
    const page = answer === null ? 'NOT_A_PAGE' : await pageIn(record, answer, beside)
    if (typeof page === 'string') beside.passOver(page)
    else yield page
  }
}

/** What a server answered: its status and headers, and the body, as far as it is read. */
interface KeptAnswer {
  status: number
  headers: Headers
  body: AsyncGenerator<Uint8Array>
}

/** Null where a record is not an answer over HTTP. */
async function answerIn(record: WARCRecord): Promise<KeptAnswer | null> {
  const pieces = wholeOf(record)
  let head = Buffer.alloc(0)
  for (let end = -1; end === -1; ) {
    const next = await pieces.next()
    if (next.done || head.length > MOST_HEAD) return null
    head = Buffer.concat([head, next.value])
    const found = /\r?\n\r?\n/.exec(head.toString('latin1'))
    if (found === null) continue
    end = found.index + found[0].length
    const [first = '', ...lines] = head.toString('latin1', 0, found.index).split(/\r?\n/)
    const status = /^HTTP\/[\d.]+ (\d{3})/.exec(first)?.[1]
    if (status === undefined) return null
    return { status: Number(status), headers: headersIn(lines), body: joined(head.subarray(end), pieces) }
  }
  return null
}

async function pageIn(
  record: WARCRecord,
  { status, headers, body: stream }: KeptAnswer,
  { note }: KeptBeside,
): Promise<KeptPage | PassedOver> {
  const url = record.warcTargetURI ?? ''
  const type = headers.get('content-type') ?? ''
  const isWeb = isWebUrl(url)
  const isPage = isWeb && /^(text\/html|application\/xhtml\+xml)\b/i.test(type)
  const isNoted = isWeb && !isPage && note !== undefined && status === 200 && NOTED.test(type)
  if (!isPage && !isNoted) return 'NOT_A_PAGE'
  if (status !== 200) return 'ANSWERED_OTHERWISE'
  const body = await wholeBody(stream, headers)
  if (isNoted && typeof body !== 'string') note({ url: new URL(url).href, headers, body })
  if (!isPage) return 'NOT_A_PAGE'
  if (typeof body === 'string') return body
  return { url, fetchedAt: timeIn(record.warcDate), html: decodeText(body, type).text, headers, body }
}

async function wholeBody(stream: AsyncGenerator<Uint8Array>, headers: Headers): Promise<Buffer | PassedOver> {
  const isChunked = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '')
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of isChunked ? new AsyncIterReader(stream, null, true) : stream) {
    length += piece.length
    if (length > MOST_BYTES) return 'TOO_LARGE'
    pieces.push(piece)
  }
  return await unpacked(Buffer.concat(pieces), headers.get('content-encoding') ?? '')
}

/** The bytes of a record; the parser skips what is not read of it. */
async function* wholeOf(record: WARCRecord): AsyncGenerator<Uint8Array> {
  let left = record.warcContentLength
  for await (const piece of record.reader) {
    left -= piece.length
    yield piece
  }
  if (left > 0) throw new Unreadable('ends in the middle: it was not copied to its end')
}

async function* joined(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first
  yield* rest
}

/** What cannot be a header is left out: servers send such things. */
function headersIn(lines: readonly string[]): Headers {
  const headers = new Headers()
  for (const line of lines) {
    const [, name, value = ''] = /^([\w!#$%&'*+.^`|~-]{1,200})[ \t]*:[ \t]*([^\0\r\n]*)$/.exec(line) ?? []
    if (name !== undefined) headers.append(name, value)
  }
  return headers
}

/** What a file of another kind begins with would be sought through for a header without end. */
async function* checked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isBegun = false
  for await (const chunk of bytes) {
    if (!isBegun && !Buffer.from(chunk.subarray(0, 5)).equals(Buffer.from('WARC/')))
      throw new Unreadable('is not a WARC file')
    isBegun = true
    yield chunk
  }
  if (!isBegun) throw new Unreadable('is empty')
}

/** Crawlers keep the header of an encoding that they have undone: then the bytes count. */
async function unpacked(body: Buffer, encoding: string): Promise<Buffer | PassedOver> {
  const limit = { maxOutputLength: MOST_BYTES }
  try {
    if (body[0] === 0x1f && body[1] === 0x8b) return await promisify(gunzip)(body, limit)
    if (looksLikeMarkup(body)) return body
    if (/\bbr\b/i.test(encoding)) return await brotli(body, { maxOutputLength: MOST_BYTES })
    if (/\bdeflate\b/i.test(encoding))
      return await promisify(inflate)(body, limit).catch(() => promisify(inflateRaw)(body, limit))
    return body
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_LARGE' : 'DAMAGED'
  }
}

const brotli = promisify(brotliDecompress) as (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>

function looksLikeMarkup(body: Buffer): boolean {
  return /^(\xef\xbb\xbf)?\s*</.test(body.toString('latin1', 0, 200))
}

function timeIn(text: string | null | undefined): Date | null {
  const time = new Date(text ?? '')
  return Number.isNaN(time.getTime()) ? null : time
}
