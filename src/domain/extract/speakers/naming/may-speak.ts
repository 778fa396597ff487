// What may speak, asked before a speaker stands under a name: a person, a body, a state. Not a day, an adverb, a sea, a party's
// tag, a heading's word that has its capital from the sentence alone.

import { kindOfName } from '../../../language/bodies.ts'
import { stateOf } from '../../../language/demonyms.ts'
import { isCommonWord } from '../../../language/lexicon/lexicon.ts'
import { NAME_PARTICLES, OPENERS, PREPOSITIONS, TIME_WORDS } from '../../../language/small-words.ts'
import type { Speaker } from '../../../statement/report.ts'

/** No name of a person or body is longer. */
const LONGEST = 10
/** "R-Ohio", "D-Vt." */
const PARTY_TAG = /^(?:R|D|I|Rep|Dem|Con|Lab)-\p{Lu}/u
const PLACE =
  /^(?:mount|lake|cape|gulf|strait) |(?: (?:sea|ocean|bay|gulf|strait|channel|river|lake|lakes|island|islands|mountain|mountains|hills|valley|desert|peninsula|street|road|avenue|boulevard|highway|airport|bridge|square|stadium|beach|coast|canal))$/iu

/** Streets and the like that stand for who sits there. */
const SPEAKING_PLACES = new Set(['downing street', 'wall street', 'capitol hill', 'foggy bottom'])

/** What transcripts call whoever asks. */
const ASKER =
  /^(?:q|a|question|questions|answer|reporter|reporters|moderator|audience|crowd|voice|interviewer|unidentified \p{L}+)$/iu

/** Where a name stands, and what the article knows of it. */
export interface NameInText {
  language: string
  cast: {
    /** The article writes the word with its capital elsewhere than at the head of a sentence, or has it in a full name. */
    isName(word: string): boolean
    /** The word is in a name of two words or more. */
    isSurname(word: string): boolean
    /** The article writes the word without a capital too. */
    isSmall(word: string): boolean
  }
}

/** Whether a name may be a speaker's. */
export function maySpeak({ name, kind, asWritten }: Speaker, { language, cast }: NameInText): boolean {
  const words = name.split(/\s+/u)
  // Without a capital it is a description, of somebody or of nobody, and no name.
  if (!/\p{Lu}/u.test(name)) return true
  if (words.length > LONGEST || PARTY_TAG.test(name) || isPlace(name)) return false
  if (/^[\d@#]/u.test(name) && !/^\d+ \p{Lu}/u.test(name)) return false
  if (words.every((word) => isNoName(word)) || ASKER.test(name)) return false
  if (words.length > 2 && name === name.toUpperCase()) return false
  if (
    VAGUE.test(name) ||
    /^(?:some|many|most|few|several|other) \p{Lu}\p{L}*s$/iu.test(asWritten) ||
    NUMBERED.test(name) ||
    isOfTheirKind(words)
  )
    return false
  if (language === 'de') return mayBeGerman(words, cast)
  if (language !== 'en' && language !== 'und') return mayBeForeign(words, cast)
  const [only = ''] = words
  const plain = only.toLowerCase().replace(/['’]s$/u, '')
  if (words.length > 1 || (cast.isSurname(plain) && !/^(?:right|update|editor|correction|note)$/u.test(plain)))
    return true
  const isShout = only.length > 4 && only === only.toUpperCase()
  // "Marsh said": a thing says nothing, so that a word which the article has with a capital alone may be a surname.
  const isThing = cast.isSmall(plain) || /(?:s|ing|ed|ly)$/u.test(plain) || kind !== 'PERSON'
  const isBare = isCommonWord(plain) && (isShout || (!cast.isName(plain) && isThing))
  return !isBare || (kind === 'GOVERNMENT' && kindOfName(only) === 'GOVERNMENT') || /^the /iu.test(asWritten)
}

/** "South China Sea", "Lake Varn": no government, and no person. */
export function isPlace(name: string): boolean {
  return PLACE.test(name) && !SPEAKING_PLACES.has(name.toLowerCase())
}

/** "Some in Gaza", "Others". */
const VAGUE = /^(?:some|many|several|most|few|others?|both|all|each|another|thousands|hundreds|dozens|millions)\b/iu

/** "Juror No. 7", "Witness B": they are numbered so that they have no name. */
const NUMBERED =
  /(?:^| )(?:no|nr|number)\.?$|^(?:juror|witness|victim|patient|defendant|suspect|officer|soldier|source|speaker|participant|student|employee|resident|agent|detainee|prisoner) (?:no\.? ?|number |#)?(?:\d+|\p{Lu})$/iu

/** "Wary Republicans", "the South Korean": people of a kind, and no body of theirs. */
function isOfTheirKind(words: readonly string[]): boolean {
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  const isParty = /^(?:Republicans|Democrats|Conservatives|Liberals)$/u.test(last)
  if (isParty && words.length === 2)
    return isCommonWord(first.toLowerCase()) && !/^(?:house|senate|state|county)$/iu.test(first)
  return (
    words.length < 3 && /(?:ians?|eans?|ese|ish)$/u.test(last) && stateOf(words.join(' ').replace(/s$/u, '')) !== null
  )
}

/** A word that is none of a name: "Wednesday", "Meanwhile", "In". */
function isNoName(word: string): boolean {
  const lower = word.toLowerCase().replace(/\.$/u, '')
  return (
    OPENERS.has(lower) ||
    PREPOSITIONS.has(lower) ||
    (TIME_WORDS.has(lower) && !/^(?:may|april|june|august)$/u.test(lower))
  )
}

/** What German puts before a noun, and no one is christened. */
const GERMAN_SMALL =
  /^(?:der|die|das|den|dem|des|ein|eine[mnrs]?|kein\p{L}*|mein\p{L}*|sein\p{L}*|ihre?\p{L}*|unser\p{L}*|dies\p{L}*|jen\p{L}*|jed\p{L}*|jeglich\p{L}*|ander\p{L}*|einig\p{L}*|viel\p{L}*|mehrer\p{L}*|alle\p{L}*|beid\p{L}*|zwei|drei|vier|auch|doch|dann|da|wie|wo\p{L}*|was|wer|wenn|weil|ob\p{L}*|für|von|vom|zu[mr]?|auf|unter|nach|mit|bei|in|im|am|an|aus|um|anfang|ende|mitte|gleich\p{L}*|eigen\p{L}*|so|nun|nur|erst|wollte\p{L}*|weshalb)$/iu

/** In German every noun has a capital: a name needs its article's word for it, that of a full name or of a body. */
function mayBeGerman(words: readonly string[], cast: NameInText['cast']): boolean {
  const first = words[0] ?? ''
  const last = words.at(-1) ?? ''
  if (kindOfName(words.join(' ')) !== null && /^\p{Lu}/u.test(last)) return /^\p{Lu}/u.test(first)
  if (words.length === 1) return cast.isSurname(first.toLowerCase())
  const isSpelt = words.every((word) => /^\p{Lu}/u.test(word) || NAME_PARTICLES.has(word))
  return isSpelt && !GERMAN_SMALL.test(first) && !words.some((word) => cast.isSmall(word.toLowerCase()))
}

/** In a language whose grammar we do not read: two capitals at least, and nothing else. */
function mayBeForeign(words: readonly string[], cast: NameInText['cast']): boolean {
  const isSpelt = words.every((word) => /^\p{Lu}/u.test(word) || NAME_PARTICLES.has(word))
  return isSpelt && (words.length > 1 || cast.isSurname((words[0] ?? '').toLowerCase()))
}
