// Where one of two wordings says the opposite of the other, word by word: what is told of them as a discrepancy.

import { wordsIn, writtenOut } from '../language/tokens.ts'
import { antonymPlaces } from './antonyms.ts'
import { type WordDiff, wordDiff } from './diff.ts'
import { type Difference, differencesOf } from './differences.ts'
import type { ComparedWord } from './opposites.ts'
import { isNegation } from './wording.ts'

interface Wording {
  text: string
  /** Primary language subtag. */
  language: string
}

interface Compared {
  report: Wording
  words: readonly ComparedWord[]
}

/** Whether the two say the opposite of each other anywhere, whichever is read first. */
export function areDenials(one: Compared, other: Compared): boolean {
  const [a, b] = [one.report, other.report]
  if (a.language !== b.language || a.text === b.text || !mayDeny(one.words, other.words)) return false
  return [[a, b] as const, [b, a] as const].some(([before, after]) => {
    const diff = wordDiff(before.text, after.text)
    return denialsIn(before, after, diff, differencesOf(diff, before.language)).length > 0
  })
}

/** A first look: nearly all wordings that are compared differ by no word that could turn them. */
function mayDeny(one: readonly ComparedWord[], other: readonly ComparedWord[]): boolean {
  const [own, others] = [new Set(one.map(({ key }) => key)), new Set(other.map(({ key }) => key))]
  const [unlike, theirs] = [one.filter(({ key }) => !others.has(key)), other.filter(({ key }) => !own.has(key))]
  if (countNegations(one) !== countNegations(other) || countNegations(unlike) > 0) return true
  const places = new Set(theirs.flatMap(antonymPlaces))
  return (
    unlike.some((word) => isPrefixed(word, others) || antonymPlaces(word).some((place) => places.has(place ^ 1))) ||
    theirs.some((word) => isPrefixed(word, own))
  )
}

function countNegations(words: readonly ComparedWord[]): number {
  return words.filter(({ key }) => isNegation(key)).length
}

/** "Unsafe" where the other side has "safe". */
function isPrefixed({ key }: ComparedWord, others: ReadonlySet<string>): boolean {
  const bare = /^(?:un|in|im|ir|il|non|dis)(\p{L}{4,})$/u.exec(key)?.[1]
  return bare !== undefined && others.has(bare)
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
