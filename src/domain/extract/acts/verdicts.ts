// What one calls a thing: "called the claim that it leaks “a lie”" denies it, "called the delay a disgrace" blames.

import { isMark, isWord, type Token } from '../text/tokens.ts'
import { CLAIMS } from './act-words.ts'
import type { Construction } from './objects.ts'

/** "called the claim that it leaks “a lie”", "branded reports that ... false", "described as nonsense the idea that" */
export const falseDeed: Construction = (row, at) => {
  const end = Math.min(row.length, at + REACH)
  let claim = -1
  let untrue = -1
  for (let next = at; next < end; next++) {
    const token = row[next]
    if (!token || isMark(token, ';:?!')) return null
    if (claim === -1 && (UNTRUE.test(token.lower) || token.kind === 'quotation')) untrue = next
    if (isWord(token) && CLAIMS.test(token.lower) && next - at < 8) claim = next
    const isContent = claim !== -1 || (untrue !== -1 && row[untrue]?.kind !== 'quotation')
    if (token.lower !== 'that' || !isContent || next - Math.max(claim, untrue) > 8) continue
    const words = { from: next + 1, hasThat: true, isPlain: true, isPersonal: false, act: 'DENIES' as const }
    if (untrue !== -1) return words
    const to = verdictAt(row, next + 3, end)
    return to === null ? null : { ...words, to }
  }
  return null
}

/** Where the verdict on a claim begins: "a lie", "“pure fantasy”", "as false". */
function verdictAt(row: readonly Token[], from: number, end: number): number | null {
  for (let at = from; at < end; at++) {
    const token = row[at]
    if (!token || isMark(token, ',;:')) return null
    // What stands in marks of a claim is a verdict on it.
    if (token.kind === 'quotation' || UNTRUE.test(token.lower)) {
      let start = at
      while (
        start > from &&
        /^(?:an?|as|pure|utterly|simply|entirely|completely|plainly)$/u.test(row[start - 1]?.lower ?? '')
      )
        start--
      return start
    }
  }
  return null
}

/** The token behind "It is untrue that", "it was not true", "it is a lie that" at `at`; null where nothing like it stands. */
function untrueEnd(row: readonly Token[], at: number): number | null {
  const words = row
    .slice(at, at + 6)
    .map((token) => token.lower.replace('’', "'"))
    .join(' ')
  const found = UNTRUE_FRAME.exec(words)
  return found ? at + found[0].trim().split(' ').length : null
}

/** Whether words plainly reproach: "“a disgrace”", "a death trap". */
export function isReproach(words: string): boolean {
  return REPROACH.test(words.toLowerCase())
}

const REACH = 45
const UNTRUTH =
  '(?:untrue|false|nonsense|rubbish|absurd|ridiculous|baseless|unfounded|groundless|fiction|fantasy|fabrications?|lies?|bogus|fake|slander|hogwash|preposterous|ludicrous|laughable|fanciful|invention|hoax|myth|incorrect|inaccurate)'
const UNTRUE = new RegExp(`^${UNTRUTH}$`, 'u')
const UNTRUE_FRAME = new RegExp(
  `^it(?: (?:is|was)|'s) (?:(?:simply|just|plainly|completely|utterly|also) )?(?:not (?:\\S+ )?(?:true|correct|the case|right)|(?:an? )?(?:\\S+ )?${UNTRUTH})(?= |$)`,
  'u',
)
const REPROACH =
  /\b(?:disgrac\w*|scandal\w*|shame\w*|outrag\w*|disast\w*|mistakes?|betray\w*|farces?|farcical|insult\w*|crimes?|criminal\w*|mockery|travest\w*|reckless\w*|irresponsibl\w*|unacceptabl\w*|cowardly|coward\w*|shambl\w*|absurd\w*|stupid\w*|idiot\w*|foolish|cruel\w*|inhuman\w*|barbar\w*|illegal|unlawful|unconstitutional|corrupt\w*|fraud\w*|racist|bigot\w*|sexist|liars?|lies|lie|traps?|stain|robbery|theft|tyrann\w*|incompeten\w*|failures?|hypocri\w*|dishonest\w*|pathetic|appalling|deplorable|despicable|shock\w*|terrible|horrible|horrif\w*|ridiculous|nonsense|wrong|unfair\w*|unjust\w*|attack on|threats? to|dangerous|negligen\w*|callous|vandalism|waste|murder\w*|massacre|atrocit\w*|embarrass\w*|nightmare|mess|joke|sham|slap|blunder\w*|folly|catastroph\w*|abus\w*|obscen\w*|vile|evil|immoral|monstrous|heartless|clown|puppet|dictator|thug\w*|unfit)\b/u

/** "It is untrue, Holt said, that ...": where the denied words begin. */
export function untrue(
  row: readonly Token[],
  saying: { from: number; to: number },
  that: number | null,
): number | null {
  const { from, to } = saying
  if (that !== to + 1) return null
  if (!isMark(row[from - 1], ',') || !isMark(row[to], ',') || row[to + 1]?.lower !== 'that') return null
  for (let at = Math.max(0, from - 8); at < from - 1; at++)
    if (row[at]?.lower.startsWith('it') && untrueEnd(row, at) === from - 1) return to + 2
  return null
}
