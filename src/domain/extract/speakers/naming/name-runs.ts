// Where names may stand in a sentence, with the titles before them.

import { HERS, HIS } from '../../../language/first-names.ts'
import { isCommonWord } from '../../../language/lexicon/lexicon.ts'
import { OPENERS } from '../../../language/small-words.ts'
import { FORMER, OFFICE_MODIFIERS, OFFICE_NOUNS } from '../../../language/titles.ts'
import { isSurname, isTime } from '../../cues/noun-phrases.ts'
import { isWord, type Token } from '../../text/tokens.ts'

/** Stretches of capitalised words that may be a name with its title: [from, to). */
export function runs(row: readonly Token[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let at = 0; at < row.length; at++) {
    if (!startsRun(row, at)) continue
    let to = at + 1
    while (to < row.length && to - at < 12) {
      const token = row[to]
      const next = row[to + 1]
      const previous = row[to - 1]
      if (!isWord(token) || (isTime(token) && !isSurname(row, to)) || SAYS.test(token.lower)) break
      const links = token.lower === 'of' && OFFICE_NOUNS.has(previous?.lower ?? '') && next?.isCapital
      const particle =
        /^(?:van|von|der|den|de|la|bin|al|da|del|di)$/u.test(token.lower) &&
        (next?.isCapital || /^(?:der|den|la)$/u.test(next?.lower ?? ''))
      const behindThe = afterHeld(row, to)
      if (behindThe !== null) {
        to = behindThe
        continue
      }
      if (!token.isCapital && !links && !particle && !(OFFICE_NOUNS.has(token.lower) && next?.isCapital)) break
      to++
      if (
        /['’]s$/u.test(token.text) &&
        !OFFICE_NOUNS.has(next?.lower ?? '') &&
        !OFFICE_MODIFIERS.has(next?.lower ?? '')
      )
        break
    }
    // A title in lower case belongs to the name behind it: "former prime minister Jane Roe".
    let from = at
    while (from > 0 && at - from < 5 && isTitleWord(row[from - 1])) from--
    found.push({ from, to })
    at = to - 1
  }
  return found
}

/** "Secretary [of the Interior] Roy Holt": where the words behind "of the" begin, if a name follows them; else null. */
function afterHeld(row: readonly Token[], at: number): number | null {
  const isLink = /^(?:of|for)$/u.test(row[at]?.lower ?? '') && row[at + 1]?.lower === 'the'
  if (!isLink || !OFFICE_NOUNS.has(row[at - 1]?.lower ?? '')) return null
  let to = at + 2
  while (isWord(row[to]) && row[to]?.isCapital && to - at < 8) to++
  const given = row[to - 2]?.lower ?? ''
  const isThing = isCommonWord(row[at + 2]?.lower ?? '')
  return to - at > 4 && (isThing || HIS.has(given) || HERS.has(given)) ? at + 2 : null
}

/** In a title-case heading: "Lena Holt Explains Why". */
const SAYS =
  /^(?:says|said|told|explains|explained|described|describes|warns|claims|admits|tells|announces|announced)$/u

/** "Resist Roe", "Top Democrats": what slogans and sentences put before a name. */
const CALLS =
  /^(?:resist|stop|never|dump|save|free|impeach|make|vote|support|team|pro|anti|top|new|old|young|right|early|late|fellow|like|dear|sorry|thank|thanks)$/u

function startsRun(row: readonly Token[], at: number): boolean {
  const token = row[at]
  return (
    isWord(token) &&
    token.isCapital &&
    !isTime(token) &&
    !OPENERS.has(token.lower.replace(/\.$/u, '')) &&
    !CALLS.test(token.lower)
  )
}

function isTitleWord(token: Token | undefined): boolean {
  return (
    isWord(token) && (OFFICE_NOUNS.has(token.lower) || OFFICE_MODIFIERS.has(token.lower) || FORMER.has(token.lower))
  )
}
