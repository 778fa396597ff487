// Which of its reports' wordings a statement goes by. It is one of them as it is, never a blend: no one may be quoted
// with words that no article has.

import type { ChainLink, SpeechForm } from '../statement/statement.ts'

/** What a report must tell to be compared as a wording. */
export interface Wording {
  id: string
  form: SpeechForm
  text: string
  chain: readonly ChainLink[]
}

/**
 * The best wording: direct before indirect speech, nearer the root first, longest; then the lowest id, so that every
 * process chooses the same. Null without reports.
 */
export function canonical<Report extends Wording>(reports: readonly Report[]): Report | null {
  return reports.reduce<Report | null>((best, one) => (best && compareWordings(best, one) <= 0 ? best : one), null)
}

/** A total order on wordings with different ids, the best first. */
export function compareWordings(one: Wording, other: Wording): number {
  return (
    RANKS[one.form] - RANKS[other.form] ||
    handsOf(one.chain) - handsOf(other.chain) ||
    other.text.length - one.text.length ||
    (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
  )
}

/** A few quoted words ("a scandal") are direct, but do not tell what was said: any sentence about it tells more. */
const RANKS: Readonly<Record<SpeechForm, number>> = { DIRECT: 0, MIXED: 1, INDIRECT: 2, FRAGMENT: 3 }

/** Publishers between speaker and article. One without a name may hide others, so it comes behind one with a name. */
function handsOf(chain: readonly ChainLink[]): number {
  const publishers = chain.filter((link) => link.role === 'PUBLISHER')
  return publishers.length + (publishers.some((link) => link.name === null) ? 0.5 : 0)
}
