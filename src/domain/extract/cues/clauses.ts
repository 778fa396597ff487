// The reported clause: where the words after "said that" end, and whether the words after a bare "said" are a clause.

import { isBodyNoun } from '../../language/bodies.ts'
import { isCommonWord } from '../../language/lexicon/lexicon.ts'
import { DETERMINERS, JOINTS, PREPOSITIONS, PRONOUNS } from '../../language/small-words.ts'
import { isPersonNoun } from '../../language/titles.ts'
import { relativeEnd, subjectEnd, tenselessEnd } from '../syntax/frames.ts'
import { syntaxOf } from '../syntax/syntax.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { cueOf, cueOrDeed } from './cues.ts'
import { PASTS } from './name-ends.ts'
import { isTime, type Phrase, phraseStartingAt } from './noun-phrases.ts'
import type { Saying } from './saying.ts'
import { isSomebody } from './subjects.ts'

export interface Clause {
  from: number
  to: number
}

/** No speaker is paraphrased for longer in one sentence; what is longer is not prose. */
const LONGEST = 150
/** "vowed to fight" says too little to be a statement. */
const FEWEST_WORDS = 4

/** The clause a saying governs, [from, to); null where it governs none. */
export function clauseOf(text: string, row: readonly Token[], saying: Saying, all: readonly Saying[]): Clause | null {
  const from = saying.clauseFrom
  if (isBound(row, saying)) return deedClause(text, row, saying, all)
  if (from === null || (saying.strength !== 'CLAUSE' && saying.strength !== 'THAT')) return null
  const clause = { from, to: clauseEnd(row, from, all) }
  if (clause.to - from < 2 && row[from]?.kind !== 'quotation') return null
  if (clause.to - from > LONGEST || isRelative(row, saying)) return null
  return saying.hasThat || saying.order === 'ACCORDING' || isClause(row, clause, saying) ? clause : null
}

/** "The pier she vowed to rebuild has gone": a clause about the noun before it. */
function isContact(row: readonly Token[], saying: Saying): boolean {
  const before = row[saying.from - 1]
  if (saying.subject?.kind !== 'PRONOUN' || saying.subject.from !== saying.from || !isWord(before)) return false
  return (
    !JOINTS.has(before.lower) &&
    !PREPOSITIONS.has(before.lower) &&
    !isTime(before) &&
    !/ly$|^(?:later|then|ago)$/u.test(before.lower)
  )
}

/** Whether the verb's construction leaves no doubt that what follows is done with words. */
function isBound(row: readonly Token[], saying: Saying): boolean {
  const { deed, subject } = saying
  if (!deed?.isPlain || !saying.isCertain || !subject || isRelative(row, saying) || isContact(row, saying)) return false
  if (isThing(row, subject)) return false
  return !deed.isPersonal || isSomebody(row, subject)
}

/** "Waves spoke of": a common word that has its capital from the sentence. */
function isThing(row: readonly Token[], { from, to }: Phrase): boolean {
  const word = row[from]?.lower ?? ''
  return from === 0 && to === 1 && isCommonWord(word) && !isBodyNoun(word) && !isPersonNoun(word.replace(/s$/u, ''))
}

/** "asked not to be named", "insisted on anonymity", "requested that her surname be withheld": of how she spoke, and no news. */
function isForNoName(row: readonly Token[], from: number): boolean {
  const words = row
    .slice(from, from + 9)
    .map(({ lower }) => lower)
    .join(' ')
  return /^(?:\S+ )?not to be (?:named|identified|quoted)\b|\banonym|\b(?:sur)?names? (?:not )?be (?:withheld|used|given|published|printed|changed)\b/u.test(
    words,
  )
}

/** "accused [the board of hiding maps] and vowed [to find them]" */
function deedClause(text: string, row: readonly Token[], saying: Saying, all: readonly Saying[]): Clause | null {
  if (isForNoName(row, saying.cueTo)) return null
  const from = saying.deed?.from ?? saying.cueTo
  if (saying.deed?.to !== undefined) return { from, to: trimEnd(row, from, saying.deed.to) }
  const last = clauseEnd(row, from, all)
  let end = from + 1
  // "Vowed to retire after the match": too little to be all.
  const isSoon = (at: number) => row[at]?.lower === 'after' && at - from < FEWEST_WORDS
  while (end < last && (isSoon(end) || !isBehindDeed(row, end, all))) end++
  end = endByGrammar(text, row, saying, from, end)
  const to = saying.deed?.isObject ? pastDay(row, from, trimEnd(row, from, end)) : trimEnd(row, from, end)
  const isEnough = row.slice(from, to).reduce((sum, token) => sum + wordsOf(token), 0) >= FEWEST_WORDS
  return isEnough && to - from <= LONGEST ? { from, to } : null
}

