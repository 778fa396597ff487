// What a speech verb asks of its subject: where it ends, how many it is, and what may stand between the two.

import { AUXILIARIES, PREPOSITIONS } from '../../language/small-words.ts'
import { PERSON_NOUNS } from '../../language/titles.ts'
import type { Token } from '../text/tokens.ts'
import { isSurname, isTime, type Phrase, phraseEndingAt } from './noun-phrases.ts'

/** As phraseEndingAt, but "messages on his phones" and "allies have in the past" are about messages and allies. */
export function subjectEndingAt(row: readonly Token[], last: number): Phrase | null {
  const phrase = phraseEndingAt(row, last)
  if (phrase?.kind !== 'DESCRIPTION' || phrase.from < 2) return phrase
  if (!PREPOSITIONS.has(row[phrase.from - 1]?.lower ?? '')) return phrase
  let end = phrase.from - 2
  while (end > 0 && AUXILIARIES.has(row[end]?.lower ?? '')) end--
  const outer = phraseEndingAt(row, end)
  if (!outer) return phrase
  return end < phrase.from - 2 || outer.kind === 'PRONOUN' ? outer : { ...outer, to: phrase.to }
}

/** Between a name and its verb: "Holt on Thursday said", "Holt earlier this week said". */
export function isWhen(row: readonly Token[], at: number): boolean {
  const word = row[at]
  const isBeforeTime = isTime(row[at + 1]) && /^(?:on|in|late|early|earlier|last|this)$/u.test(word?.lower ?? '')
  return (
    (isTime(word) && !isSurname(row, at)) ||
    isBeforeTime ||
    (word?.lower === 'earlier' && /^(?:this|on|last)$/u.test(row[at + 1]?.lower ?? ''))
  )
}

const PLURAL = /^(?:data|media|they|we|i|you|people|police|men|women|some|many|others|those|both|most)$/u

export function isPlural(row: readonly Token[], subject: Phrase): boolean {
  const link = row.findIndex(
    (token, index) => index > subject.from && index < subject.to && PREPOSITIONS.has(token.lower),
  )
  let last = (link === -1 ? subject.to : link) - 1
  // "Emails seen by The Quay Times", "figures published in May".
  while (last > subject.from && /(?:ed|seen|drawn|written|taken|shown)$/u.test(row[last]?.lower ?? '')) last--
  const head = row[last]
  if (!head) return false
  return (
    PLURAL.test(head.lower) ||
    (head.lower.endsWith('s') && !head.lower.endsWith("'s")) ||
    row.slice(subject.from, subject.to).some((token) => token.lower === 'and')
  )
}

/** Whether someone, not something, is the subject: a name, "they", "the minister", "officials". */
export function isSomebody(row: readonly Token[], subject: Phrase): boolean {
  if (subject.kind === 'PRONOUN') return row[subject.from]?.lower !== 'it'
  if (subject.kind === 'NAME') return true
  const words = row.slice(subject.from, subject.to)
  return words.some(
    (token) =>
      PERSON_NOUNS.has(token.lower) || /(?:men|women|people|ers|ors|ists|ians|ials|ists|ants|ents)$/u.test(token.lower),
  )
}
