// Noun phrases: who stands before or after a speech verb. No grammar is parsed; a phrase is walked from the verb
// outwards over words until one that cannot belong to it.

import { isAnyBody } from '../../language/bodies.ts'
import {
  AUXILIARIES,
  DETERMINERS,
  JOINTS,
  MODALS,
  NAME_PARTICLES,
  OPENERS,
  PREPOSITIONS,
  PRONOUNS,
  TIME_WORDS,
} from '../../language/small-words.ts'
import { OFFICE_MODIFIERS, OFFICE_NOUNS, PERSON_NOUNS } from '../../language/titles.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { cueOf } from './cues.ts'
import { nameEnd, PARTISANS, PASTS } from './name-ends.ts'

/** Tokens [from, to) of a sentence that name, describe or point at a person. */
export interface Phrase {
  from: number
  to: number
  kind: 'NAME' | 'DESCRIPTION' | 'PRONOUN'
  /** What stands in commas behind it: "a spokesperson for the Foreign Ministry". */
  apposition: { from: number; to: number } | null
}

const LONGEST = 16
const INSIDE = new Set(['of', 'for', 'from', 'at', 'with', 'in', 'to', 'on', 'by', 'von', 'für'])
const OBLIQUE = new Set(['him', 'them', 'ihm', 'ihr'])

