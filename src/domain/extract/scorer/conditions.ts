// "If it rains, Holt said, the match is off": the verb stands within what was said. Told without its condition, she
// would have said what she did not.

import { type Draft, draftOf } from '../cues/drafts.ts'
import type { Saying } from '../cues/saying.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'

const CONDITIONS = /^(?:if|unless|provided|should|when|until|once|because|although|though|while|without)$/u
const LONGEST = 120

/** A report of one half of such a sentence with the other half, as a second part; any other report as it is. */
export function withCondition(draft: Draft, all: readonly Saying[]): Draft {
  const { saying, sentence, tokens } = draft
  const only = tokens[0]
  const row = sentence.tokens
  if (!saying || !only || tokens.length > 1 || (draft.form !== 'INDIRECT' && draft.form !== 'MIXED')) return draft
  const opening = openingOf(row)
  const comma = saying.from - 1
  const isWithin = isMark(row[comma], ',') && isMark(row[saying.to], ',')
  if (opening === null || !isWithin || comma > LONGEST || saying.order === 'ACCORDING') return draft
  if (all.some((other) => other !== saying && other.cueFrom < saying.cueFrom)) return draft
  const before = { from: opening, to: comma }
  const isBefore = only.to <= comma
  if (!isBefore && only.from !== saying.to + 1) return draft
  const after = isBefore ? { from: saying.to + 1, to: endOf(row, saying.to + 1, all) } : only
  if (after.to - after.from < 2) return draft
  const parts = [before, after]
  const isQuoting = parts.some(({ from, to }) => row.slice(from, to).some((token) => token.kind === 'quotation'))
  const { likelihood, edges } = draft
  return { ...draftOf(sentence, isQuoting ? 'MIXED' : 'INDIRECT', parts, saying, null), likelihood, edges }
}

/** Where the condition begins; null where the sentence begins with none. "When asked, Holt said" is when she spoke. */
function openingOf(row: readonly Token[]): number | null {
  const at = /^(?:and|but)$/u.test(row[0]?.lower ?? '') ? 1 : 0
  if (row[at]?.lower === 'not' && row[at + 1]?.lower === 'only') return at
  const isEven = /^(?:even|only)$/u.test(row[at]?.lower ?? '')
  const word = row[isEven ? at + 1 : at]
  const isWhenAsked = row.slice(at, at + 5).some((token) => /^(?:asked|pressed|questioned)$/u.test(token.lower))
  return isWord(word) && CONDITIONS.test(word.lower) && !isWhenAsked ? at : null
}

function endOf(row: readonly Token[], from: number, all: readonly Saying[]): number {
  let to = from
  while (to < row.length && to - from < LONGEST && !isMark(row[to], ';') && !all.some((one) => one.from === to)) to++
  while (to > from && isMark(row[to - 1], '.!?,;:—–-')) to--
  return to
}
