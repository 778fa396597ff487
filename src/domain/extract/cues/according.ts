// "According to the mayor, ...": a sign of speech without a verb.

import { MODALS, PASSIVE } from '../../language/small-words.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { isApposition } from './appositions.ts'
import { type Phrase, phraseStartingAt } from './noun-phrases.ts'
import type { Saying } from './saying.ts'

/** Whether "according to" stands here. */
export function isAccording(row: readonly Token[], at: number): boolean {
  return (row[at]?.lower === 'according' && row[at + 1]?.lower === 'to') || row[at]?.lower === 'laut'
}

/** "According to the mayor, ...": whom it names, and the words where they follow; null where it names nobody. */
export function according(row: readonly Token[], at: number): Saying | null {
  const first = at + (row[at]?.lower === 'laut' ? 1 : 2)
  const subject = possessor(row, first) ?? phraseStartingAt(row, first)
  if (!subject) return null
  if (isMark(row[subject.to], ',') && isApposition(row, subject.to + 1)) {
    const comma = row.findIndex((token, index) => index > subject.to && index - subject.to < 20 && isMark(token, ',.'))
    const isLast = at <= 1 && isMark(row[comma], '.')
    const inside = comma === -1 ? [] : row.slice(subject.to + 1, comma)
    const isClause = inside.some(
      (token) => token.kind === 'quotation' || PASSIVE.has(token.lower) || MODALS.has(token.lower),
    )
    if (comma !== -1 && !isClause && !isLast && !row[subject.to + 1]?.isCapital)
      subject.apposition = { from: subject.to + 1, to: comma }
  }
  const end =
    subject.apposition?.to ??
    (subject.kind === 'PRONOUN' && row[first]?.lower !== 'him' && isWord(row[first + 1]) ? first + 2 : subject.to)
  const comma = row.findIndex(
    (token, index) => index >= end && index - end < 15 && (isMark(token, ',:') || token.kind === 'quotation'),
  )
  const opens = at <= 1 && comma !== -1
  return {
    lemma: 'according',
    strength: 'CLAUSE',
    cueFrom: at,
    cueTo: first,
    from: at,
    to: end,
    order: 'ACCORDING',
    subject,
    addressee: null,
    clauseFrom: opens ? comma + (row[comma]?.kind === 'quotation' ? 0 : 1) : null,
    hasThat: false,
    isCertain: true,
  }
}

/** "according to his statement" speaks of him; "according to his lawyer" does not. */
function possessor(row: readonly Token[], first: number): Phrase | null {
  const isWords = /^(?:statement|remarks|comments|words|account|speech|testimony|office)$/u.test(
    row[first + 1]?.lower ?? '',
  )
  return isWords && /^(?:his|her|their)$/u.test(row[first]?.lower ?? '')
    ? { from: first, to: first + 1, kind: 'PRONOUN', apposition: null }
    : null
}
