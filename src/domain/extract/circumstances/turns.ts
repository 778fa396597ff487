// Whose turn it is: a question and its answer have two speakers, and the answer often stands without a word about its own.

import type { Speaker } from '../../statement/report.ts'
import { type Phrase, phraseStartingAt } from '../cues/noun-phrases.ts'
import type { Saying } from '../cues/saying.ts'
import type { Exchange } from '../speakers/presence.ts'
import { isMark, type Token } from '../text/tokens.ts'

/** One quotation of a conversation. */
export interface Turn {
  speaker: Speaker | null
  /** Whom it was said to, where that is told. */
  addressee: Speaker | null
  paragraph: number
  /** It ends with a question mark. */
  isQuestion: boolean
  /** "asked", "wanted to know": the words around it say that it was one. */
  isAsked: boolean
  /** Nothing around it says who speaks. */
  isBare: boolean
}

/** Turns that a reader looks back over. */
const REMEMBERED = 4
/** Who asks for a living. */
const ASKER =
  /(?:^|\s)(?:reporter|journalist|correspondent|interviewer|moderator|host|prosecutor|judge|lawyer|counsel|listener|caller|student|pupil)s?(?:\s|$)/iu

export class Turns {
  #turns: Turn[] = []

  take(turn: Turn): void {
    this.#turns = [...this.#turns.slice(1 - REMEMBERED), turn]
  }

  /**
   * Who speaks a quotation that stands alone in this paragraph: the one who was asked, or in a conversation whoever did not
   * speak last. Undefined where no question came before, so that whoever spoke last goes on; null where it was asked of
   * somebody whom nobody names.
   */
  next(paragraph: number, isQuestion: boolean): Speaker | null | undefined {
    const last = this.#turns.at(-1)
    if (!last || paragraph - last.paragraph > 1) return undefined
    const isNew = paragraph > last.paragraph
    const other = this.#turns.findLast(
      ({ speaker, paragraph: own }) => speaker && speaker.name !== last.speaker?.name && paragraph - own <= 3,
    )?.speaker
    if (last.isQuestion) {
      const isAsker = last.speaker !== null && ASKER.test(`${last.speaker.asWritten} ${last.speaker.describedAs ?? ''}`)
      if (last.isAsked && last.addressee) return last.addressee
      if (isAsker && last.isAsked) return other ?? null
      return isNew && other && (last.isAsked || last.isBare) ? other : undefined
    }
    const before = this.#turns.at(-2)
    const isAnswer = isNew && before?.isQuestion === true && before.speaker?.name !== last.speaker?.name
    return isAnswer && isQuestion ? (before.speaker ?? undefined) : undefined
  }
}

/** Verbs of asking. */
export const ASKS = /^(?:ask|inquire|wonder|query|press|demand|question)$/u

const ANSWERS = /^(?:answer|reply|respond|retort|rejoin|counter|shoot|snap)$/u
const QUESTION_WORDS = /^(?:who|whom|whose|what|when|where|why|how|which|whether|if)$/u

/**
 * What the words at a sign of speech do in a conversation: a question is put where they end with a question mark or begin with
 * a word that asks; "asked for help" puts none. Undefined where words without quotation marks merely say something.
 */
export function exchangeOf(text: string, row: readonly Token[], saying: Saying): Exchange | undefined {
  if (saying.isNoun) return undefined
  const quotation = row.find(({ kind }) => kind === 'quotation')
  const isQuestion = quotation !== undefined && text.slice(quotation.end - 3, quotation.end).includes('?')
  const begins = row.slice(saying.cueTo, saying.cueTo + 8).some(({ lower }) => QUESTION_WORDS.test(lower))
  if (isQuestion || (ASKS.test(saying.lemma) && begins)) return 'ASKS'
  if (ANSWERS.test(saying.lemma)) return 'ANSWERS'
  return quotation ? 'SAYS' : undefined
}

/** Whom a question was put to: "asked the defendant, Karl Storm"; null where nobody follows. */
export function addresseeOf(row: readonly Token[], saying: Saying): Phrase | null {
  const from = saying.addressee?.from ?? (saying.order === 'VERB_FIRST' ? saying.to : saying.cueTo)
  const phrase = phraseStartingAt(row, from)
  if (!phrase) return null
  const own = phrase.kind === 'DESCRIPTION' && isMark(row[phrase.to], ',') ? phraseStartingAt(row, phrase.to + 1) : null
  return own?.kind === 'NAME' && own.to - own.from > 1 ? own : phrase
}
