import type { Deed } from '../acts/deeds.ts'
import type { Cue } from './cues.ts'
import type { Phrase } from './noun-phrases.ts'

/** A sign of speech in a sentence, with whom it names and where its words begin. */
export interface Saying {
  lemma: string
  strength: Cue['strength']
  /** Tokens [cueFrom, cueTo): the verb, or "according to". */
  cueFrom: number
  cueTo: number
  /** The whole attribution, subject and addressee included. */
  from: number
  to: number
  order: 'SUBJECT_FIRST' | 'VERB_FIRST' | 'ACCORDING'
  subject: Phrase | null
  /** Tokens of whom it was said to: "told The Example Post". */
  addressee: { from: number; to: number } | null
  /** First token of the reported clause; null where none follows. */
  clauseFrom: number | null
  hasThat: boolean
  /** False for a mere sign of speech, which counts only when the scorer takes its words. */
  isCertain: boolean
  /** "her claim", where the others are verbs. */
  isNoun?: boolean
  /** Said by others than the sentence is about, and not told by whom: "not drawn on claims that", "was accused of". */
  isOthers?: boolean
  /** Nothing else can be meant: "the report states that". */
  isPlain?: boolean
  /** Where the verb stands in a construction of its own: "accused the board of hiding maps". */
  deed?: Deed
}
