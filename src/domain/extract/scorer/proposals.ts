// What a sentence may report: for every sign of speech each stretch of words it could govern, for every quotation the
// quotation itself. Far more is proposed than was said; the scorer chooses one of a group, or none.

import { JOINTS, PREPOSITIONS } from '../../language/small-words.ts'
import { silences } from '../acts/unsaid.ts'
import { COORDINATORS } from '../cues/clauses.ts'
import { isOfClaim } from '../cues/complement.ts'
import { type Draft, isVerdict } from '../cues/drafts.ts'
import { opensWithSpan, pastTime } from '../cues/leading-phrase.ts'
import { isTime } from '../cues/noun-phrases.ts'
import type { Saying } from '../cues/saying.ts'
import { tenselessEnd } from '../syntax/frames.ts'
import { isNounSpelledAsVerb, opensRelativeClause } from '../syntax/noun-or-verb.ts'
import type { Syntax } from '../syntax/syntax.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { complementStart, isOnlyWhere, opensWithWhen } from './complements.ts'

/** AFTER: the words behind the sign; BEFORE: those in front of it; QUOTED: a quotation by itself. */
type Place = 'AFTER' | 'BEFORE' | 'QUOTED'

/** Tokens [from, to) that someone may have said. */
export interface Proposal {
  from: number
  to: number
  /** What the rules alone would have taken. */
  isRuled: boolean
}

/** Proposals of which at most one is right. */
export interface ProposalGroup {
  place: Place
  saying: Saying | null
  /** The rules' own report of these words, or of some of them. */
  ruled: Draft | null
  /** The rules take a whole quotation for what was said here. */
  isQuoting: boolean
  proposals: Proposal[]
}

/** Shorter paraphrases ("her plan", "no comment") do not tell what was said. */
const FEWEST_WORDS = 4
/** "Warned on Tuesday of warships". */
const BEFORE_SUBJECT = /^(?:of|about|against|over)$/u
const MOST_STARTS = 6
const MOST_ENDS = 12
const LONGEST = 120

