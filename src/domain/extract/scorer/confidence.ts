// How likely a report is told right: its words and its speaker. A logistic regression over what was seen of both, and a
// curve over that; both fitted by `npm run train -- confidence` to reports of articles that the scorer had not seen.

import type { Speaker } from '../../statement/report.ts'
import type { SpeechForm } from '../../statement/statement.ts'
import type { Resolution } from '../speakers/voice.ts'
import { calibrated } from './calibration.ts'
import { KNOTS, SIGN_WEIGHTS } from './confidence-weights.ts'

/**
 * How the speaker was found. CLAUSAL: as the subject of a clause whose verb of speech has none. TURN: as the one whose turn it is
 * in a conversation. CARRIED: taken over from the quotation or sentence before.
 */
export type SpeakerEvidence = Resolution | 'CLAUSAL' | 'TURN' | 'CARRIED'

/** What a report's words say about how sure they are. */
export interface Certainty {
  /** From the scorer; null where only the rules have looked. */
  likelihood: number | null
  /** Of all that the sign of speech may govern, the share of these edges; null where only the rules have looked. */
  edges: number | null
  form: SpeechForm
  isClosed: boolean
  isBare: boolean
  saying: { isCertain: boolean; isNoun?: boolean } | null
}

const BY_RULE = { likelihood: 0.8, unclosed: 0.55, bare: 0.7, edges: 0.8 }

/** Above 0 and below 1, two decimals. */
export function confidence(evidence: SpeakerEvidence, words: Certainty, speaker: Speaker | null): number {
  let odds = 0
  for (const [sign, value] of signsOf(evidence, words, speaker)) odds += value * (SIGN_WEIGHTS[sign] ?? 0)
  return Math.min(0.99, Math.max(0.01, Math.round(calibrated(chance(odds), KNOTS) * 100) / 100))
}

/** What the regression looks at, by name. A kind of evidence without a weight counts as neither good nor bad. */
export function signsOf(
  evidence: SpeakerEvidence,
  words: Certainty,
  speaker: Speaker | null,
): [sign: string, value: number][] {
  const ruled = words.isClosed ? (words.isBare ? BY_RULE.bare : BY_RULE.likelihood) : BY_RULE.unclosed
  return [
    ['always', 1],
    ['likelihood', logOdds(words.likelihood ?? ruled)],
    ['edges', logOdds(words.edges ?? BY_RULE.edges)],
    [`evidence ${evidence}`, 1],
    [`form ${words.form}`, 1],
    ['unclosed', Number(!words.isClosed)],
    ['bare', Number(words.isBare)],
    ['no sign', Number(words.saying === null)],
    ['weak sign', Number(words.saying?.isCertain === false)],
    ['noun', Number(words.saying?.isNoun ?? false)],
    ['nobody', Number(speaker === null)],
    ['one name', Number(speaker !== null && !speaker.name.includes(' '))],
    [`speaker ${speaker?.kind ?? 'none'}`, 1],
  ]
}

export function chance(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

function logOdds(share: number): number {
  const kept = Math.min(0.99, Math.max(0.02, share))
  return Math.log(kept / (1 - kept))
}
