import type { ActorKind } from '../language/actor-kind.ts'
import type { Span } from '../language/span.ts'
import type { SpeechAct } from './speech-act.ts'
import type { ChainLink, SaidAt, SpeechForm } from './statement.ts'

/** What extraction reads: one revision's text and what is known about its publication. */
export interface ArticleText {
  text: string
  publishedAt: Date | null
  /** Primary language subtag, "en"; "und" where it could not be told. */
  language: string
  /** IANA name: the place whose "Tuesday" the article means. */
  timeZone: string
  /** The outlet's name: the last link of every chain. */
  sourceName: string
  /** Its publisher does not want language models to read it. Absent: it was not said. */
  isRefusedToModels?: boolean
}

/** Who a report says was speaking. */
export interface Speaker {
  /** The words in the article right at the quotation: "he", "Rutte", "the NATO chief". */
  asWritten: string
  span: Span
  /** The fullest name the article gives for that speaker: "Mark Rutte". */
  name: string
  kind: ActorKind
  /** True where the article gives only a surname, so that another article's full name may complete it. */
  surnameOnly: boolean
  /** A description used for the speaker here, if the article used one: "the former Dutch prime minister". */
  describedAs: string | null
  /** The office the article asserts the speaker holds when speaking: "NATO Secretary General"; null for former ones. */
  office: string | null
  /** Where the article says so, perhaps far from here: it cuts `office`, but for line breaks. */
  officeSpan: Span | null
  /** The actor on file, where an editor has said who spoke. */
  actorId?: string
}

/** Characters of the article on each side of a report that its context is of at most, and that folding looks at. */
export const SURROUNDINGS = 600

/** One article's rendering of one utterance. */
export interface ExtractedReport {
  /** The reported words, marks excluded, as they stand in the text; several where the attribution splits them. */
  parts: Span[]
  /** The parts' text joined by a space. */
  text: string
  form: SpeechForm
  /** What the speaker does with the words; null where the extractor does not tell. */
  act: SpeechAct | null
  cue: string | null
  speaker: Speaker | null
  saidAt: SaidAt | null
  chain: ChainLink[]
  /** Whom it was said to, as written: "reporters", "The Quay Times", "the king" of "in a letter to the king". */
  addressee: string | null
  addresseeSpan: Span | null
  /** Where or at what it was said, as written: "at Varnby naval base", "in an interview with The Quay Times". */
  occasion: string | null
  occasionSpan: Span | null
  /** The sentences around it: for reading, and for conditions on context. */
  context: { before: string; after: string }
  /** In [0, 1]: how sure the rules are that this was said, and by this speaker. */
  confidence: number
}
