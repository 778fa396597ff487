import type { SpeechForm } from '../../statement/statement.ts'
import type { Resolution } from '../speakers/coreference.ts'
import { calibrated } from './calibration.ts'

/**
 * How the speaker was found. CLAUSAL: as the subject of a clause whose verb of speech has none. TURN: as the one whose turn it is
 * in a conversation. CARRIED: taken over from the quotation or sentence before.
 */
export type SpeakerEvidence = Resolution | 'CLAUSAL' | 'TURN' | 'CARRIED'

// How often each kind of evidence named the right speaker on the dev corpora, pronouns by hand-made resolutions only.
const SPEAKER: Readonly<Record<SpeakerEvidence, number>> = {
  NAMED: 0.96,
  UNNAMED: 0.85,
  SHARED: 0.9,
  DESCRIBED: 0.82,
  POINTED: 0.93,
  UNSURE: 0.8,
  CLAUSAL: 0.88,
  TURN: 0.75,
  CARRIED: 0.9,
  UNKNOWN: 0.1,
}
const FORM: Readonly<Record<SpeechForm, number>> = { DIRECT: 1, MIXED: 0.95, INDIRECT: 0.95, FRAGMENT: 0.8 }
const UNCLOSED = 0.7
const WITHOUT_THAT = 0.9

/** What a report's words say about how sure they are. */
export interface Certainty {
  /** From the scorer; null where only the rules have looked. */
  likelihood: number | null
  form: SpeechForm
  isClosed: boolean
  isBare: boolean
}

/**
 * How likely it is that exactly these words were said, and by this speaker: the scorer's likelihood times how often
 * the speaker's evidence is right, calibrated. Without a scorer a rule of thumb by form, missing marks and a missing "that". Above
 * 0 and below 1, two decimals.
 */
export function confidence(evidence: SpeakerEvidence, words: Certainty): number {
  const likelihood =
    words.likelihood ?? FORM[words.form] * (words.isClosed ? 1 : UNCLOSED) * (words.isBare ? WITHOUT_THAT : 1)
  return Math.min(0.99, Math.max(0.01, Math.round(calibrated(SPEAKER[evidence] * likelihood) * 100) / 100))
}
