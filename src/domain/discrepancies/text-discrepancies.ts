// Where the words themselves disagree: a number, a "not", or what two articles both put in quotation marks.

import { type Amount, amountsIn } from '../compare/amounts.ts'
import { denialsIn } from '../compare/denials.ts'
import { type WordDiff, wordDiff } from '../compare/diff.ts'
import { type Difference, differencesOf } from '../compare/differences.ts'
import { contentOf } from '../language/tokens.ts'
import { type ComparedReport, type Discrepancy, type Side, sideOf } from './discrepancy.ts'

/** UTF-16 code units of wordings compared with the best one: some hundred sentences, or a few speeches. */
const MOST_CHARACTERS = 60_000

/**
 * Each report against the best wording, which comes first: the cost grows with the reports, not with their pairs. The
 * same words are compared once.
 */
export function textDiscrepancies(reports: readonly ComparedReport[]): Discrepancy[] {
  const [best, ...others] = reports
  if (!best) return []
  return distinct(best, others)
    .filter((other) => other.language === best.language)
    .flatMap((other) => {
      const diff = wordDiff(best.text, other.text)
      const differences = differencesOf(diff, best.language)
      const isOneText = differences.length === 0
      return isOneText
        ? []
        : [
            ...forms(best, other, differences, isOneWording(diff)),
            ...numbers(best, other),
            ...negations(best, other, diff, differences),
          ]
    })
}

function distinct(best: ComparedReport, others: readonly ComparedReport[]): ComparedReport[] {
  const seen = new Set([`${best.form} ${best.text}`])
  let left = MOST_CHARACTERS
  return others.filter(({ form, text }) => {
    if (seen.has(`${form} ${text}`)) return false
    seen.add(`${form} ${text}`)
    left -= text.length
    return left >= 0
  })
}

/** Of the words of the shorter, what share both have in the same order if both quote one wording. */
const LEAST_KEPT = 0.7

/**
 * Whether two texts are one wording, changed in places. Quotations that share less are of two sentences, or the reports
 * are of two utterances: that does not say that one of them misquotes.
 */
export function isOneWording(diff: WordDiff): boolean {
  const kept = diff.blocks.reduce((sum, block) => sum + (block.isKept ? block.before.end - block.before.start : 0), 0)
  return kept >= LEAST_KEPT * Math.min(diff.before.length, diff.after.length)
}

function forms(
  best: ComparedReport,
  other: ComparedReport,
  differences: readonly Difference[],
  isReworded: boolean,
): Discrepancy[] {
  const sides: [Side, Side] = [whole(best), whole(other)]
  if (best.form !== other.form) {
    const isQuoted = best.form === 'DIRECT' && other.form === 'INDIRECT'
    if (!isQuoted) return []
    return [
      { kind: 'SPEECH_FORM', verdict: 'COMPATIBLE_REFINEMENT', sides, why: 'one quotes what the other paraphrases' },
    ]
  }
  // Whom only one article names is not misquoted by the other. What is said to one and elsewhere of the same one is said twice.
  if (!isReworded || (best.speaker === null) !== (other.speaker === null)) return []
  if (YOU.test(best.text) !== YOU.test(other.text)) return []
  const changed = differences.filter(
    (one) => one.before && one.after && !COMPATIBLE.has(one.kind) && !isInserted(best, other, one),
  )
  const words = ({ before, after }: Difference) =>
    [best.text.slice(before?.start, before?.end), other.text.slice(after?.start, after?.end)] as const
  const replaced = changed.find((one) => !isOneSpelling(...words(one)) && !isOneDeterminer(...words(one)))
  const spelt = changed.find((one) => !isOneSpelling(...words(one)))
  const reworded = replaced ?? spelt ?? differences.find((one) => one.kind === 'SYNONYM')
  if (best.form !== 'DIRECT' || !reworded?.before || !reworded.after) return []
  return [
    {
      kind: 'SPEECH_FORM',
      verdict: replaced ? 'CONFLICT' : 'COMPATIBLE_REFINEMENT',
      sides: [sideOf(best, 'TEXT', best.text, reworded.before), sideOf(other, 'TEXT', other.text, reworded.after)],
      why: 'both stand in quotation marks, in different words',
    },
  ]
}