function endByGrammar(text: string, row: readonly Token[], saying: Saying, from: number, end: number): number {
  const { deed, cueFrom, isNoun } = saying
  const syntax = syntaxOf(text, row)
  if (isNoun) return subjectEnd(syntax, cueFrom, row, from, end)
  if (row[cueFrom - 1]?.lower === 'who') return relativeEnd(syntax, row, from, end)
  return deed?.act === 'ASKS' || deed?.hasThat ? end : tenselessEnd(row, syntax, cueFrom, from, end)
}

/** "denied the charges on Monday": the day is when it was done. */
function pastDay(row: readonly Token[], from: number, to: number): number {
  const isInside = row.slice(from, to).some((token) => /^(?:to|that|who|which|of)$/u.test(token.lower))
  if (!isTime(row[to - 1]) || isInside) return to
  let end = to - 1
  while (
    end > from &&
    (isTime(row[end - 1]) || /^(?:on|last|this|late|early|earlier)$/u.test(row[end - 1]?.lower ?? ''))
  )
    end--
  return end
}

function wordsOf(token: Token): number {
  const { quotation } = token
  // A word has five letters and a half, with its blank.
  if (quotation) return Math.max(1, Math.round((quotation.inner.end - quotation.inner.start) / 5.5))
  return Number(isWord(token))
}

/** Where the words of a deed are over: ", but", "after ...", "and called for", "and left the hall", "in a statement". */
function isBehindDeed(row: readonly Token[], at: number, all: readonly Saying[]): boolean {
  const token = row[at]
  const next = row[at + 1]
  // "Holt, accusing them of greed, left"
  if (isMark(token, ',') && isWord(next) && !next.isCapital && isPast(next)) return true
  // "Threatened to sue, vowed to stay and left"
  if (isMark(token, ',') && isWord(next) && isSpoken(row, at + 1)) return true
  if (isMark(token, ',—–'))
    return isWord(next) && BEHIND_COMMA.test(next.lower) && !(next.lower === 'and' && !opensMain(row, at + 2))
  if (!isWord(token)) return false
  if (token.lower === 'after') return true
  // `Called it “unfair,” adding that`: the comma is within the marks.
  if (row[at - 1]?.kind === 'quotation' && all.some((saying) => saying.from === at)) return true
  if (/^(?:in|during|on|at|via)$/u.test(token.lower)) return isOccasion(row, at)
  if (!COORDINATORS.has(token.lower)) return false
  if (all.some((saying) => saying.from === at + 1)) return true
  const verb = /ly$|^(?:then|later|also)$/u.test(next?.lower ?? '') ? at + 2 : at + 1
  return /^(?:and|but)$/u.test(token.lower) && isPastVerb(row, verb)
}

function isPast({ lower }: Token): boolean {
  return PASTS.has(lower) || lower === 'left' || cueOf(lower, 'en')?.form === 'FINITE'
}

function isSpoken(row: readonly Token[], at: number): boolean {
  const isVerb = cueOrDeed(row[at]?.lower ?? '', 'en')?.form === 'FINITE'
  return isVerb && /^(?:to|not|never|that)$/u.test(row[at + 1]?.lower ?? '')
}

const BEHIND_COMMA = /^(?:and|but|while|though|although|whereas|after|as|because|yet|so|when|despite)$/u

/** "..., and the court has agreed": a subject of its own with its verb. */
function opensMain(row: readonly Token[], at: number): boolean {
  const subject = phraseStartingAt(row, at)
  const verb = subject ? row[subject.to] : undefined
  if (!subject || !isWord(verb)) return false
  if (isFiniteVerb(row, subject.to)) return true
  // "And 200 people spent the night": the verb may have been taken for the end of the phrase.
  return PASTS.has(verb.lower) || row.slice(at + 1, subject.to).some((token) => PASTS.has(token.lower))
}

/** "and left", "and contrasted the two": joined to the verb in front, since what was said has no tense. */
function isPastVerb(row: readonly Token[], at: number): boolean {
  const token = row[at]
  const next = row[at + 1]
  if (!isWord(token) || token.isCapital || !token.lower.endsWith('ed')) return false
  return (
    isWord(next) &&
    (next.isCapital ||
      DETERMINERS.has(next.lower) ||
      PREPOSITIONS.has(next.lower) ||
      /^(?:that|him|her|them|us|it)$/u.test(next.lower))
  )
}

/** "in a statement", "during her speech on Monday", "in an interview with ..." */
function isOccasion(row: readonly Token[], at: number): boolean {
  const words = row.slice(at + 1, at + 7)
  const noun = words.findIndex((token) => OCCASIONS.test(token.lower))
  return (
    noun > 0 &&
    /^(?:an?|his|her|their|its|the)$/u.test(words[0]?.lower ?? '') &&
    words.slice(1, noun).every((token) => isWord(token) && !PREPOSITIONS.has(token.lower))
  )
}

