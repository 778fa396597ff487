import { isAscii, isUtf8 } from 'node:buffer'
import { analyse } from 'chardet'

/** A body as text, and the charset in which it was read, by the name that TextDecoder gives it. */
export interface Decoded {
  text: string
  charset: string
}

/**
 * Reads the bytes of a page or feed as text. What is not a character becomes U+FFFD; a byte order mark is left out, and so are
 * control characters, which neither HTML nor XML may have, and Postgres cannot store.
 *
 * What counts, in this order: a byte order mark; bytes that are valid UTF-8, which does not happen by chance in another charset;
 * the `Content-Type` header; what the page itself declares (`<meta charset>`, `<?xml encoding>`). A declaration that the text
 * contradicts counts for nothing. Then the charset is guessed from the text.
 */
export function decodeText(body: Buffer, contentType: string | null): Decoded {
  const marked = charsetOfMark(body) ?? charsetOfMarkup(body)
  if (marked !== null) return decode(body, marked)
  if (isUtf8(body)) return decode(body, isAscii(body) && hasEscapes(body) ? 'iso-2022-jp' : 'utf-8')
  const sample = sampleOf(body)
  for (const declared of [charsetOfHeader(contentType), charsetWithin(body)]) {
    // Whoever can read that it is UTF-16 has seen that it is not.
    if (declared === null || declared.startsWith('utf-16')) continue
    if (isMostlyWhole(sample, declared)) return decode(body, declared)
  }
  // Text that is UTF-8 but for a few places.
  return decode(body, isMostlyWhole(sample, 'utf-8') ? 'utf-8' : guess(body))
}

function decode(body: Buffer, charset: string): Decoded {
  const text = new TextDecoder(charset).decode(body).replace(CONTROLS, '')
  if (charset !== 'windows-1252') return { text, charset }
  // Node 20 reads it as ISO-8859-1, in which quotation marks and dashes are control characters.
  return { text: text.replace(/[\x80-\x9f]/g, (control) => FROM_80.charAt(control.charCodeAt(0) - 0x80)), charset }
}

/** Whether at most one in twenty characters beyond ASCII is none in a charset. */
function isMostlyWhole(sample: Buffer, charset: string): boolean {
  const { text } = decode(sample, charset)
  let others = 0
  let damaged = 0
  for (const character of text) {
    if (character > '\x7f') others++
    if (character === '\ufffd') damaged++
  }
  return damaged * 20 <= others
}

/** Where the text goes beyond ASCII, as far as it takes to judge it. */
function sampleOf(body: Buffer): Buffer {
  const first = body.findIndex((byte) => byte > 0x7f)
  return body.subarray(first, first + JUDGED_BY)
}

function charsetOfMark(body: Buffer): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8'
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be'
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le'
  return null
}

/** UTF-16 without a mark: every other byte of markup is 0. */
function charsetOfMarkup(body: Buffer): string | null {
  if (body[0] === 0x3c && body[1] === 0 && body[3] === 0) return 'utf-16le'
  return body[0] === 0 && body[1] === 0x3c && body[2] === 0 ? 'utf-16be' : null
}

/** The turns to Japanese and back of ISO-2022-JP, which is ASCII otherwise. */
function hasEscapes(body: Buffer): boolean {
  return body.includes('\x1b$B') || body.includes('\x1b$@')
}

function charsetOfHeader(contentType: string | null): string | null {
  return known(/charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1])
}

/** What the page or feed says of itself, near its beginning. */
function charsetWithin(body: Buffer): string | null {
  const head = body.toString('latin1', 0, DECLARED_WITHIN)
  const xml = /^\s{0,99}<\?xml[^>]{1,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})/.exec(head)?.[1]
  const meta = /<meta[^>]{1,500}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(head)?.[1]
  return known(xml) ?? known(meta)
}

/** The name that TextDecoder gives a charset; null if it has none of that name. */
function known(label: string | undefined): string | null {
  if (label === undefined) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    // There is no other way to ask.
    return null
  }
}

function guess(body: Buffer): string {
  for (const { name } of analyse(textBetweenTags(body))) {
    const charset = known(name)
    if (charset !== null && charset !== 'utf-8') return charset
  }
  return 'windows-1252'
}

/** What is outside of tags, as far as it is needed: markup is ASCII, and would be guessed to be English. */
function textBetweenTags(body: Buffer): Buffer {
  const text = Buffer.alloc(Math.min(body.length, GUESSED_FROM))
  let length = 0
  let isTag = false
  for (const byte of body) {
    if (length === text.length) break
    if (byte === 0x3c) isTag = true
    if (!isTag) text[length++] = byte
    if (byte === 0x3e) isTag = false
  }
  return text.subarray(0, length)
}

/** All but tab, line feed, form feed and carriage return. */
const CONTROLS = /[^\P{Cc}\t\n\f\r\x80-\x9f]/gu

/** windows-1252 from 0x80 to 0x9f. */
const FROM_80 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

/** HTML looks at the first 1,024 bytes; some pages have a long comment first. */
const DECLARED_WITHIN = 8_192

const JUDGED_BY = 65_536

const GUESSED_FROM = 32_768
