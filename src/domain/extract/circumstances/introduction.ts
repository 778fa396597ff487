// A sentence that brings a speaker before his hearers, and reports nothing yet: "She met reporters on Friday." The
// quotations right below it are from that day.

import { AUXILIARIES, MODALS, PREPOSITIONS } from '../../language/small-words.ts'
import { isTime, type Phrase, phraseStartingAt } from '../cues/noun-phrases.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { isEvent } from './circumstances.ts'

/** The stretches that can tell the day: behind the verb and before the subject. None where nobody is brought in. */
export function introduction(row: readonly Token[], subject: Phrase): Token[][] {
  const front = row.slice(0, subject.from)
  const isPlain = !front.some((token) => token.kind === 'quotation' || CLAUSES.test(token.lower))
  const before = isPlain && front.length < LONGEST ? [front] : []
  const verb = verbAt(row, subject.to)
  if (verb === null || !isAppearing(row, verb))
    return front.some((token) => isEvent(token) || SPEAKING.test(token.lower)) ? before : []
  const stop = row.findIndex((token, at) => at > verb && (isMark(token, ',.;:—–') || CLAUSES.test(token.lower)))
  return [row.slice(verb + 1, stop === -1 ? row.length : stop), ...before]
}

/** Who stands behind an opening that no comma closes: "At the hearing on Tuesday Jane Roe was asked". */
export function behindTime(row: readonly Token[]): Phrase | null {
  if (!PREPOSITIONS.has(row[0]?.lower ?? '')) return null
  for (let at = 1; at < 12 && isWord(row[at]); at++) {
    if (!isTime(row[at - 1]) || isTime(row[at])) continue
    const phrase = phraseStartingAt(row, at)
    if (phrase) return phrase
  }
  return null
}

/** The verb of the sentence: behind an apposition, adverbs and helpers; null for what may or will be, or had been. */
function verbAt(row: readonly Token[], from: number): number | null {
  let at = from
  if (isMark(row[at], ',')) {
    const comma = row.findIndex((token, index) => index > from && index - from < 20 && isMark(token, ','))
    if (comma === -1) return null
    at = comma + 1
  }
  while (AUXILIARIES.has(row[at]?.lower ?? '') || /ly$/u.test(row[at]?.lower ?? '')) {
    if (row[at]?.lower === 'had') return null
    at++
  }
  if (!MODALS.has(row[at]?.lower ?? '')) return at
  const isSilent = /^(?:would|did|could)$/u.test(row[at]?.lower ?? '') && row[at + 1]?.lower === 'not'
  return isSilent && row[at + 2]?.lower === 'be' && row[at + 3]?.lower === 'drawn' ? at + 3 : null
}

/** Whether the verb at `verb` brings somebody before his hearers: "met", "was asked", "gave a news conference". */
export function isAppearing(row: readonly Token[], verb: number): boolean {
  const word = row[verb]?.lower ?? ''
  if (ASKED.test(word)) return /^(?:was|were|been|be|is|are)$/u.test(row[verb - 1]?.lower ?? '')
  // "Appeared to be angry", "appears more lenient": nobody has come.
  const isSeeming =
    /^appear/u.test(word) && !/^(?:at|before|in|on|with|by|alongside|outside)$/u.test(row[verb + 1]?.lower ?? '')
  if (APPEARING.test(word)) return !isSeeming
  return GIVING.test(word) && row.slice(verb + 1, verb + 8).some((token) => isEvent(token) || HELD.test(token.lower))
}

const CLAUSES = /^(?:who|whose|whom|which|that|where|when|while|because|if|although|though|whether|but)$/u
const LONGEST = 30
const SPEAKING = /^(?:speaking|addressing|asked|questioned|writing|testifying|appearing)$/u
const ASKED = /^(?:asked|questioned|interviewed|quizzed|pressed|grilled|drawn|cornered)$/u
const APPEARING =
  /^(?:met|meets|addressed|addresses|spoke|speaks|talked|faced|faces|appeared|appears|testified|visited|toured|came|campaigned|commented|reacted|responded|apologi[sz]ed)$/u
const GIVING =
  /^(?:gave|gives|closed|ended|began|held|holds|made|makes|took|takes|issued|released|delivered|called|used|joined|attended|sent|posted|published|broke|opened)$/u
const HELD =
  /^(?:questions|announcement|plea|appeal|silence|reporters|journalists|stage|floor|lectern|podium|microphone)$/u
