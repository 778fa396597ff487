// What a sentence says something about, and of what kind the phrase at a sign of speech is.

import { PREPOSITIONS } from '../../language/small-words.ts'
import { OFFICE_NOUNS } from '../../language/titles.ts'
import { leadingPhrase } from '../cues/leading-phrase.ts'
import { type Phrase, phraseStartingAt } from '../cues/noun-phrases.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { isCalling } from './callings.ts'
import { headOf } from './descriptions.ts'

/** The phrase that a sentence begins with, the name in it if there is one: its grammatical subject, mostly. */
export function subjectOf(row: readonly Token[]): Phrase | null {
  const leading = leadingPhrase(row) ?? possessive(row)
  return leading ? named(row, leading) : null
}

/** "Her host, Captain Ole Brandt, put it more dryly": the name behind the description. */
function named(row: readonly Token[], phrase: Phrase): Phrase {
  if (!isMark(row[phrase.to], ',')) return phrase
  const head = headOf(row.slice(phrase.from, phrase.to))
  const isSomebodys = row.slice(phrase.from, phrase.to - 1).some((token) => /['’]s$/u.test(token.text))
  if (phrase.kind !== 'DESCRIPTION' && !(isSomebodys && isCalling(head))) return phrase
  const own = phraseStartingAt(row, phrase.to + 1)
  if (own?.kind !== 'NAME') return phrase
  // "The son of a fisherman, Brandt has ...": one word, with its verb behind it.
  const next = row[own.to]
  const isSubject = isWord(next) && !next.isCapital
  return own.to - own.from > 1 || isSubject ? own : phrase
}

/** "Roe's remarks come as ...": the sentence is about Roe. "Roe's brother came" is about the brother. */
function possessive(row: readonly Token[]): Phrase | null {
  const at = row.findIndex((token, index) => index < 4 && /['’]s$/u.test(token.text))
  if (at === -1 || !row.slice(0, at + 1).every((token) => token.isCapital)) return null
  const head = row.findIndex((token, index) => index > at && index < at + 5 && !token.isCapital && isPersonal(token))
  const isOne = head !== -1 && row.slice(at + 1, head).every((token) => isWord(token) && !PREPOSITIONS.has(token.lower))
  if (isOne) return named(row, { from: 0, to: head + 1, kind: 'DESCRIPTION', apposition: null })
  return { from: 0, to: at + 1, kind: 'NAME', apposition: null }
}

function isPersonal({ lower }: Token): boolean {
  return isCalling(lower)
}

/** Whether a phrase with capitals names nobody: "the Prime Minister", "Norway's Secretary of State", "the Oslo Liberal". */
export function isOfficeAlone(row: readonly Token[], phrase: Phrase): boolean {
  const words = row.slice(phrase.from, phrase.to)
  const isDefinite = /^(?:the|his|her|its|their)$/u.test(words[0]?.lower ?? '')
  const isSomebodys = words.some((token) => /['’]s$/u.test(token.text))
  return (isDefinite || isSomebodys) && OFFICE_NOUNS.has(headOf(words))
}

/** "The Florida Republican": a party's word for a person, which its capital makes look like a name. */
export function isPartisan(row: readonly Token[], phrase: Phrase): boolean {
  const words = row.slice(phrase.from, phrase.to)
  return DEFINITE.test(words[0]?.lower ?? '') && PARTISANS.has(headOf(words))
}

const DEFINITE = /^(?:the|this|that|an?|another)$/u
const PARTISANS = new Set(
  'republican democrat conservative liberal tory socialist independent nationalist unionist'.split(' '),
)

export function textOf(text: string, row: readonly Token[], from: number, to: number): string {
  return text.slice(row[from]?.start ?? 0, row[to - 1]?.end ?? 0).replace(/\s+/gu, ' ')
}

/** Whether a phrase speaks of several: "state lawmakers and the governor", "some sheriffs in the north". */
export function isOfSeveral(row: readonly Token[], phrase: Phrase): boolean {
  const words = row.slice(phrase.from, phrase.to)
  return words.some((token) => token.lower === 'and') || /(?:[^su]s|men|women|people|police)$/u.test(headOf(words))
}
