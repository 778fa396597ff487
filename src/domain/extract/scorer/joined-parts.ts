// Words that one attribution interrupts: one report in two parts, or two reports.

import type { Span } from '../../language/span.ts'
import { hasFiniteVerb } from '../cues/clauses.ts'
import type { Draft } from '../cues/drafts.ts'
import { isMark, isWord, tokens } from '../text/tokens.ts'

/** `"A," Roe said, "B."` and `A, Roe said, B.` are one report in two parts. */
export function joinedParts(text: string, found: readonly Draft[]): Draft[] {
  const joined: Draft[] = []
  for (const draft of found) {
    const last = joined.at(-1)
    if (!last || !isSplit(last, draft) || areSentences(text, last, draft)) {
      joined.push(draft)
      continue
    }
    last.parts.push(...draft.parts)
    last.tokens.push(...draft.tokens)
    last.runsOn = draft.runsOn
    last.isClosed &&= draft.isClosed
    last.likelihood = Math.min(last.likelihood ?? 1, draft.likelihood ?? 1)
    last.edges = Math.min(last.edges ?? 1, draft.edges ?? 1)
  }
  return joined
}

/** `"It works," Roe said, "and we will build it."`: two statements, where `"If it works," Roe said, "we win."` is one. */
function areSentences(text: string, first: Draft, second: Draft): boolean {
  const [one, other] = [first.parts.at(-1), second.parts[0]]
  if (second.form !== 'DIRECT' || !one || !other) return false
  const wordsOf = (part: Span): string => text.slice(part.start, part.end).trim()
  return [one, other].every((part) => isClause(text, part)) && !HALF.test(wordsOf(one)) && BEGINS.test(wordsOf(other))
}

/** Whether a part has a verb of its own, and enough words to stand alone. */
function isClause(text: string, part: Span): boolean {
  const row = tokens(text, part, [])
  return row.filter(isWord).length >= FEWEST && hasFiniteVerb(row)
}

const FEWEST = 4
/** What opens a clause that waits for another, and what opens one that stands alone. */
const HALF =
  /^(?:if|when|while|although|though|because|since|as|unless|until|once|after|before|whether|the (?:more|less|longer)|not only)\b/iu
const BEGINS = /^(?:(?:and|but|so|yet)\b|\p{Lu})/u

function isSplit(first: Draft, second: Draft): boolean {
  const { saying } = first
  const end = first.tokens.at(-1)?.to ?? 0
  const start = second.tokens[0]?.from ?? 0
  const row = first.sentence.tokens
  return (
    saying !== null &&
    saying === second.saying &&
    first.form === second.form &&
    end <= saying.from &&
    start >= saying.to &&
    (saying.order !== 'ACCORDING' || first.form === 'DIRECT') &&
    isMark(row[start - 1], ',—–-:;')
  )
}
