// Where one of two wordings says the opposite of the other, word by word: what is told of them as a discrepancy.

import { wordsIn, writtenOut } from '../language/tokens.ts'
import { type WordDiff, wordDiff } from './diff.ts'
import { type Difference, differencesOf } from './differences.ts'
import { isNegation } from './wording.ts'

interface Wording {
  text: string
  /** Primary language subtag. */
  language: string
}

/** Whether the two say the opposite of each other anywhere, whichever is read first. */
export function areDenials(one: Wording, other: Wording): boolean {
  if (one.language !== other.language || one.text === other.text) return false
  return [[one, other] as const, [other, one] as const].some(([before, after]) => {
    const diff = wordDiff(before.text, after.text)
    return denialsIn(before, after, diff, differencesOf(diff, before.language)).length > 0
  })
}

/** Those of the differences between two wordings that turn what is said. */
export function denialsIn(
  before: Wording,
  after: Wording,
  diff: WordDiff,
  differences: readonly Difference[],
): Difference[] {
  const kept = diff.blocks.reduce((count, { isKept, before: { start, end } }) => count + (isKept ? end - start : 0), 0)
  // A "not" in one of two different sentences contradicts nothing.
  if (kept * 2 < Math.min(diff.before.length, diff.after.length)) return []
  const denials = differences.filter((one) => one.kind === 'NEGATION' && !isAnswer(before, after, one))
  return isMoved(before, after, denials) ? [] : denials
}

/** "No, we will": the word answers a question, and turns nothing. */
function isAnswer(one: Wording, other: Wording, { before, after }: Difference): boolean {
  const isNo = (text: string, span: Difference['before']) =>
    span !== null && /^no$/iu.test(text.slice(span.start, span.end)) && /^\s*[,.–—-]/u.test(text.slice(span.end))
  return isNo(one.text, before) || isNo(other.text, after)
}

/** "I do not think it will" and "I think it will not": what was denied in one place is denied in another. */
function isMoved(one: Wording, other: Wording, denials: readonly Difference[]): boolean {
  const isDenied = (text: string, span: Difference['before']) =>
    span !== null &&
    wordsIn(text.slice(span.start, span.end))
      .flatMap(({ key }) => writtenOut(key))
      .some(isNegation)
  const mine = denials.filter(({ before }) => isDenied(one.text, before)).length
  const theirs = denials.filter(({ after }) => isDenied(other.text, after)).length
  return denials.length > 1 && mine === theirs
}
