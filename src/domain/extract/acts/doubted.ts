// A saying that its sentence does not vouch for: denied of somebody, rumoured, untrue.

import type { Token } from '../text/tokens.ts'

export const NEGATED = /^(?:not|never|neither|nor|cannot|hardly|scarcely|barely|\p{L}+n't)$/u

/** "denied that Roe had said", "it is not true that Roe said", "it was rumoured that Roe said" */
export function isDoubted(row: readonly Token[], at: number): boolean {
  const word = row[at]?.lower ?? ''
  const isTurned = row
    .slice(Math.max(0, at - 4), at)
    .some((token) => NEGATED.test(token.lower) || /^(?:no|little)$/u.test(token.lower))
  if (/^(?:true|claim(?:s|ed)?|believe[sd]?|accept(?:s|ed)?|suggest(?:s|ed)?)$/u.test(word)) return isTurned
  return DOUBTED.test(word) && !isTurned
}

const DOUBTED =
  /^(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|doubt(?:s|ed|ing)?|untrue|false|rumou?red|unlikely|pretend(?:s|ed|ing)?|imagin(?:e|es|ed|ing))$/u