export function groups(row: readonly Token[], sayings: readonly Saying[], ruled: readonly Draft[]): ProposalGroup[] {
  const found: ProposalGroup[] = []
  const startsSaying = new Set(sayings.map((saying) => saying.from))
  const endsSaying = new Set(sayings.map((saying) => saying.to))
  const unspoken = silences(row)
  for (const saying of sayings) {
    const isQuoting = ruled.some((draft) => draft.saying === saying && draft.form === 'DIRECT')
    // "which it insists is its own": torn out of the middle of a clause; "in which she said that" is not.
    if (
      !saying.hasThat &&
      /^(?:which|whom|what)$/u.test(row[saying.from - 1]?.lower ?? '') &&
      !PREPOSITIONS.has(row[saying.from - 2]?.lower ?? '')
    )
      continue
    // "She denies that it broke, saying it was tested": what stands before "saying" is another verb's.
    const isSecond =
      row[saying.cueFrom]?.lower.endsWith('ing') && sayings.some((other) => other.cueTo <= saying.cueFrom)
    for (const place of isSecond ? (['AFTER'] as const) : (['BEFORE', 'AFTER'] as const)) {
      // "It is untrue, Holt said, that ...": what she said stands behind.
      if (place === 'BEFORE' && saying.deed?.hasThat && isMark(row[saying.from - 1], ',')) continue
      const own = ruled.find(
        (draft) =>
          draft.saying === saying &&
          (draft.form === 'INDIRECT' || draft.form === 'MIXED') &&
          draft.tokens.some((part) => (place === 'AFTER' ? part.from >= saying.cueTo : part.from < saying.cueTo)),
      )
      const proposals = new Set<Proposal>()
      const known = new Set<number>()
      const propose = (start: number, end: number, isRuled: boolean) => {
        let from = isTime(row[start - 1]) && BEFORE_SUBJECT.test(row[start]?.lower ?? '') ? start + 1 : start
        const isBehindDay = row[from]?.lower === 'on' && isTime(row[from + 1])
        if (!isRuled && isBehindDay && BEFORE_SUBJECT.test(row[from + 2]?.lower ?? '')) from += 3
        while (!isRuled && from < end && (isMark(row[from], ',:;—–-.') || row[from]?.lower === 'that')) from++
        // "Said on Wednesday, a day after ...": that is when.
        const isWhen = row[from]?.lower === 'on' && isTime(row[from + 1]) && isMark(row[from + 2], ',')
        if (!isRuled && place === 'AFTER' && (isWhen || isOnlyWhere(row, from, end, saying))) return
        const to = isRuled ? end : trimmed(row, from, end)
        const key = from * 1000 + to
        if (to - from > LONGEST || known.has(key)) return
        if (!isRuled && (words(row, from, to) < FEWEST_WORDS || (to - from === 1 && row[from]?.kind === 'quotation')))
          return
        // `“It works,” Holt said to reporters in Varnby`: she said one thing, and it stands in marks.
        if (!isRuled && isQuoting && !row.slice(from, to).some((token) => token.kind === 'quotation')) return
        // "Rejected the plan, saying it was unsafe": what was said is no part of what was rejected.
        if (!isRuled && from > saying.cueTo && isMark(row[from - 1], ',') && startsSaying.has(from)) {
          if (row[from]?.lower.endsWith('ing')) return
        }
        // "She did not say that it works, she said that it is new": the first clause is nobody's.
        if (unspoken.some((span) => from >= span.from && to <= span.to)) return
        known.add(key)
        proposals.add({ from, to, isRuled })
      }
      const start = place === 'AFTER' ? complementStart(row, saying) : null
      for (const part of own?.tokens ?? []) {
        const isAside = start !== null && part.from < start && part.to > start
        propose(isAside ? start : part.from, part.to, true)
      }
      if (place === 'AFTER') {
        for (const from of start === null ? startsAfter(row, saying) : [start])
          for (const to of endsOf(row, from, startsSaying)) propose(from, to, false)
      } else {
        const to = endBefore(row, saying)
        if (to !== null) for (const from of startsBefore(row, to, endsSaying)) propose(from, to, false)
      }
      if (proposals.size > 0) found.push({ place, saying, ruled: own ?? null, isQuoting, proposals: [...proposals] })
    }
  }
  row.forEach((token, index) => {
    if (token.kind !== 'quotation' || isVerdict(index, sayings)) return
    const own = ruled.find((draft) => draft.tokens.some((part) => part.from <= index && index < part.to)) ?? null
    const isDirect = own?.form === 'DIRECT' || own?.form === 'FRAGMENT'
    const saying = own?.saying ?? nearest(sayings, index)
    const proposal = { from: index, to: index + 1, isRuled: isDirect }
    found.push({ place: 'QUOTED', saying, ruled: own, isQuoting: isDirect, proposals: [proposal] })
  })
  return found
}

/** The sign a quotation most likely belongs to when no rule says so: the last before it, else the first behind. */
function nearest(sayings: readonly Saying[], quotation: number): Saying | null {
  const before = sayings.findLast((saying) => saying.cueTo <= quotation && saying.subject)
  return before ?? sayings.find((saying) => saying.cueFrom > quotation && saying.subject) ?? null
}

/** Where the words behind a sign may begin: at once, or past whom it was said to, when, where, and "that". */
function startsAfter(row: readonly Token[], saying: Saying): number[] {
  const found = new Set<number>()
  const isOpening = (at: number) => saying.deed !== undefined || !opensWithWhen(row, at)
  // `"..." said Holt`: whom it names is none of the words.
  const isNaming = saying.order === 'VERB_FIRST'
  if (saying.clauseFrom !== null && !isNaming && isOpening(saying.clauseFrom)) found.add(saying.clauseFrom)
  if (saying.order === 'SUBJECT_FIRST') {
    if (isOpening(saying.to)) found.add(saying.to)
    if (isOpening(saying.cueTo)) found.add(saying.cueTo)
  }
  const from = Math.max(saying.cueTo, saying.order === 'SUBJECT_FIRST' ? 0 : saying.to)
  for (let at = from; at < row.length && at - from < 14 && found.size < MOST_STARTS; at++) {
    const token = row[at]
    if (!token || isMark(token, '.;?!')) break
    if (token.kind === 'quotation') {
      found.add(at)
      break
    }
    const next = row[at + 1]
    // "Warned on Tuesday of warships": the day is when, and what was warned of stands behind it.
    const isJust = at === from && PREPOSITIONS.has(token.lower) && !isTime(next)
    const isBreak = isMark(token, ',:—–') && !isInNames(row, from, at)
    const isThat = token.lower === 'that' && !isOfClaim(row, at)
    if (isJust || isThat || isTime(token) || isBreak) found.add(at + 1)
    if (isMark(token, ':')) break
  }
  return [...found]
}

