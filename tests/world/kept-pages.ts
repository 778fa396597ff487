import { gzipSync } from 'node:zlib'

/** A page of a newspaper in which Ada Quill says `words`; `filler`: so many characters that say nothing. */
export function articlePage({ outlet, words, filler = 0 }: { outlet: string; words: string; filler?: number }): string {
  const sentence = 'Ships came and went along the quay through the morning while the cranes moved slowly. '
  return `<!doctype html><html lang="en"><head><title>${words}</title><meta property="og:site_name" content="${outlet}">
    <meta property="article:published_time" content="2025-05-13T06:40:00Z"></head><body><nav><a href="/">Home</a></nav>
    <article><h1>${words}</h1><p>“${words},” Ada Quill, the harbour master, said on Tuesday.</p>
    <p>${sentence.repeat(4)}</p><p>${sentence.repeat(Math.ceil(filler / sentence.length))}</p></article></body></html>`
}

/** What a crawler kept of one answer. */
export interface Capture {
  url: string
  html: string
  status?: number
  type?: string
  kind?: 'response' | 'revisit'
  /** Besides. */
  headers?: Record<string, string>
  isChunked?: boolean
  isPacked?: boolean
}

/** A WARC file, of which each record is packed by itself. */
export function warcOf(captures: readonly Capture[]): Buffer {
  const info = record('warcinfo', null, 'application/warc-fields', Buffer.from('software: a test\r\n'))
  return Buffer.concat([info, ...captures.map(captured)].map((bytes) => gzipSync(bytes)))
}

/** One record as it stands in a file that is not packed. */
export function captured(capture: Capture): Buffer {
  const { url, html, status = 200, type = 'text/html; charset=utf-8', kind = 'response' } = capture
  const content = capture.isPacked ? gzipSync(html) : Buffer.from(html)
  const half = content.length >> 1
  const chunk = (bytes: Buffer) => [Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]
  const body = capture.isChunked
    ? Buffer.concat([...chunk(content.subarray(0, half)), ...chunk(content.subarray(half)), Buffer.from('0\r\n\r\n')])
    : content
  const head =
    `HTTP/1.1 ${status} Said so\r\nContent-Type: ${type}\r\n` +
    Object.entries(capture.headers ?? {})
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('') +
    (capture.isPacked ? 'Content-Encoding: gzip\r\n' : '') +
    (capture.isChunked ? 'Transfer-Encoding: chunked\r\n' : '')
  return record(kind, url, 'application/http; msgtype=response', Buffer.concat([Buffer.from(`${head}\r\n`), body]))
}

let records = 0

function record(kind: string, url: string | null, type: string, block: Buffer): Buffer {
  records++
  const id = `00000000-0000-4000-8000-${String(records).padStart(12, '0')}`
  const head =
    `WARC/1.1\r\nWARC-Type: ${kind}\r\nWARC-Record-ID: <urn:uuid:${id}>\r\nWARC-Date: 2025-05-14T00:00:00Z\r\n` +
    `${url === null ? '' : `WARC-Target-URI: ${url}\r\n`}Content-Type: ${type}\r\nContent-Length: ${block.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')])
}
