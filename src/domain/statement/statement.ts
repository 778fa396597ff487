/** How a report renders speech: the very words, a paraphrase, both, or a few quoted words. */
export type SpeechForm = 'DIRECT' | 'INDIRECT' | 'MIXED' | 'FRAGMENT'
export const SPEECH_FORMS: readonly SpeechForm[] = ['DIRECT', 'INDIRECT', 'MIXED', 'FRAGMENT']

/** RETRACTED: no article carries it now. ERASED: taken out by law or mistake; its words are gone. */
export type StatementStatus = 'CURRENT' | 'RETRACTED' | 'ERASED'

/** Roots and times are those of so many reports, for roots the first: no utterance had more that differed. */
export const MOST_HEARD = 50

export type TimePrecision = 'MINUTE' | 'HOUR' | 'DAY' | 'WEEK' | 'MONTH' | 'YEAR'

/** When something was said: somewhere in [earliest, latest), with the words and the steps that led there. */
export interface SaidAt {
  earliest: Date
  latest: Date
  precision: TimePrecision
  /** The calendar day (YYYY-MM-DD) in `timeZone` where the precision is a day or finer, else null. */
  date: string | null
  /** IANA name the words were read in. */
  timeZone: string
  asWritten: string[]
  derivation: string[]
}

/** One hand a report came through, the speaker's end first. An unnamed publisher ("US media") has `name: null`. */
export interface ChainLink {
  role: 'ACTOR' | 'PUBLISHER' | 'ARTICLE'
  name: string | null
  /** The article's words for it; null for the article itself. */
  asWritten: string | null
}
