// What an article tells once and means for longer: the interview all quotations come from, the outlet it copies, the
// day of the speech. Kept by speaker, as one article may report several people's occasions.

import type { ChainLink, SaidAt } from '../statement.ts'
import { type Hands, sameLink } from './chain.ts'

interface Told {
  links: ChainLink[]
  isInterview: boolean
  isRelayed: boolean
  /** The paragraph the links were named in. */
  paragraph: number
  time: SaidAt | null
  timeParagraph: number
  timeSentence: number
  /** The time as later sentences have it. */
  carried: SaidAt | null
}

export class Occasions {
  readonly #told = new Map<string, Told>()

  /** Notes what a sentence tells about a speaker's occasion, before its reports are asked for. */
  announce(speaker: string, paragraph: number, sentence: number, hands: Hands, time: SaidAt | null): void {
    const told = this.#told.get(speaker) ?? {
      links: [],
      isInterview: false,
      isRelayed: false,
      paragraph,
      time: null,
      timeParagraph: paragraph,
      timeSentence: sentence,
      carried: null,
    }
    if (
      hands.links.length > 0 &&
      !(sameLink(told.links[0], hands.links[0]) && told.links.length > hands.links.length)
    ) {
      told.links = hands.links
      told.isInterview = hands.isInterview
      told.isRelayed = hands.isRelayed
    } else if (hands.links.length === 0 && hands.isOccasion && !told.isRelayed) {
      told.links = []
    }
    if (hands.links.length > 0) told.paragraph = paragraph
    if (time) {
      told.time = time
      told.timeParagraph = paragraph
      told.timeSentence = sentence
      told.carried = { ...time, derivation: [...time.derivation, 'told in an earlier sentence about this speaker'] }
    }
    this.#told.set(speaker, told)
  }

  /** An interview, or an outlet that is copied, covers the whole article; "told The Post" only its own paragraph. */
  links(speaker: string, paragraph: number): ChainLink[] {
    const told = this.#told.get(speaker)
    if (!told) return []
    return told.isInterview || told.isRelayed || told.paragraph === paragraph ? told.links : []
  }

  /** A day holds for its own paragraph and the next, where the quotations of an announced speech stand. */
  time(speaker: string, paragraph: number, sentence: number): SaidAt | null {
    const told = this.#told.get(speaker)
    if (!told?.time || paragraph - told.timeParagraph > 1) return null
    return told.timeSentence === sentence ? told.time : told.carried
  }
}
