import { parseUrl } from '../given/given-url.ts'

// Text from outside, made fit for a line of a message: one line that ends where it should, and does nothing to what is
// around it. What a channel's own markup would make of it is that channel's matter.

/** Characters that are not to be seen, but act: on the order of others, on lines, on parsers. */
const ACTING =
  /[\p{Cc}\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\u{e0000}-\u{e0fff}]+/gu
/** Marks upon marks, which would cover the lines above. */
const HEAPED = /(\p{M}{4})\p{M}+/gu
/** What a text may lose at most by cleaning and still fill its line. */
const SPARE = 4

/** A text as one clean line of at most `most` UTF-16 code units; a longer one is cut, which its last character shows. */
export function plainLine(text: string, most: number): string {
  // Cut before, too: the work does not grow with a hostile text.
  const within = text.slice(0, most * SPARE)
  const clean = within
    .toWellFormed()
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
    .replace(ACTING, '')
    .replace(HEAPED, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  if (clean.length <= most && within.length === text.length) return clean
  // Not in the middle of a character.
  return `${clean
    .slice(0, most - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`
}

/** Letters of scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** A clean line within marks that keep its direction from what is beside it, where it needs them. */
export function isolated(line: string): string {
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line
}

/** Longer than any article's, and short enough for every channel. */
const LONGEST_LINK = 2_000

/** An address as a link that may be followed; null where it is not one of the web, or says who follows it. */
export function safeLink(address: string | null): string | null {
  if (address === null || address.length > LONGEST_LINK) return null
  const url = parseUrl(address)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null
  // What a URL leaves as it is, and a channel's markup may not.
  const href = url.href.replace(/[^!#$%&+,./0-9:;=?@A-Z_a-z~[\]-]/gu, (character) =>
    encodeURIComponent(character.toWellFormed()).replace(/[!'()*]/g, hexOf),
  )
  return href.length > LONGEST_LINK ? null : href
}

function hexOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