/** The phrase whose last token is `last`. */
export function phraseEndingAt(row: readonly Token[], last: number): Phrase | null {
  const end = row[last]
  if (!isWord(end)) return null
  if (PRONOUNS.has(end.lower)) return { from: last, to: last + 1, kind: 'PRONOUN', apposition: null }
  if (!isNominal(end) || /['’]s$/u.test(end.text)) return null
  let from = last
  const joined = (and: number): number | null => {
    const start = listStart(row, and - 1)
    if (start !== null && row[from]?.isCapital) return start
    // "Mr. Roe and Mr. Lee", "the front-runner and former minister": the whole phrase, where nothing else goes before.
    const other =
      and > 0 && (row[from]?.isCapital || DETERMINERS.has(row[and + 1]?.lower ?? '') || last - and < 8)
        ? phraseEndingAt(row, and - 1)
        : null
    const opening = other ? row[other.from - 1] : undefined
    const isFirst =
      other &&
      (opening === undefined || opening.kind !== 'word' || OPENERS.has(opening.lower) || JOINTS.has(opening.lower))
    return isFirst ? other.from : null
  }
  while (from > 0 && last - from < LONGEST) {
    const before = row[from - 1]
    if (isPossessiveMark(row, from - 1)) {
      from -= 2
      continue
    }
    if (!isWord(before)) break
    if (before.lower === 'and') {
      from = joined(from - 1) ?? from
      break
    }
    if (DETERMINERS.has(before.lower)) {
      from--
      if (row[from - 1]?.lower === 'and') {
        from = joined(from - 1) ?? from
        break
      }
      const link = row[from - 1]
      if (!isWord(link) || !INSIDE.has(link.lower) || !isHead(row[from - 2])) break
      from--
      continue
    }
    if (INSIDE.has(before.lower)) {
      // "Early on Monday Lena Holt": the day is when, and no part of her name.
      const isWhen = isTime(row[from]) && !isSurname(row, from) && isWord(row[from + 1])
      if (!isHead(row[from - 2]) || isTime(row[from - 2]) || isWhen) break
      from--
      if (!isNominal(row[from - 1])) {
        from--
        break
      }
      continue
    }
    if (!isNominal(before) || isVerbOf(row, from - 1)) break
    from--
  }
  return classified(row, from, last + 1)
}

/** "The remarks prompted Quill": a verb between what does it and a name, not "the convicted Quill". */
function isVerbOf(row: readonly Token[], at: number): boolean {
  const isPast = /[^e]ed$/u.test(row[at]?.lower ?? '') && !row[at]?.isCapital
  return (
    isPast && row[at + 1]?.isCapital === true && isNominal(row[at - 1]) && !DETERMINERS.has(row[at - 1]?.lower ?? '')
  )
}

/** The phrase whose first token is `first`. */
export function phraseStartingAt(row: readonly Token[], first: number): Phrase | null {
  const start = row[first]
  if (!isWord(start)) return null
  if (PRONOUNS.has(start.lower) || OBLIQUE.has(start.lower))
    return { from: first, to: first + 1, kind: 'PRONOUN', apposition: null }
  if (!DETERMINERS.has(start.lower) && !isNominal(start)) return null
  let to = first + (DETERMINERS.has(start.lower) ? 1 : 0)
  let named = false
  while (to < row.length && to - first < LONGEST) {
    const token = row[to]
    const next = row[to + 1]
    if (to > first && isPossessiveMark(row, to)) {
      to++
      continue
    }
    if (!isWord(token)) break
    if (INSIDE.has(token.lower) && to > first) {
      // "Secretary of State Jane Roe", "a spokesman for the ministry"; but "Roe in Oslo" ends before "in".
      const previous = row[to - 1]
      const isHeld = OFFICE_NOUNS.has(previous?.lower ?? '')
      const ofOffice =
        (token.lower === 'of' && (!named || isHeld)) ||
        (isHeld && named && /^(?:for|to|on)$/u.test(token.lower) && namesBehind(row, to + 1))
      const ofDescription =
        !named &&
        (token.lower === 'for' ||
          token.lower === 'at' ||
          token.lower === 'from' ||
          token.lower === 'with' ||
          token.lower === 'by')
      // "The Center on Budget Priorities", "the Ministry for Harbours".
      const isOfBody = previous?.isCapital && isAnyBody(previous.lower) && next?.isCapital && !isTime(next)
      if (!ofOffice && !ofDescription && !(isOfBody && /^(?:of|on|for)$/u.test(token.lower))) break
      if (!isWord(next)) break
      to += DETERMINERS.has(next.lower) ? 2 : 1
      continue
    }
    if (token.lower === 'and' && named && next?.isCapital) {
      to++
      continue
    }
    if (isTime(token) && !isSurname(row, to)) break
    if (!isNominal(token)) break
    // "Lena Holt Says Why" in a heading; "The Quay Times cited", "Both women framed" without a name.
    const isVerb =
      (named && token.isCapital && /^(?:says|said|tells|told|explains|warns|claims)$/u.test(token.lower)) ||
      (!token.isCapital &&
        token.lower.endsWith('ed') &&
        (row[to - 1]?.isCapital === true || /^(?:men|women|people)$/u.test(row[to - 1]?.lower ?? ''))) ||
      (named && PASTS.has(token.lower) && row[to - 1]?.isCapital === true)
    if (isVerb && to > first) break
    const isRole = PERSON_NOUNS.has(token.lower) || OFFICE_MODIFIERS.has(token.lower)
    // "one Liberal source", "the Varnby chapter", but not "Roe yesterday".
    const isNoun = DETERMINERS.has(start.lower) && (isRole || row[to - 1]?.isCapital === true)
    const trade = named && !token.isCapital && !isNoun ? tradeEnd(row, to) : null
    if (trade !== null) {
      to = trade
      continue
    }
    if (named && !token.isCapital && !NAME_PARTICLES.has(token.lower) && !isNoun) break
    named ||= token.isCapital && !OPENERS.has(token.lower)
    to++
  }
  return to > first ? classified(row, first, to) : null
}

/** "Envoy for Harbours Lena Holt": a name of two words behind whatever the office is for. */
function namesBehind(row: readonly Token[], from: number): boolean {
  let at = from
  if (DETERMINERS.has(row[at]?.lower ?? '')) at++
  let capitals = 0
  while (isWord(row[at]) && row[at]?.isCapital && !isTime(row[at])) {
    capitals++
    at++
  }
  return capitals >= 3
}

/** "Quay Watch president Lena Holt": past the trade in the middle, to the name behind it; null where none follows. */
function tradeEnd(row: readonly Token[], from: number): number | null {
  let hasTrade = false
  for (let at = from; at < row.length && at - from < 6; at++) {
    const token = row[at]
    if (!isWord(token) || isTime(token)) return null
    if (token.isCapital) return hasTrade ? at : null
    if (token.lower !== 'and' && !isNominal(token)) return null
    hasTrade ||= PERSON_NOUNS.has(token.lower) || /(?:er|or|ist|ian|ive|man|woman)$/u.test(token.lower)
  }
  return null
}

/** "Theresa May": a month's name behind a first name, with no day behind it. */
export function isSurname(row: readonly Token[], at: number): boolean {
  const before = row[at - 1]
  const isMonth = /^(?:may|april|june|august|march)$/u.test(row[at]?.lower ?? '')
  return (
    isMonth &&
    isWord(before) &&
    before.isCapital &&
    !isTime(before) &&
    !OPENERS.has(before.lower) &&
    !/^\d/u.test(row[at + 1]?.text ?? '')
  )
}

export function isTime(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    TIME_WORDS.has(token.lower) &&
    (token.isCapital || !/^(?:may|march|sun|sat)$/u.test(token.lower))
  )
}

/** A word that can stand in a noun phrase: none of the small words, no speech verb in lower case. */
function isNominal(token: Token | undefined): boolean {
  if (!isWord(token)) return false
  if (PREPOSITIONS.has(token.lower) || JOINTS.has(token.lower) || PRONOUNS.has(token.lower))
    return NAME_PARTICLES.has(token.lower)
  if (CONTRACTED.test(token.lower)) return false
  if (AUXILIARIES.has(token.lower) || MODALS.has(token.lower) || DETERMINERS.has(token.lower)) return false
  if (token.isCapital) return true
  const cue = cueOf(token.lower, 'en')
  return (
    !(cue && cue.form !== 'BASE' && (cue.strength === 'CLAUSE' || cue.form === 'PARTICIPLE')) &&
    !NEVER_NOUNS.has(token.lower) &&
    (!/ly$/u.test(token.lower) || LY_NOUNS.test(token.lower))
  )
}

const LY_NOUNS = /^(?:family|assembly|supply|rally|ally|reply|bully|monopoly|anomaly|fly|weekly|daily|elderly)$/u

/** Speech verbs that no noun looks like. */
const NEVER_NOUNS = new Set(
  'say tell argue insist assert maintain contend admit acknowledge add suggest allege inform assure noted announced declared explained confirmed replied likewise meanwhile nonetheless nevertheless instead'.split(
    ' ',
  ),
)

/** "They're", "it's": a pronoun and its verb, whatever its capital. */
const CONTRACTED = /^(?:i|you|he|she|it|we|they|that|there|here|what|who|let|how|where)['’](?:s|re|ve|ll|d|m)$/u

/** "the parents’ group": the mark behind a plural that owns the next word. */
function isPossessiveMark(row: readonly Token[], at: number): boolean {
  const before = row[at - 1]
  return isMark(row[at], "'’") && isNominal(before) && /s$/u.test(before?.lower ?? '') && isNominal(row[at + 1])
}

/** What "of" or "in" may stand behind: a noun, or "one", "many", "most". */
function isHead(token: Token | undefined): boolean {
  return (
    isNominal(token) ||
    (isWord(token) &&
      /^(?:one|two|three|four|five|six|seven|eight|nine|some|many|most|several|all|both|another|others)$/u.test(
        token.lower,
      ))
  )
}

/** Where the list that ends at `last` begins, if it is names only and nothing but a mark stands before: "Roe, Lee and Kim". */
function listStart(row: readonly Token[], last: number): number | null {
  let from = last
  while (from >= 0 && last - from < 6 && row[from]?.isCapital && isNominal(row[from])) from--
  return from < last && !isWord(row[from]) ? from + 1 : null
}

function classified(row: readonly Token[], start: number, end: number): Phrase | null {
  let from = start
  const to = nameEnd(row, start, end)
  while (from < to - 1 && isLeadIn(row[from])) from++
  if (from >= to) return null
  const link = row.findIndex((token, index) => index > from && index < to && INSIDE.has(token.lower))
  const head = row[(link === -1 ? to : link) - 1]
  const last = row[to - 1]
  const isName =
    (head?.isCapital &&
      !(head === row[0] && OPENERS.has(head.lower)) &&
      !(to - from > 1 && PARTISANS.has(head.lower))) ||
    (link !== -1 && namesAfterOffice(row, from, to))
  if (!last || (DETERMINERS.has(last.lower) && to - from === 1 && last.lower !== 'others')) return null
  return { from, to, kind: isName ? 'NAME' : 'DESCRIPTION', apposition: null }
}

/** A word that stands before a noun phrase and is no part of it: "then", "on Monday". */
function isLeadIn(token: Token | undefined): boolean {
  if (token === undefined) return false
  return (OPENERS.has(token.lower) && !DETERMINERS.has(token.lower)) || isTime(token) || INSIDE.has(token.lower)
}

/** "the secretary of state, Jane Roe" without its comma: an office with "of", then a name of two words or more. */
function namesAfterOffice(row: readonly Token[], from: number, to: number): boolean {
  const last = row[to - 1]
  const first = row[to - 2]
  return to - from > 3 && OFFICE_NOUNS.has(row[to - 3]?.lower ?? '') && Boolean(first?.isCapital && last?.isCapital)
}
