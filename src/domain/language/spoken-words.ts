// A text's words as folding weighs them: contractions written out, possessives off, each with its stem, so that "can't"
// meets "cannot", "ISIS's" meets "ISIS", "two" meets "2" and "5 %" meets "5 percent".

import { stemOf } from './stem.ts'
import { isSmall, type Word, wordsIn, writtenOut } from './tokens.ts'

export interface SpokenWord extends Word {
  stem: string
  /** A word that tells something of its own; "the", "would" and "said" do not. */
  isContent: boolean
  /** Begins with a capital where no sentence begins, or is all capitals: mostly a name. */
  isName: boolean
  isNumber: boolean
}

/** At most this many characters of a text are read: no utterance is longer, and hostile texts are. */
const LONGEST = 20_000

/** The words of a text in order; those of one contraction stand in one place. */
export function spokenWords(text: string): SpokenWord[] {
  const row = wordsIn(text.slice(0, LONGEST))
  return row.flatMap(({ start, end, key }, at) => {
    const isName = /^\p{Lu}/u.test(text.charAt(start)) && !opensSentence(text, start)
    const next = row[at + 1]
    const couple = UNSPACED.test(key) && next?.start === end && UNSPACED.test(next.key) ? [key + next.key] : null
    const before = row[at - 1]
    // The last character of such writing stands in the couple before.
    if (couple === null && UNSPACED.test(key) && before?.end === start && UNSPACED.test(before.key)) return []
    return (couple ?? piecesOf(key)).map((piece) => {
      const isNumber = /\p{N}/u.test(piece)
      return { start, end, key: piece, stem: stemOf(piece), isContent: isNumber || !isSmall(piece), isName, isNumber }
    })
  })
}

/** Writing without spaces: every two neighbouring characters stand for a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

function piecesOf(key: string): string[] {
  const short = SHORT_NAMES.get(key)
  if (short !== undefined) return short
  const number = key.match(/^[$€£¥]?([\d.,]*\d)(%|\p{L}{0,2})$/u)
  if (number) return [(number[1] ?? '').replaceAll(',', ''), ...(number[2] === '%' ? ['percent'] : [])]
  return writtenOut(key)
}

const SHORT_NAMES: ReadonlyMap<string, string[]> = new Map(
  Object.entries({
    'u.s': ['united', 'states'],
    uk: ['united', 'kingdom'],
    'u.n': ['united', 'nations'],
  }),
)

function opensSentence(text: string, start: number): boolean {
  for (let at = start - 1; at >= 0; at--) {
    const char = text.charAt(at)
    if (/[\s"“”'‘’«»„([]/u.test(char)) continue
    return /[.!?:…—–]/u.test(char)
  }
  return true
}
