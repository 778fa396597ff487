// A text's words as folding weighs them: contractions written out, possessives off, each with its stem, so that "can't"
// meets "cannot", "ISIS's" meets "ISIS", "two" meets "2" and "5 %" meets "5 percent".

import { stemOf } from './stem.ts'
import { isContraction, isSmall, type Word, wordsIn, writtenOut } from './tokens.ts'

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
  const words: SpokenWord[] = []
  for (const [at, { start, end, key }] of row.entries()) {
    const isName = CAPITAL.test(text.charAt(start)) && !opensSentence(text, start)
    if (isPlain(key)) {
      words.push({ start, end, key, stem: stemOf(key), isContent: !isSmall(key), isName, isNumber: false })
      continue
    }
    const next = row[at + 1]
    const couple = UNSPACED.test(key) && next?.start === end && UNSPACED.test(next.key) ? [key + next.key] : null
    const before = row[at - 1]
    // The last character of such writing stands in the couple before.
    if (couple === null && UNSPACED.test(key) && before?.end === start && UNSPACED.test(before.key)) continue
    for (const piece of couple ?? piecesOf(key)) {
      const isNumber = /\p{N}/u.test(piece)
      const isContent = isNumber || !isSmall(piece)
      words.push({ start, end, key: piece, stem: stemOf(piece), isContent, isName, isNumber })
    }
  }
  return words
}

const CAPITAL = /^\p{Lu}/u

/** Nearly all words are: of these nothing is to be asked but whether they are contractions. */
function isPlain(key: string): boolean {
  return /^[a-z]+$/.test(key) && !SHORT_NAMES.has(key) && !isContraction(key)
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
