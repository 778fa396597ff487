import type { SpeechAct } from '../statement/speech-act.ts'
import type { SpeechForm } from '../statement/statement.ts'
import type { AlertKind } from '../watch/definition.ts'

// What is told of alerts, in plain values. All texts come from outside: only `sheet.ts` reads them, and cleans what it takes.

/** What an alert says, whatever the channel that carries it. */
export interface ToldAlert {
  id: string
  watch: { id: string; name: string }
  kinds: readonly AlertKind[]
  /** When the service came to know of it. */
  at: Date
  /** Null: a silence or a surge. */
  statement: ToldStatement | null
  /** What the statement was before, where that differs in what a reader is shown. */
  was: ToldWords | null
  /** A publisher withdrew it, and no article carries it now. */
  isWithdrawn: boolean
  /** Why the watch tells of it, a phrase for each condition: "speaker: Ines Calder". */
  reasons: readonly string[]
  /** What a silence or a surge consists of, as a sentence; null else. */
  note: string | null
}

/** Who said what. */
export interface ToldWords {
  text: string
  form: SpeechForm
  /** What the speaker does with the words; null if unknown. */
  act: SpeechAct | null
  /** Null if unknown. */
  speaker: string | null
  office: string | null
}

/** A statement, with where it is to be read. */
export interface ToldStatement extends ToldWords {
  id: string
  /** When it was said: somewhere in [earliest, latest); null if no report tells. */
  saidAt: { earliest: Date; latest: Date } | null
  topics: readonly string[]
  /** Articles that carry it, the newest last; perhaps not all of them. */
  carriers: readonly Carrier[]
  /** How many articles carry it. */
  carrierCount: number
  independentRoots: number | null
}

/** An article that carries a statement. */
export interface Carrier {
  outlet: string
  title: string | null
  url: string | null
  publishedAt: Date | null
  /** The outlets that it has the words from, the nearest to the speaker first. An unnamed one is as it is described. */
  via: readonly string[]
}
