// What may speak, asked before a speaker stands under a name: a person, a body, a state. Not a day, an adverb, a sea, a party's
// tag, a heading's word that has its capital from the sentence alone.

import { kindOfName } from '../../language/bodies.ts'
import { isCommonWord } from '../../language/lexicon/lexicon.ts'
import { NAME_PARTICLES, OPENERS, PREPOSITIONS, TIME_WORDS } from '../../language/small-words.ts'
import type { Speaker } from '../../statement/report.ts'

/** No name of a person or body is longer. */
const LONGEST = 10
/** "R-Ohio", "D-Vt." */
const PARTY_TAG = /^(?:R|D|I|Rep|Dem|Con|Lab)-\p{Lu}/u
const PLACE =
  /^(?:mount|lake|cape|gulf|strait) |(?: (?:sea|ocean|bay|gulf|strait|channel|river|lake|lakes|island|islands|mountain|mountains|hills|valley|desert|peninsula|street|road|avenue|boulevard|highway|airport|bridge|square|stadium|beach|coast|canal))$/iu

/** Streets and the like that stand for who sits there. */
const SPEAKING_PLACES = new Set(['downing street', 'wall street', 'capitol hill', 'foggy bottom'])

/** Where a name stands, and what the article knows of it. */
export interface NameInText {
  language: string
  /** The article writes the word with its capital elsewhere than at the head of a sentence, or has it in a full name. */
  isName: (word: string) => boolean
  /** The word is the last of a name of two words or more. */
  isSurname: (word: string) => boolean
}

/** Whether a name may be a speaker's. */
export function maySpeak({ name, kind, asWritten }: Speaker, known: NameInText): boolean {
  const words = name.split(/\s+/u)
  // Without a capital it is a description, of somebody or of nobody, and no name.
  if (!/\p{Lu}/u.test(name)) return true
  if (words.length > LONGEST || PARTY_TAG.test(name) || isPlace(name)) return false
  if (/^[\d@#]/u.test(name) && !/^\d+ \p{Lu}/u.test(name)) return false
  if (words.every((word) => isNoName(word))) return false
  if (known.language === 'de') return mayBeGerman(words, known)
  if (known.language !== 'en') return mayBeForeign(words, known)
  const [only = ''] = words
  const plain = only.toLowerCase().replace(/['’]s$/u, '')
  if (words.length > 1 || known.isSurname(plain)) return true
  const isBare = isCommonWord(plain) && !known.isName(plain)
  return !isBare || (kind === 'GOVERNMENT' && kindOfName(only) === 'GOVERNMENT') || /^the /iu.test(asWritten)
}

/** "South China Sea", "Lake Varn": no government, and no person. */
export function isPlace(name: string): boolean {
  return PLACE.test(name) && !SPEAKING_PLACES.has(name.toLowerCase())
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

/** In German every noun has a capital: a name needs its article's word for it, that of a full name or of a body. */
function mayBeGerman(words: readonly string[], known: NameInText): boolean {
  const first = words[0] ?? ''
  const last = words.at(-1) ?? ''
  if (kindOfName(words.join(' ')) !== null && /^\p{Lu}/u.test(last)) return /^\p{Lu}/u.test(first)
  if (words.length === 1) return known.isSurname(first.toLowerCase())
  return (
    words.every((word) => /^\p{Lu}/u.test(word) || NAME_PARTICLES.has(word)) && !known.isName(` ${first.toLowerCase()}`)
  )
}

/** In a language whose grammar we do not read: two capitals at least, and nothing else. */
function mayBeForeign(words: readonly string[], known: NameInText): boolean {
  const isSpelt = words.every((word) => /^\p{Lu}/u.test(word) || NAME_PARTICLES.has(word))
  return isSpelt && (words.length > 1 || known.isSurname((words[0] ?? '').toLowerCase()))
}