/** One says all that the other does, or the same in other words. */
const COMPATIBLE: ReadonlySet<Difference['kind']> = new Set(['REORDER', 'SYNONYM', 'OMISSION', 'ADDITION'])

const YOU = /(?<![\p{L}])you(?:rs?)?(?![\p{L}])/iu

/** "Work force" and "workforce". */
function isOneSpelling(one: string, other: string): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return letters(one) === letters(other)
}

/** "A single cent" and "any single cent". */
function isOneDeterminer(one: string, other: string): boolean {
  return DETERMINER.test(one) && DETERMINER.test(other)
}

const DETERMINER = /^(?:an?|the|any|some|this|that|these|those)$/iu

/** Words in brackets are an editor's, for the reader: "[the ferry]" for "it", "(the ferry)". */
function isInserted(best: ComparedReport, other: ComparedReport, { before, after }: Difference): boolean {
  const inBrackets = (text: string, span: Difference['before']) =>
    span !== null &&
    ((/\[[^\]]*$/u.test(text.slice(0, span.start)) && /^[^[]*\]/u.test(text.slice(span.end))) ||
      /\([^)]*$/u.test(text.slice(0, span.start)))
  return inBrackets(best.text, before) || inBrackets(other.text, after)
}

/** Numbers that count the same thing, each told once. */
function numbers(best: ComparedReport, other: ComparedReport): Discrepancy[] {
  const theirs = byUnit(other.text)
  return [...byUnit(best.text)].flatMap(([unit, one]): Discrepancy[] => {
    const its = theirs.get(unit)
    if (!one || !its || (one.value === its.value && one.bound === its.bound)) return []
    // Shares and sums are of something.
    if (/^[%$€£¥]$/u.test(unit) && !areAlike(best.text, other.text)) return []
    const isFitting = one.value === its.value || allows(one, its) || allows(its, one)
    return [
      {
        kind: 'NUMBER',
        verdict: isFitting ? 'COMPATIBLE_REFINEMENT' : 'CONFLICT',
        sides: [sideOf(best, 'TEXT', best.text, one.span), sideOf(other, 'TEXT', other.text, its.span)],
        why: isFitting ? 'one number is put more closely' : 'they tell different numbers of the same',
      },
    ]
  })
}

/** Whether half of what the shorter text tells is in the other. */
function areAlike(one: string, other: string): boolean {
  const [a, b] = [contentOf(one), contentOf(other)]
  const shared = [...a].filter((stem) => b.has(stem)).length
  return shared * 2 >= Math.min(a.size, b.size)
}

/** By what is counted; null where a text has two numbers of it, which could be of different things. */
function byUnit(text: string): Map<string, Amount | null> {
  const found = new Map<string, Amount | null>()
  for (const amount of amountsIn(text)) {
    if (amount.unit !== null) found.set(amount.unit, found.has(amount.unit) ? null : amount)
  }
  return found
}

/** "More than 30" allows 32, "about 30" 28 to 32, "nearly 30" 29. */
function allows(vague: Amount, exact: Amount): boolean {
  if (vague.bound === 'AT_LEAST') return exact.value >= vague.value
  if (vague.bound === 'AT_MOST') return exact.value <= vague.value
  return vague.bound === 'ABOUT' && Math.abs(exact.value - vague.value) <= vague.value / 10
}

function negations(
  best: ComparedReport,
  other: ComparedReport,
  diff: WordDiff,
  differences: readonly Difference[],
): Discrepancy[] {
  return denialsIn(best, other, diff, differences).map((one): Discrepancy => {
    const before = one.before ? sideOf(best, 'TEXT', best.text, one.before) : whole(best)
    const after = one.after ? sideOf(other, 'TEXT', other.text, one.after) : whole(other)
    return {
      kind: 'NEGATION',
      verdict: 'CONFLICT',
      sides: [before, after],
      why: 'one says the opposite of the other',
    }
  })
}

function whole(report: ComparedReport): Side {
  return sideOf(report, 'TEXT', report.text, { start: 0, end: report.text.length })
}
