import type { SpeechForm } from '../statement.ts'
import type { Resolution } from './voices.ts'

/** How the speaker was found; CARRIED: taken over from the quotation or sentence before. */
export type Evidence = Resolution | 'CARRIED'

const SPEAKER: Readonly<Record<Evidence, number>> = {
  NAMED: 0.95,
  DESCRIBED: 0.85,
  POINTED: 0.85,
  CARRIED: 0.75,
  UNKNOWN: 0.4,
}
const FORM: Readonly<Record<SpeechForm, number>> = { DIRECT: 1, MIXED: 0.95, INDIRECT: 0.95, FRAGMENT: 0.8 }
const UNCLOSED = 0.7
const WITHOUT_THAT = 0.9

/**
 * How sure the rules are: how the speaker was found, times the form, times 0.7 where a mark is missing, times 0.9
 * where a paraphrase was taken without "that". Between 0 and 1, two decimals.
 */
export function confidence(evidence: Evidence, form: SpeechForm, isClosed: boolean, isBare: boolean): number {
  const product = SPEAKER[evidence] * FORM[form] * (isClosed ? 1 : UNCLOSED) * (isBare ? WITHOUT_THAT : 1)
  return Math.round(product * 100) / 100
}
