// "Holt and Brandt", which are two, and "the Trade and Transport Ministry", which is one.

import { isBodyNoun, kindOfName } from '../../../language/bodies.ts'
import { HERS, HIS } from '../../../language/first-names.ts'
import { isCommonWord } from '../../../language/lexicon/lexicon.ts'
import { DETERMINERS, PREPOSITIONS } from '../../../language/small-words.ts'
import type { Phrase } from '../../cues/noun-phrases.ts'
import { isMark, type Token } from '../../text/tokens.ts'

/** A sentence lists no more speakers. */
const MOST = 6

interface Known {
  isSurname(word: string): boolean
}

/** The phrases of a name that is several names; empty where it is one. */
export function partsOf(row: readonly Token[], phrase: Phrase, cast: Known): Phrase[] {
  const and = row.findLastIndex((token, index) => token.lower === 'and' && index > phrase.from && index < phrase.to - 1)
  if (and === -1 || !isSeveral(row, phrase, and, cast)) return []
  const parts = [part(row, and + 1, phrase.to)]
  let to = and
  for (let at = and - 1; at >= phrase.from && parts.length < MOST; at--) {
    if (!isMark(row[at], ',')) continue
    parts.unshift(part(row, at + 1, to))
    to = at
  }
  return [part(row, phrase.from, to), ...parts].filter(({ from, to: end }) => from < end)
}

function part(row: readonly Token[], start: number, end: number): Phrase {
  let from = start
  while (
    from < end &&
    (DETERMINERS.has(row[from]?.lower ?? '') || row[from]?.lower === 'both' || isMark(row[from], ','))
  )
    from++
  let to = end
  while (to > from && isMark(row[to - 1], ',')) to--
  return { from, to, kind: row[to - 1]?.isCapital ? 'NAME' : 'DESCRIPTION', apposition: null }
}

function isSeveral(row: readonly Token[], phrase: Phrase, and: number, cast: Known): boolean {
  const left = row.slice(phrase.from, and).filter((token) => !DETERMINERS.has(token.lower))
  const right = row.slice(and + 1, phrase.to)
  const last = left.at(-1)
  if (!last?.isCapital) return !left.some((token) => token.isCapital)
  // "Center on Budget and Policy Priorities", "Department of Health and Human Services".
  if (left.some((token, index) => index > 0 && PREPOSITIONS.has(token.lower))) return false
  // "Half-dozen House and Senate Democrats".
  if (kindOfName(last.text) !== null && left.some((token) => /^\p{Ll}/u.test(token.text))) return false
  if (isOneBody(left, right, cast)) return false
  if (cast.isSurname(last.lower) || kindOfName(last.text) === 'GOVERNMENT') return true
  const isBody = left.length > 1 && kindOfName(left.map((token) => token.text).join(' ')) !== null
  if (isBody) return true
  if (isCommonWord(last.lower)) return false
  // "Devon and Cornwall Police".
  const end = right.at(-1)
  return !(left.length === 1 && right.length > 1 && isBodyNoun(end?.lower ?? '') && kindOfName(last.text) === null)
}

/** "The Norland Fish and Tide Service", "Ports and Harbours Committee spokesman Ole Brandt": the body is named behind the "and". */
export function isOneBody(left: readonly Token[], right: readonly Token[], cast: Known): boolean {
  const last = left.at(-1)
  const first = left[0]?.lower ?? ''
  if (!last || DETERMINERS.has(right[0]?.lower ?? '') || !isCommonWord(last.lower) || isBodyNoun(last.lower))
    return false
  const isPerson = left.length > 1 ? HIS.has(first) || HERS.has(first) : cast.isSurname(last.lower)
  const isNamed = right.some((token, at) => at > 0 && token.isCapital && isBodyNoun(token.lower))
  return isNamed && !isPerson && kindOfName(last.text) === null
}