/** "Said that Japan, South Korea and Norway would": a comma in the list that the words begin with. */
function isInNames(row: readonly Token[], from: number, comma: number): boolean {
  const first = row[from]?.lower === 'that' ? from + 1 : from
  const isName = (token: Token | undefined) => (isWord(token) && token.isCapital) || isMark(token, ',')
  return comma > first && row.slice(first, comma).every(isName) && isWord(row[comma + 1]) && isName(row[comma + 1])
}

/** Where words that begin at `from` may end: at marks, joints, quotations and the next sign of speech. */
function endsOf(row: readonly Token[], from: number, startsSaying: ReadonlySet<number>): number[] {
  const found = [row.length]
  for (let at = from + 1; at < row.length && found.length < MOST_ENDS; at++) {
    const token = row[at]
    const last = row[at - 1]
    if (!token || !last) break
    const isEdge =
      token.kind === 'mark' ? !isMark(token, "'’/%") : token.kind === 'quotation' || last.kind === 'quotation'
    const isJoint = isWord(token) && (JOINTS.has(token.lower) || COORDINATORS.has(token.lower)) && !isMark(last, ',—–')
    if (isEdge || isJoint || startsSaying.has(at) || (isTime(token) && isWord(last))) found.push(at)
    if (isMark(token, ';')) break
  }
  return found
}

/** Where words in front of a sign end: before its comma, or before "as Holt said". */
function endBefore(row: readonly Token[], saying: Saying): number | null {
  let to = saying.from
  if (isWord(row[to - 1]) && /^(?:as|which|and)$/u.test(row[to - 1]?.lower ?? '')) to--
  while (to > 0 && isMark(row[to - 1], ',—–-')) to--
  const isOff = to < saying.from || row[to - 1]?.kind === 'quotation' || saying.order === 'ACCORDING'
  return isOff && to > 1 ? to : null
}

function startsBefore(row: readonly Token[], to: number, endsSaying: ReadonlySet<number>): number[] {
  // "A day later the rate would stay, Holt said": the day is when.
  const first = opensWithSpan(row, 0) ? pastTime(row, 0) : 0
  const found = [first]
  for (let at = to - 2; at > first && found.length < MOST_ENDS && to - at < LONGEST; at--) {
    const last = row[at - 1]
    if (!last) break
    const isJoint = isWord(last) && (COORDINATORS.has(last.lower) || last.lower === 'that')
    if (
      isJoint ||
      last.kind === 'mark' ||
      last.kind === 'quotation' ||
      row[at]?.kind === 'quotation' ||
      endsSaying.has(at)
    )
      found.push(at)
  }
  return found
}

function trimmed(row: readonly Token[], from: number, end: number): number {
  let to = end
  while (to > from && (isMark(row[to - 1], '.!?,;:—–-') || DANGLING.has(row[to - 1]?.lower ?? ''))) to--
  return to
}

/** Nothing ends with these: what they begin stands behind. */
const DANGLING = new Set(['and', 'or', 'but', 'that', 'which', 'while', 'the', 'a', 'an', 'of'])

function words(row: readonly Token[], from: number, to: number): number {
  let count = 0
  for (let at = from; at < to && count < FEWEST_WORDS; at++) {
    const token = row[at]
    if (token?.kind === 'quotation') return FEWEST_WORDS
    if (token?.kind === 'word') count++
  }
  return count
}

/** Whether the sentence's grammar knows that nobody can have said these words, whatever the scorer makes of them. */
export function isMisread(
  row: readonly Token[],
  syntax: Syntax,
  { saying, place }: ProposalGroup,
  { from, to }: Proposal,
): boolean {
  if (!saying || place === 'QUOTED') return false
  const { deed } = saying
  if (deed && place === 'AFTER' && !deed.hasThat && deed.act !== 'ASKS' && from >= deed.from)
    if (tenselessEnd(row, syntax, saying.cueFrom, deed.from, to) < to) return true
  if (!saying.isNoun && isNounSpelledAsVerb(row, syntax, saying.cueFrom)) return true
  return place === 'AFTER' && from - 1 > saying.cueTo && opensRelativeClause(row, syntax, from - 1)
}
