// A sentence's grammatical subject, as far as it can be told from where it stands: its first phrase, past an opening.

import { DETERMINERS, JOINTS, OPENERS, PREPOSITIONS, PRONOUNS } from '../../language/small-words.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { cueOf } from './cues.ts'
import { isTime, type Phrase, phraseStartingAt } from './noun-phrases.ts'

/** The first phrase of a sentence, past "On Tuesday," and the like: its grammatical subject, mostly. */
export function leadingPhrase(row: readonly Token[]): Phrase | null {
  // A sentence in brackets.
  if (isMark(row[0], '([')) {
    const phrase = isWord(row[1]) ? leadingPhrase(row.slice(1)) : null
    return phrase && { ...phrase, from: phrase.from + 1, to: phrase.to + 1 }
  }
  let first = 0
  const opening = row[0]
  if (!isWord(opening)) return null
  const isLater = /^(?:later|earlier|ago|before|after)$/u.test(row[1]?.lower ?? '')
  if (PREPOSITIONS.has(opening.lower) || isOpening(row) || opening.lower === 'when' || isLater) {
    const comma = row.findIndex((token, index) => index < 40 && isMark(token, ','))
    if (comma === -1) return null
    first = (mainClause(row, comma) ?? comma) + 1
  } else if (OPENERS.has(opening.lower) && !DETERMINERS.has(opening.lower) && !PRONOUNS.has(opening.lower)) {
    first = isMark(row[1], ',') ? 2 : 1
  }
  first = Math.max(first, pastTime(row, first))
  const phrase = phraseStartingAt(row, first)
  if (phrase?.kind === 'NAME' && /['’]s$/u.test(row[phrase.to - 1]?.text ?? '')) return null
  return phrase
}

/** "A day later", "Two hours earlier" */
export function opensWithSpan(row: readonly Token[], from: number): boolean {
  return SPANS.test(row[from + 1]?.lower ?? '') && /^(?:later|earlier|ago)$/u.test(row[from + 2]?.lower ?? '')
}

const SPANS = /^(?:moments?|minutes?|hours?|days?|weeks?|months?|years?)$/u

/** Past "Early on Monday", "Hours later", "Late last week", where no comma closes them; `from` itself where none stands there. */
export function pastTime(row: readonly Token[], from: number): number {
  const opening = row[from]?.lower ?? ''
  const next = row[from + 1]
  const isEarly = /^(?:early|late|earlier|later|soon|shortly|just|only)$/u.test(opening)
  const isCount = /^(?:moments|minutes|hours|days|weeks|months|years)$/u.test(opening)
  // "A day later the rate", "Two hours before the vote" is more than time.
  if (opensWithSpan(row, from)) {
    const end = from + (isMark(row[from + 3], ',') ? 4 : 3)
    return isWord(row[end]) ? end : from
  }
  const opensTime =
    (isEarly && (isTime(next) || /^(?:on|in|this|that|last|the|after|before)$/u.test(next?.lower ?? ''))) ||
    (isCount && /^(?:later|earlier|before|after|ago)$/u.test(next?.lower ?? '')) ||
    (isTime(row[from]) && isWord(next))
  if (!opensTime) return from
  let at = from + 1
  while (
    isTime(row[at]) ||
    /^(?:on|in|this|that|last|the|same|next|later|earlier|ago|day|evening)$/u.test(row[at]?.lower ?? '')
  )
    at++
  if (isMark(row[at], ',')) at++
  return isWord(row[at]) ? at : from
}

/** "Speaking in Oslo,", "Recently,", but not "Kelly said" or "Ted Lee". */
function isOpening(row: readonly Token[]): boolean {
  const first = row[0]
  const next = row[1]
  if (!first || !/(?:ing|ly|ed)$/u.test(first.lower)) return false
  if (isWord(next) && !next.isCapital && cueOf(next.lower, 'en')?.form === 'FINITE') return false
  return first.lower.endsWith('ing') || !next?.isCapital || isTime(next)
}

/** The comma after which a sentence with an opening gets to its subject: a phrase with a verb right behind it. */
function mainClause(row: readonly Token[], from: number): number | null {
  for (let at = from; at < row.length && at < 40; at++) {
    if (!isMark(row[at], ',')) continue
    const phrase = phraseStartingAt(row, at + 1)
    const next = phrase ? row[phrase.to] : undefined
    const isVerb = isWord(next) && !next.isCapital && !PREPOSITIONS.has(next.lower) && !JOINTS.has(next.lower)
    if (phrase && phrase.kind !== 'DESCRIPTION' && isVerb) return at
  }
  return null
}
