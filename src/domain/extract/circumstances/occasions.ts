// What an article tells once and means for longer: the interview all quotations come from, the outlet it copies, the
// day of the speech. Kept by speaker, as one article may report several people's occasions.

import type { ChainLink, SaidAt } from '../../statement/statement.ts'
import { type Hands, sameLink } from './chain.ts'
import type { Circumstances } from './circumstances.ts'

interface Told {
  links: ChainLink[]
  isInterview: boolean
  isRelayed: boolean
  /** The paragraph the links were named in. */
  paragraph: number
  time: SaidAt | null
  timeParagraph: number
  timeSentence: number
  /** Told by a sentence that only brought the speaker in. */
  isIntroduced: boolean
  /** The time as later sentences have it. */
  carried: SaidAt | null
  circumstances: Circumstances
  circumstancesParagraph: number
}

/** What one sentence tells about its occasion. */
export interface Announcement {
  hands: Hands
  time: SaidAt | null
  /** The sentence reports nothing yet, and only brings the speaker in: "She met reporters on Friday." */
  isIntroduction: boolean
  /** The sentence says that it speaks of another time, whichever that is: "had earlier said", "at a 2008 ceremony". */
  isElsewhen: boolean
  circumstances: Circumstances
}

export class Occasions {
  readonly #told = new Map<string, Told>()
  #lastDay: { time: SaidAt; paragraph: number } | null = null

  /** Notes what a sentence tells about a speaker's occasion, before its reports are asked for. */
  announce(speaker: string, paragraph: number, sentence: number, announced: Announcement): void {
    const { hands, time, circumstances, isIntroduction } = announced
    const told = this.#told.get(speaker) ?? {
      links: [],
      isInterview: false,
      isRelayed: false,
      paragraph,
      time: null,
      timeParagraph: paragraph,
      timeSentence: sentence,
      isIntroduced: false,
      carried: null,
      circumstances: { addressee: null, occasion: null },
      circumstancesParagraph: paragraph,
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
      this.#lastDay = { time, paragraph }
      told.time = time
      told.timeParagraph = paragraph
      told.timeSentence = sentence
      told.isIntroduced = isIntroduction
      told.carried = { ...time, derivation: [...time.derivation, 'told in an earlier sentence about this speaker'] }
    } else if (announced.isElsewhen) {
      told.time = null
    }
    if (circumstances.addressee || circumstances.occasion) {
      told.circumstances = circumstances
      told.circumstancesParagraph = paragraph
    }
    this.#told.set(speaker, told)
  }

  /** An interview, or an outlet that is copied, covers the whole article; "told The Post" only its own paragraph. */
  links(speaker: string, paragraph: number): ChainLink[] {
    const told = this.#told.get(speaker)
    if (!told) return []
    return told.isInterview || told.isRelayed || told.paragraph === paragraph ? told.links : []
  }

  /**
   * A day holds for its own paragraph and the next, where the quotations of an announced speech stand; a week, a month or
   * a year, and the day on which a speaker was only brought in, for its paragraph and the very next sentence.
   */
  time(speaker: string, paragraph: number, sentence: number): SaidAt | null {
    const told = this.#told.get(speaker)
    if (!told?.time) return null
    if (told.timeSentence === sentence) return told.time
    const isWide = told.time.precision === 'DAY' && !told.isIntroduced
    const reach = isWide || sentence === told.timeSentence + 1 ? 1 : 0
    return paragraph - told.timeParagraph > reach ? null : told.carried
  }

  /** The day told last in this paragraph, of whatever speech: what "the day before" is beside. */
  dayBefore(paragraph: number): SaidAt | null {
    return this.#lastDay?.paragraph === paragraph ? this.#lastDay.time : null
  }

  /** To whom and where: for the whole paragraph, unless a later sentence of it tells of other circumstances. */
  circumstances(speaker: string, paragraph: number): Circumstances {
    const told = this.#told.get(speaker)
    return told?.circumstancesParagraph === paragraph ? told.circumstances : { addressee: null, occasion: null }
  }
}
