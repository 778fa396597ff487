// What a verb governs, asked of the sentence's grammar: its subject, and where what belongs to it ends.

import { isMark, isWord, type Token } from '../text/tokens.ts'
import { TREE_RELATIONS } from './parser.ts'
import type { Syntax } from './syntax.ts'
import { TAGS } from './tagger.ts'

/**
 * Where the words of a verb end, which have no tense of their own: before the next verb with a tense that the grammar
 * hangs elsewhere, be it joined to the first one ("praised the crew and left") or the clause around it ("When she asked the
 * crew to leave, they stayed"). `end` where there is none.
 */
export function tenselessEnd(row: readonly Token[], syntax: Syntax, verb: number, from: number, end: number): number {
  for (let at = from + 1; at < end; at++) {
    if (!isTensed(syntax, at) || isBelow(syntax, at, verb)) continue
    const start = clauseStart(row, syntax, at, from)
    if (start > from) return start
  }
  return end
}

/**
 * Where the words of a noun end that is its sentence's subject: before the verb that it is the subject of, "her denial that it
 * leaks [convinced nobody]". `end` where a verb with a tense stands before the noun, which then is no subject.
 */
export function subjectEnd(syntax: Syntax, noun: number, row: readonly Token[], from: number, end: number): number {
  for (let at = 0; at < noun; at++) if (isTensed(syntax, at)) return end
  let hasVerb = !/^that$/u.test(row[from - 1]?.lower ?? '')
  for (let at = from + 1; at < end; at++) {
    if (!isTensed(syntax, at) || HANGING.test(row[at - 1]?.lower ?? '')) continue
    if (!hasVerb) {
      hasVerb = true
      continue
    }
    const start = clauseStart(row, syntax, at, from)
    return start > from ? start : at
  }
  return end
}

/** Where "who denied that it leaks, [will resign]" ends: before a comma with a verb behind it. */
export function relativeEnd(syntax: Syntax, row: readonly Token[], from: number, end: number): number {
  const at = row.findIndex(
    (token, index) => index > from && index < end && isMark(token, ',') && isTensed(syntax, index + 1),
  )
  return at === -1 ? end : at
}

/** Whether a token hangs on a verb without being joined to it. */
function isBelow({ heads, relations }: Syntax, token: number, verb: number): boolean {
  let at = token
  for (let steps = 0; steps < heads.length; steps++) {
    const head = heads[at] ?? heads.length
    if (head === verb) return !JOINED.test(TREE_RELATIONS[relations[at] ?? 0] ?? '')
    if (head >= heads.length || head === at) return false
    at = head
  }
  return false
}

/** The first token of the clause of the verb at `verb`, its comma or joint included; `least` where none is marked off. */
function clauseStart(row: readonly Token[], { heads, relations }: Syntax, verb: number, least: number): number {
  const isHelper = TREE_RELATIONS[relations[verb] ?? 0] === 'aux'
  const main = isHelper ? (heads[verb] ?? verb) : verb
  let first = verb
  for (let at = verb - 1; at > least; at--) {
    if (heads[at] === main || heads[heads[at] ?? 0] === main) first = at
    if (isMark(row[at], ',;—–') || (isWord(row[at]) && JOINT.test(row[at]?.lower ?? ''))) {
      // "Asked Lee, the head, to leave": what stands in commas is no clause.
      const isNext = first - at < 2
      if (isNext && HANGING.test(row[first]?.lower ?? '')) return least
      if (isNext) return isMark(row[at - 1], ',') ? at - 1 : at
      if (verb - at > FAR) break
    }
  }
  return least
}

function isTensed({ tags }: Syntax, at: number): boolean {
  return TENSED.test(TAGS[tags[at] ?? TAGS.length] ?? '')
}

/** Clauses that are of what stands in front of them, whatever the grammar makes of it. */
const HANGING = /^(?:who|which|that|where|whose|whom|if|even|unless|because|as|since|until)$/u
const FAR = 14
const TENSED = /^(?:VBD|VBZ|VBP|MD)$/u
const JOINED = /^(?:conj|parataxis)$/u
const JOINT = /^(?:and|but|while|though|although|yet|so|because|when)$/u
