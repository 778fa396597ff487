// Where something was said and to whom, as the sentences around a report tell it: "told reporters in Bergen", "speaking
// at the harbour museum", "urged the four members to". Only words beside a word for speaking count: "engage more in
// Asia" is no place where anybody spoke.

import { isCapital, isState } from '../extract/collectives.ts'
import type { Span } from '../statement.ts'
import { REGIONS } from './wording.ts'

/** A place's name by what it can be compared with; towns and venues that nothing marks as such are OTHER. */
export type PlaceKind = 'COUNTRY' | 'REGION' | 'VENUE' | 'TOWN'

export interface Place {
  name: string
  kind: PlaceKind
  /** UTF-16 code units of the text it was found in. */
  span: Span
}

export interface Addressee {
  /** HEARD: spoken to; ASKED: urged, called upon, warned, who need not have been there. */
  role: 'HEARD' | 'ASKED'
  /** The noun phrase: "journalists", "the four members". */
  name: string
  span: Span
}

/** The places of speaking that a text tells. */
export function placesIn(text: string): Place[] {
  return Array.from(text.matchAll(PLACE), (match) => {
    const row = match.groups?.row ?? ''
    const start = match.index + match[0].length - row.length
    return namesIn(row)
      .filter(({ name, isBehindComma }) => !isBehindComma || isState(name))
      .map(({ name, at }) => {
        const span = { start: start + at, end: start + at + name.length }
        return { name, kind: /^ (?:region|area|sea)\b/u.test(text.slice(span.end)) ? 'REGION' : kindOf(name), span }
      })
  })
    .flat()
    .filter(
      ({ name, span }) => !NO_PLACE.test(name) && !(ADJECTIVE.test(name) && /^ \p{Ll}/u.test(text.slice(span.end))),
    )
}

/** Which places a text says lie in which: "Bergen, Norway", "the museum in Bergen". Lower case, the inner one first. */
export function containments(text: string): [string, string][] {
  return Array.from(text.matchAll(INSIDE), ({ groups }) => groups ?? {})
    .filter(({ inner = '', outer = '', comma }) => (comma ? isState(outer) : !isState(inner)))
    .map(({ inner = '', outer = '' }) => [inner.toLowerCase(), outer.toLowerCase()])
}

/** Whom a text says was spoken to, or asked. */
export function addresseesIn(text: string): Addressee[] {
  return [...addressees(text, HEARD, 'HEARD'), ...addressees(text, ASKED, 'ASKED')].sort(
    (a, b) => a.span.start - b.span.start,
  )
}

const NAME = "\\p{Lu}[\\p{L}\\p{M}'’-]*(?: (?:(?:of|the|de|du|la) )*\\p{Lu}[\\p{L}\\p{M}'’-]*){0,3}"
const DAY = '(?: (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| (?:on )?(?:today|yesterday|earlier|late))?'
const PLACE = new RegExp(
  [
    // "Speaking to journalists in", "a press conference at", "during a visit to": some words may stand between.
    '(?:\\b(?:[Ss]peaking|[Ss]poke|[Cc]onference|[Bb]riefing|[Ss]peech|[Aa]ddress|[Ii]nterview|[Rr]eporters|[Jj]ournalists|[Aa]udience|[Rr]ally)\\b[^.!?;:"“”,]{0,50}?',
    '|\\b(?:[Vv]isit|[Tt]rip)\\b(?= (?:in|to)\\b)',
    // "Said on Tuesday in", "told pilots at": nothing of what was said.
    `|\\b(?:said|added|remarked|stated|declared|warned)${DAY}`,
    '|\\btold (?!.{0,30}\\bthat\\b)[^.!?;:"“”,]{1,30}?)',
    ` (?:in|at|from|to|outside|near) (?:the )?(?<row>${NAME}(?:(?:, | in (?:the )?)${NAME})*)`,
  ].join(''),
  'gu',
)
const INSIDE = new RegExp(`(?<inner>${NAME})(?:(?<comma>, )| in (?:the )?)(?<outer>${NAME})`, 'gu')
/** "The Norwegian port": behind it a noun follows. */
const ADJECTIVE = /(?:ese|ish|an|ic|ch)$/u
const NO_PLACE =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|English|French|German|Twitter|Facebook|X)\b/u

/** "Bergen, Norway" is two places; "in Norway, Roe said" one: behind a comma only states count. */
function namesIn(row: string): { name: string; at: number; isBehindComma: boolean }[] {
  return Array.from(row.matchAll(new RegExp(NAME, 'gu')), ({ 0: name, index }) => {
    return { name, at: index, isBehindComma: row.charAt(index - 2) === ',' }
  })
}

function kindOf(name: string): PlaceKind {
  const last = name.toLowerCase().split(/[ -]/u)
  if (last.some((word) => REGIONS.has(word))) return 'REGION'
  if (isState(name) && !isCapital(name)) return 'COUNTRY'
  return last.some((word) => VENUES.has(word)) ? 'VENUE' : 'TOWN'
}

const VENUES = new Set(
  (
    'university palace hall base port airport hotel house headquarters parliament centre center school college academy hospital embassy ' +
    'museum church cathedral square station stadium theatre theater club institute office ministry court congress senate capitol garden ' +
    'castle harbour harbor dock shipyard factory park building room library assembly summit forum'
  ).split(' '),
)

const PHRASE_END =
  '(?= (?:to|that|in|at|on|during|after|before|as|while|from|by|not|for|about|and (?:said|added|then))\\b|[,.;:!?"“”]|$)'
const PHRASE = `(?<name>(?!(?:him|her|them|us|me|it|that|they|he|she|we|you)\\b)[\\p{L}\\p{N}][^,.;:!?"“”()]{2,70}?)${PHRASE_END}`
const HEARD = new RegExp(
  `\\b(?:told|[Ss]peaking to|[Aa]ddressing|spoke to|(?:[Ss]peech|[Aa]ddress|[Rr]emarks) to|[Ii]nterview with) ${PHRASE}`,
  'gu',
)
const ASKED = new RegExp(
  `\\b(?:urged|urging|called (?:up)?on|calling (?:up)?on|asked|asking|appealed to|appealing to|warned|warning|advised|reminded) ${PHRASE}`,
  'gu',
)

function addressees(text: string, pattern: RegExp, role: Addressee['role']): Addressee[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const name = match.groups?.name ?? ''
    const start = match.index + match[0].length - name.length
    return { role, name, span: { start, end: start + name.length } }
  })
}
