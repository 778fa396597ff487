// What stands between a speech verb and the clause it governs: whom the words were said to, asides, "that".

import { DETERMINERS, JOINTS, PREPOSITIONS } from '../../language/small-words.ts'
import { actOfVerb, CLAIMS } from '../acts/act-words.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { cueOrDeed } from './cues.ts'
import { isTime } from './noun-phrases.ts'

/** Where the words end that say whom a verb's words were said to: "told the committee". `from` if no one is named. */
export function addresseeEnd(row: readonly Token[], from: number, lemma: string): number {
  const first = row[from]
  if (!isWord(first)) return from
  if (
    /^(?:me|him|her|them|us|you|reporters|journalists|supporters|voters|lawmakers|viewers|delegates|attendees|people|members|investigators|police)$/u.test(
      first.lower,
    )
  )
    return from + 1
  if (lemma !== 'tell' && !thatWithin(row, from, 5)) return from
  let to = from
  if (DETERMINERS.has(first.lower)) to++
  const capital = row[to]?.isCapital ?? false
  while (to < row.length && to - from < 9) {
    const token = row[to]
    if (!isWord(token) || JOINTS.has(token.lower) || PREPOSITIONS.has(token.lower) || isTime(token)) break
    if (capital && (!token.isCapital || DETERMINERS.has(token.lower))) break
    if (DETERMINERS.has(token.lower) || /^(?:he|she|they|it|i|we|his|there)$/u.test(token.lower)) break
    if (!capital && to - from >= 3) break
    to++
  }
  return to
}

function thatWithin(row: readonly Token[], from: number, reach: number): boolean {
  return row.slice(from, from + reach).some((token) => token.lower === 'that')
}

/** The "that" of "said in a statement on Tuesday that": only small asides may stand between. */
export function thatAfter(row: readonly Token[], from: number): number | null {
  const first = row[from]
  if (first?.lower === 'that') return isWord(row[from + 1]) || row[from + 1]?.kind === 'quotation' ? from : null
  if (
    !first ||
    !(
      PREPOSITIONS.has(first.lower) ||
      isTime(first) ||
      isMark(first, ',') ||
      /(?:ly|again|last|earlier|later)$/u.test(first.lower)
    )
  )
    return null
  for (let at = from; at < row.length && at - from < 18; at++) {
    const token = row[at]
    if (!token || token.kind === 'quotation' || isMark(token, '.;:?!')) return null
    // "Said in response to claims that it broke that ..."
    if (token.lower === 'that' && isOfClaim(row, at)) continue
    if (token.lower === 'that' && !DETERMINERS.has(row[at - 1]?.lower ?? '')) return at
    // "Insisted on Tuesday, rejecting a report that": that is of the second verb.
    if (isMark(row[at - 1], ',') && cueOrDeed(token.lower, 'en')?.form === 'PARTICIPLE') return null
    if (JOINTS.has(token.lower) && !PREPOSITIONS.has(token.lower) && token.lower !== 'and') return null
  }
  return null
}

/** "Called reports that ...", `as “rubbish” claims that`: a noun, though the word could be a verb. */
export function isOthersClaim(row: readonly Token[], at: number): boolean {
  const before = row[at - 1]
  if (!/^(?:reports|claims|charges)$/u.test(row[at]?.lower ?? '')) return false
  // "Denied claims she knew": nobody claims it in this sentence but those whom it denies.
  const verb = isWord(before) ? cueOrDeed(before.lower, 'en') : undefined
  if (verb && actOfVerb(verb.lemma) === 'DENIES') return true
  if (row[at + 1]?.lower !== 'that') return false
  return before?.kind === 'quotation' || verb?.form === 'FINITE'
}

/** `"...," he scolded`, `he scolded: "..."` */
export function isBesideQuotation(row: readonly Token[], at: number, cueTo: number): boolean {
  const next = isMark(row[cueTo], ':,') ? row[cueTo + 1] : row[cueTo]
  return next?.kind === 'quotation' || row.slice(Math.max(0, at - 4), at).some((token) => token.kind === 'quotation')
}

/** A law "states" what is in it; no one spoke. */
export const DOCUMENTS = new Set(['article', 'section', 'chapter', 'clause', 'paragraph', 'amendment'])

/** Verbs of speech beside a quotation only. */
export const EVERYDAY = /^(?:begin|continue|start|read|post|laugh|crack|snap|put|sing|fume|thunder)$/u

/** "Described as “rubbish” reports that", "spoke of claims that": what others say; "said in a report that" is hers. */
export function isOfClaim(row: readonly Token[], that: number): boolean {
  if (!CLAIMS.test(row[that - 1]?.lower ?? '')) return false
  const between = row.slice(Math.max(0, that - 5), that - 1)
  const joint = between.findLast((token) => token.kind === 'quotation' || PREPOSITIONS.has(token.lower))
  return !!joint && !/^(?:in|during|by|via|through|at)$/u.test(joint.lower)
}
