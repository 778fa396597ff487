// To whom words were said, and where or at what: "told reporters", "in a letter to the king", "during a visit to
// Tokyo". Read only from the attribution, never from the words reported, which speak of other places.

import { DETERMINERS, PREPOSITIONS } from '../../language/small-words.ts'
import type { Span } from '../../language/span.ts'
import { isTime, phraseStartingAt } from '../cues/noun-phrases.ts'
import type { Saying } from '../cues/saying.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'

export interface Circumstances {
  /** The words for whom it was said to: "reporters", "the king". */
  addressee: Span | null
  /** The words for where or at what, with their preposition: "at the Varnby summit". */
  occasion: Span | null
}

/**
 * What an attribution tells about the circumstances. `zones`: the tokens that belong to the attribution, in stretches,
 * the one that counts most first.
 */
export function circumstances(
  row: readonly Token[],
  saying: Saying | null,
  zones: readonly (readonly Token[])[],
): Circumstances {
  const found: Circumstances = { addressee: told(row, saying), occasion: null }
  for (const zone of zones) {
    for (let at = 0; at < zone.length; at++) {
      found.addressee ??= addressed(zone, at, at === 0 && saying?.order === 'SUBJECT_FIRST')
      if (found.occasion || isOfPost(zone, at, saying)) continue
      const end = occasionEnd(zone, at)
      if (end > at) found.occasion = spanOf(zone, at, end)
    }
  }
  return found
}

function told(row: readonly Token[], saying: Saying | null): Span | null {
  const addressee = saying?.addressee
  return addressee && !POINTERS.has(row[addressee.from]?.lower ?? '') ? spanOf(row, addressee.from, addressee.to) : null
}

/** "said to reporters", "speaking to parliament", "a letter to the king": the words behind "to". */
function addressed(zone: readonly Token[], at: number, isBehindVerb: boolean): Span | null {
  const word = zone[at]?.lower ?? ''
  const before = zone[at - 1]?.lower ?? ''
  const isTo = word === 'to' && (isBehindVerb || SPOKEN_TO.test(before))
  if (!isTo && word !== 'addressing') return null
  const phrase = phraseStartingAt(zone, at + 1)
  return phrase && phrase.from === at + 1 && phrase.kind !== 'PRONOUN' ? spanOf(zone, phrase.from, phrase.to) : null
}

const SPOKEN_TO =
  /^(?:speaking|spoke|talking|letters?|message|remarks|speech|statement|address|testimony|e-?mail|interview|comments|note|memo)$/u
const POINTERS = new Set(['me', 'him', 'her', 'them', 'us', 'you'])

/**
 * "Said Lena Holt, an analyst at Norvik Bank", "Holt, who worked at Norvik Lines, said": where the speaker has a post, and
 * not where it was said. Whatever else follows the comma tells of the speaking: ", at the summit", ", speaking at the summit".
 */
function isOfPost(zone: readonly Token[], at: number, saying: Saying | null): boolean {
  if (saying === null || zone[at]?.lower === 'during') return false
  const comma = zone.slice(0, at).findLastIndex((token) => isMark(token, ','))
  const first = zone[comma + 1]
  if (comma === -1 || comma + 1 === at || !isWord(first) || isTime(first)) return false
  return !PREPOSITIONS.has(first.lower) && !OF_SPEAKING.test(first.lower)
}

const OF_SPEAKING = /(?:ing|ly|ed)$|^(?:also|first|later|then|again|too|both|said|told|wrote|spoke)$/u

/** Past the words for an occasion that begins at `at` with its preposition; `at` itself where none does. */
function occasionEnd(zone: readonly Token[], at: number): number {
  const word = zone[at]?.lower ?? ''
  const first = zone[at + 1]
  if (!PLACING.has(word) || !isWord(first) || isTime(first) || NOT_PLACES.has(first.lower)) return at
  let end = at + 1
  let head: Token | undefined
  for (let next = at + 1; next - at < LONGEST; ) {
    if (isTime(zone[next]) || /^\d/u.test(zone[next]?.text ?? '')) break
    const phrase = phraseStartingAt(zone, next)
    if (phrase?.from !== next || phrase.kind === 'PRONOUN') break
    end = siteEnd(zone, phrase.to)
    head ??= headOf(zone, next, end)
    if (!LINKS.has(zone[end]?.lower ?? '')) break
    next = end + 1
  }
  if (!head || end === at + 1) return at
  const isAnywhere = word === 'at' || word === 'during' || word === 'aboard' || word === 'outside' || word === 'inside'
  const isPlace = first.isCapital && !DETERMINERS.has(first.lower)
  const isEvent = EVENTS.has(head.lower)
  if (isAnywhere)
    return head.isCapital ||
      isPlace ||
      isEvent ||
      SITES.has(head.lower) ||
      word !== 'at' ||
      DETERMINERS.has(first.lower)
      ? end
      : at
  return isPlace || isEvent ? end : at
}

/** "Varnby naval base": past the small words between a name and the noun for its site or event. */
function siteEnd(zone: readonly Token[], from: number): number {
  for (let at = from; at < from + 3; at++) {
    const token = zone[at]
    if (!isWord(token) || isTime(token) || LINKS.has(token.lower)) return from
    if (SITES.has(token.lower) || EVENTS.has(token.lower)) return at + 1
  }
  return from
}

/** The noun a phrase is about: the last word before "of" or "for". */
function headOf(zone: readonly Token[], from: number, to: number): Token | undefined {
  const link = zone.findIndex((token, index) => index > from && index < to && LINKS.has(token.lower))
  return zone[(link === -1 ? to : link) - 1]
}

function spanOf(row: readonly Token[], from: number, to: number): Span | null {
  const first = row[from]
  const last = row[to - 1]
  return first && last && !isMark(first, ',') ? { start: first.start, end: last.end } : null
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const LONGEST = 18
const PLACING = words('at during in on aboard outside inside')
const LINKS = words('of with to in at on for by from between')
/** "At least", "in turn", "on condition": no place. */
const NOT_PLACES = words(
  'least most first last once all times time night present issue stake risk turn fact part general particular person private public response reply reaction ' +
    'addition contrast line condition behalf top point every any each what which who when his her its their a.m p.m one two three four five',
)
const SITES = words(
  'base airport port harbour harbor station headquarters university hospital school church hotel camp border square hall centre center stadium ' +
    'plant factory site palace museum embassy courthouse barracks shipyard dockyard docks',
)
/** Whether the word is what people say things at or in: "hearing", "letter". */
export function isEvent(token: Token | undefined): boolean {
  return isWord(token) && EVENTS.has(token.lower)
}

const EVENTS = words(
  'interview interviews statement statements speech speeches letter letters address briefing conference tweet tweets post posts message article op-ed editorial ' +
    'column testimony hearing debate meeting meetings call memo note e-mail email video broadcast essay book remarks comments appearance visit trip tour ' +
    'summit rally event ceremony gathering forum session talks dinner lunch breakfast panel press-conference podcast show programme program report ' +
    'sidelines margins floor stage steps campaign talk lecture sermon service parade march protest vigil convention congress assembly town-hall ' +
    'fundraiser conversation discussion webcast livestream blog release communique communiqué declaration document filing affidavit',
)
