// Where something was said, as the sentences around a report tell it: "told reporters in Bergen", "speaking at the harbour
// museum". Only words beside a word for speaking count: "engage more in Asia" does not say where anyone spoke.

import { REGIONS } from '../compare/wording.ts'
import { isCapital, isOutlet, isState } from '../language/bodies.ts'
import { stateOf } from '../language/demonyms.ts'
import type { Span } from '../language/span.ts'

/** What a place's name can be compared with; what nothing marks as another kind is a TOWN. */
type PlaceKind = 'COUNTRY' | 'PROVINCE' | 'REGION' | 'VENUE' | 'TOWN'

export interface NamedPlace {
  name: string
  kind: PlaceKind
  /** UTF-16 code units of the text it was found in. */
  span: Span
}

/** The places of speaking that a text tells. */
export function placesIn(text: string): NamedPlace[] {
  return Array.from(text.matchAll(PLACE), (match) => {
    const row = match.groups?.row ?? ''
    const start = match.index + match[0].length - row.length
    return namesIn(row)
      .filter(({ name, isBehindComma }) => (!isBehindComma || isState(name)) && !isHearer(name))
      .map(({ name, at }) => {
        const span = { start: start + at, end: start + at + name.length }
        const isRegion = /^ (?:region|area|sea)\b/u.test(text.slice(span.end))
        // One speaks in a town and at a house, whatever it is called.
        const isAt = at === 0 && match.groups?.beside === 'at' && kindOf(name) === 'TOWN'
        return { name, kind: isRegion ? 'REGION' : isAt ? 'VENUE' : kindOf(name), span }
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
    ` (?<beside>in|at|from|to|outside|near) (?:the )?(?<row>${NAME}(?:(?:, | in (?:the )?)${NAME})*)`,
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

/** "Speaking to the BBC" does not name a place; nor does an abbreviation, unless it is a state's. */
function isHearer(name: string): boolean {
  return isOutlet(name) || (/^\p{Lu}{2,}$/u.test(name) && stateOf(name) === null)
}

function kindOf(name: string): PlaceKind {
  const last = name.toLowerCase().split(/[ -]/u)
  if (last.some((word) => REGIONS.has(word))) return 'REGION'
  if ((isState(name) || stateOf(name) === name.toLowerCase()) && !isCapital(name)) return 'COUNTRY'
  if (PROVINCES.has(name.toLowerCase())) return 'PROVINCE'
  return last.some((word) => VENUES.has(word)) ? 'VENUE' : 'TOWN'
}

/** Parts of countries that make news under their own name: towns lie in them. */
const PROVINCES = new Set(
  (
    'alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana ' +
    'maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada new_hampshire new_jersey new_mexico north_carolina ' +
    'north_dakota ohio oklahoma oregon pennsylvania rhode_island south_carolina south_dakota tennessee texas utah vermont virginia west_virginia ' +
    'wisconsin wyoming england scotland wales northern_ireland bavaria saxony hesse ontario quebec alberta british_columbia catalonia andalusia ' +
    'crimea donbas sicily lombardy tuscany brittany normandy flanders wallonia silesia queensland victoria new_south_wales punjab sindh kashmir ' +
    'xinjiang tibet guangdong hokkaido okinawa kanagawa kurdistan transylvania'
  )
    .split(' ')
    .map((name) => name.replaceAll('_', ' ')),
)
const VENUES = new Set(
  (
    'university palace hall base port airport hotel house headquarters parliament centre center school college academy hospital embassy ' +
    'museum church cathedral square station stadium theatre theater club institute office ministry court congress senate capitol garden ' +
    'castle harbour harbor dock shipyard factory park building room library assembly summit forum'
  ).split(' '),
)
