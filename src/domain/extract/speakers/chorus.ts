// "Holt and Brandt said": several speakers, each of whom said it, and each of whom "they" means.

import type { Speaker } from '../../statement/report.ts'
import type { Phrase } from '../cues/noun-phrases.ts'
import type { Token } from '../text/tokens.ts'
import type { Voices } from './coreference.ts'
import type { Cast } from './mentions.ts'
import { partsOf } from './naming/joint-names.ts'
import type { Exchange } from './presence.ts'
import type { Voice } from './voice.ts'

/** A reader would not keep more groups in mind. It also limits the work on a hostile text. */
const MOST_GROUPS = 50

const THEY = new Set(['they', 'them', 'their'])

/** Finds each of those who speak together. */
export class Chorus {
  readonly #voices: Voices
  readonly #cast: Cast
  /** By what they are called together. */
  readonly #known = new Map<string, readonly Speaker[]>()

  constructor(voices: Voices, cast: Cast) {
    this.#voices = voices
    this.#cast = cast
  }

  /** As Voices.voice, with who else speaks: `others` said the same words as the speaker. */
  voice(row: readonly Token[], phrase: Phrase, turn?: Exchange): Voice & { others: readonly Speaker[] } {
    const whole = this.#voices.voice(row, phrase, turn)
    if (!whole.speaker) return { ...whole, others: [] }
    const parts = phrase.kind === 'PRONOUN' ? [] : partsOf(row, phrase, this.#cast)
    const isThey = THEY.has(row[phrase.from]?.lower ?? '')
    const known = isThey || / and /u.test(whole.speaker.name) ? (this.#known.get(whole.speaker.name) ?? []) : []
    const found = parts.length > 0 ? this.#each(row, parts) : known
    const { asWritten, span } = whole.speaker
    const [speaker, ...others] = parts.length > 0 ? found : found.map((one) => ({ ...one, asWritten, span }))
    if (!speaker || others.length === 0) return { ...whole, others: [] }
    if (parts.length > 0 && this.#known.size < MOST_GROUPS) this.#known.set(whole.speaker.name, found)
    return { ...whole, speaker, others }
  }

  #each(row: readonly Token[], parts: readonly Phrase[]): Speaker[] {
    const found = parts.flatMap((part) => this.#voices.voice(row, part).speaker ?? [])
    return found.filter(({ name }) => /\p{Lu}/u.test(name))
  }
}
