// Nouns of what is done with words, and whose they are: "Holt's call for", "her vow to", "a plea from Holt to".

import { type Phrase, phraseStartingAt } from '../cues/noun-phrases.ts'
import type { Saying } from '../cues/saying.ts'
import type { Syntax } from '../syntax/syntax.ts'
import { TAGS } from '../syntax/tagger.ts'
import { isWord, type Token } from '../text/tokens.ts'
import { spokenNoun } from './nouns.ts'

/** "Holt's vow to reopen it", "calls from Holt for an inquiry": what is done by a noun, where the sentence tells who did it. */
export function nounSaying(row: readonly Token[], at: number, syntax: () => Syntax): Saying | null {
  const deed = row[at]?.isCapital ? null : spokenNoun(row, at)
  const isPurpose = row[at]?.lower === 'order' && row[at - 1]?.lower === 'in'
  if (!deed || isPurpose || deed.act === 'ASSERTS' || NONE.test(row[at - 1]?.lower ?? '')) return null
  const subject = deed.doer ?? owner(row, at)
  const isOwned = deed.doer !== null || /['’]s$/u.test(row[at - 1]?.text ?? '')
  const isNoun = isOwned
    ? !VERBAL.test(row[at - 1]?.lower ?? '')
    : NOUN.test(TAGS[syntax().tags[at] ?? TAGS.length] ?? '')
  if (!subject || !isNoun) return null
  return {
    isNoun: true,
    lemma: `${row[at]?.lower} (noun)`,
    strength: 'LABEL',
    cueFrom: at,
    cueTo: at + 1,
    from: Math.min(subject.from, at),
    to: at + 1,
    order: 'SUBJECT_FIRST',
    subject,
    addressee: null,
    clauseFrom: deed.from,
    hasThat: deed.hasThat,
    isCertain: true,
    deed,
  }
}

const NOUN = /^NNS?$/u
const VERBAL = /^(?:to|he|she|they|it|we|i|who|which|will|would|can|could|must|may|should)$/u
const NONE = /^(?:no|any|without)$/u

/** "Holt's claim", "her claim", "the claim by Holt". */
export function owner(row: readonly Token[], noun: number): Phrase | null {
  for (let at = noun - 1; at >= 0 && noun - at < 5; at--) {
    const word = row[at]
    if (!isWord(word)) return null
    if (/^(?:his|her|their|its)$/u.test(word.lower)) return { from: at, to: at + 1, kind: 'PRONOUN', apposition: null }
    if (!/['’]s?$/u.test(word.text)) continue
    let from = at
    while (from > 0 && at - from < 5 && isWord(row[from - 1]) && row[from - 1]?.isCapital) from--
    return row[from]?.isCapital ? { from, to: at + 1, kind: 'NAME', apposition: null } : null
  }
  return row[noun + 1]?.lower === 'by' || row[noun + 1]?.lower === 'from' ? phraseStartingAt(row, noun + 2) : null
}