const OCCASIONS =
  /^(?:statement|interview|letter|tweet|tweets|speech|op-ed|post|email|e-mail|memo|conference|briefing|address|remarks|column|editorial|video|podcast)$/u

/** "which it insists is its own": the words are torn out of the middle of a clause. */
function isRelative(row: readonly Token[], saying: Saying): boolean {
  return /^(?:which|that|what|who|whom|as|than)$/u.test(row[saying.from - 1]?.lower ?? '')
}

export function hasFiniteVerb(words: readonly Token[]): boolean {
  return words.some((_, index) => index > 0 && isFiniteVerb(words, index))
}

export function isFiniteVerb(row: readonly Token[], at: number): boolean {
  const token = row[at]
  return token !== undefined && (FINITE.test(token.lower) || looksFinite(token, row[at - 1]))
}

function clauseEnd(row: readonly Token[], from: number, all: readonly Saying[]): number {
  const end = Math.min(row.length, from + LONGEST + 1)
  const later = all.filter((saying) => saying.from > from)
  let upcoming = 0
  for (let at = from; at < end; at++) {
    if (isMark(row[at], ';') || (isMark(row[at], '.!?') && at >= row.length - 2)) return at
    while ((later[upcoming]?.from ?? at) < at) upcoming++
    const next = later[upcoming]
    if (next && isMark(row[at], ',—–') && startsAt(row, at + 1, next)) return at
  }
  return trimEnd(row, from, end)
}

/** Behind a comma: ", adding that", ", while Roe said", ", according to". */
function startsAt(row: readonly Token[], at: number, next: Saying): boolean {
  let start = at
  while (start < next.from && start - at < 3 && COORDINATORS.has(row[start]?.lower ?? '')) start++
  return start === next.from || at === next.cueFrom
}

function trimEnd(row: readonly Token[], from: number, end: number): number {
  let to = end
  while (to > from && isMark(row[to - 1], '.!?,;:)')) to--
  return to
}

export const COORDINATORS = new Set(['and', 'but', 'while', 'as', 'though', 'although', 'whereas', 'or', 'yet'])
const FINITE =
  /^(?:is|are|was|were|will|would|has|have|had|can|could|should|may|might|must|do|does|did|isn't|aren't|wasn't|weren't|won't|wouldn't|hasn't|haven't|hadn't|can't|cannot|couldn't|shouldn't|doesn't|don't|didn't)$|'(?:s|re|ll|ve|d|m)$/u
const STARTS =
  /^(?:i|we|you|he|she|it|they|there|if|when|while|although|because|what|how|why|whoever|nothing|nobody|everyone|no|not|such|more|in|as|under|despite|after|for|with|by)$/u
const LOOSE = new Set(['say', 'tell', 'claim', 'argue', 'insist', 'joke', 'maintain', 'allege', 'contend', 'assert'])

/** Without "that", only what begins like a clause and holds a finite verb is one. */
function isClause(row: readonly Token[], clause: Clause, saying: Saying): boolean {
  const first = row[clause.from]
  if (!first) return false
  if (first.kind === 'quotation') return true
  if (!isWord(first) || (saying.strength === 'THAT' && !/^(?:he|she|it|they|there|we|i)$/u.test(first.lower)))
    return false
  if (PREPOSITIONS.has(first.lower) && !STARTS.test(first.lower)) return false
  if (
    /^(?:so|and|but|or|to|also|it|that|this|him|her|them|as|much|more|nothing|something|anything|no|yes|of)$/u.test(
      first.lower,
    ) &&
    clause.to - clause.from < 4
  )
    return false
  if (/^(?:to|and|or|so|of|as|on|at|him|her|them)$/u.test(first.lower)) return false
  const words = row.slice(clause.from, clause.to)
  const finite = words.findIndex((token, index) => index > 0 && FINITE.test(token.lower))
  if (PREPOSITIONS.has(first.lower) && !PRONOUNS.has(first.lower)) {
    // "said in Ohio the plan would fail" is rare; "said if it fails, we ..." is a clause.
    if (!/^(?:if|when|while|although|because|despite|under)$/u.test(first.lower)) return false
  }
  if (LOOSE.has(saying.lemma)) return hasFiniteVerb(words)
  return finite !== -1 && finite < 14
}

/** A lower-case word that looks like a verb with a tense behind a noun: "the alliance wants", "Roe resigned". */
function looksFinite(token: Token, previous: Token | undefined): boolean {
  if (!isWord(token) || token.isCapital || !isWord(previous) || isTime(previous)) return false
  if (DETERMINERS.has(previous.lower) || PREPOSITIONS.has(previous.lower)) return false
  return (
    /(?:[^s]s|ed)$/u.test(token.lower) ||
    /^(?:went|came|took|made|got|gave|saw|knew|lost|won|left|kept|let|put|felt|met|led|paid|sent|held|brought|began|became|need|want|deserve|like|love|believe|think)$/u.test(
      token.lower,
    )
  )
}
