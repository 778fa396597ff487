// Where the words of a verb begin, and what ties an object to what is said of it: shared by all constructions.

import { DETERMINERS, JOINTS, MODALS, PREPOSITIONS, PRONOUNS } from '../../language/small-words.ts'
import type { SpeechAct } from '../../statement/speech-act.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'

/** The words that a verb governs, where they stand. */
export interface Stretch {
  /** First token of the words. */
  from: number
  hasThat: boolean
  /** Nothing else can be meant; else the scorer decides. */
  isPlain: boolean
  /** Only a person can do so: a storm "threatened to flood the quay". */
  isPersonal: boolean
  /** The words are an object, with no verb of their own: the day behind them is when it was said. */
  isObject?: boolean
  /** The token behind the words, where the construction tells it. */
  to?: number
  /** Where the construction tells of another act than its verb: "called it “a disgrace”". */
  act?: SpeechAct
}

/** How far the object of a verb may reach: "accused [the chairwoman of the board and her two deputies] of". */
const REACH = 30

/** Finds the words of a verb that ends before `at`; null where it stands in another construction. */
export type Construction = (row: readonly Token[], at: number) => Stretch | null

export const plain = (from: number) => ({ from, hasThat: false, isPlain: true, isPersonal: false })
export const personal = (from: number) => ({ from, hasThat: false, isPlain: true, isPersonal: true })
export const weak = (from: number) => ({ from, hasThat: false, isPlain: false, isPersonal: false })

/** Whether an object begins here: "the board", "farmers", "him"; not "that", "to", a mark. */
export function opensObject(row: readonly Token[], at: number): boolean {
  const token = row[at]
  if (token?.kind === 'quotation') return true
  if (!isWord(token)) return false
  if (/^(?:all|both|many|some|most|several|every|each|any|no|those|these|what|how|whom|such)$/u.test(token.lower))
    return true
  return (
    !PREPOSITIONS.has(token.lower) &&
    !JOINTS.has(token.lower) &&
    !MODALS.has(token.lower) &&
    !/^(?:up|down|off|away|back|later|again|yesterday|today|directly|as|not|\p{L}+ly)$/u.test(token.lower)
  )
}

/**
 * The word that ties an object to what is said of it, at least one token behind; null where a clause comes first: "told
 * him that she had to go".
 */
export function linkBehind(
  row: readonly Token[],
  at: number,
  link: RegExp,
  fits: (link: number) => boolean = (word) => row[word]?.lower !== 'to' || isInfinitive(row, word + 1),
): number | null {
  if (!opensObject(row, at)) return null
  const end = Math.min(row.length, at + REACH)
  let isRelative = false
  for (let next = at + 1; next < end; next++) {
    const token = row[next]
    if (isMark(token, ';:?!') || (isMark(token, '.') && next >= row.length - 2)) return null
    if (!isWord(token)) continue
    if (link.test(token.lower) && fits(next)) return next
    if (token.lower === 'that' && !isRelative) return null
    isRelative ||= /^(?:who|whom|which|whose|what)$/u.test(token.lower)
    if (!isRelative && CLAUSAL.test(token.lower)) return null
  }
  return null
}

const CLAUSAL =
  /^(?:is|are|was|were|will|would|has|have|had|can|could|should|may|might|must|does|did|because|although|though|while|when|if|whether|after|he|she|they|we|i)$|n't$/u

/** Whether a verb without an ending stands here, perhaps behind an adverb: "(to) move", "(to) quickly move". */
export function isInfinitive(row: readonly Token[], from: number): boolean {
  const at = /ly$|^(?:not|also|never)$/u.test(row[from]?.lower ?? '') ? from + 1 : from
  const token = row[at]
  return (
    isWord(token) &&
    !token.isCapital &&
    !DETERMINERS.has(token.lower) &&
    !PREPOSITIONS.has(token.lower) &&
    !PRONOUNS.has(token.lower) &&
    !/^\d|^(?:him|them|us|me)$/u.test(token.lower) &&
    (!token.lower.endsWith('ing') || /^(?:br|s|r|cl|sw|fl|spr|st|str|wr|sl)ing$/u.test(token.lower))
  )
}
