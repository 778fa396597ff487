// Nouns of what is done with words: "her vow to reopen it", "a call from Holt for the lock to be drained", "his denial that".

import { PREPOSITIONS } from '../../language/small-words.ts'
import type { SpeechAct } from '../../statement/speech-act.ts'
import { type Phrase, phraseStartingAt } from '../cues/noun-phrases.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { actOfNoun } from './act-words.ts'
import { type Frame, frameOf, readFrame } from './frames.ts'
import type { Construction, Stretch } from './objects.ts'

export interface SpokenNoun extends Stretch {
  act: SpeechAct
  /** Whom the sentence names behind "by" or "from". */
  doer: Phrase | null
}

const frames = (...lines: string[]): readonly Frame[] => lines.map(frameOf)
const FRAMES: Readonly<Partial<Record<SpeechAct, readonly Frame[]>>> = {
  URGES: frames('THAT', 'for <O INF', 'for <O', 'to|on <O INF', 'to <O for', '<INF'),
  COMMITS: frames('THAT', '<INF', 'to O <INF'),
  DENIES: frames('THAT'),
  BLAMES: frames('THAT', '<for|over|about|against O'),
  PRAISES: frames('<for|over O'),
  ASSERTS: frames('THAT'),
}

/** The words of a noun of speech at `at`, whoever speaks them; null where none follow. */
export function spokenNoun(row: readonly Token[], at: number): SpokenNoun | null {
  const token = row[at]
  if (!isWord(token) || !SPOKEN.test(token.lower)) return null
  // "Under fire from", and no other fire.
  if (token.lower === 'fire' && row[at - 1]?.lower !== 'under') return null
  const act = actOfNoun(token.lower)
  const by = isMark(row[at + 1], ',') ? at + 2 : at + 1
  const doer = /^(?:by|from)$/u.test(row[by]?.lower ?? '') ? doerAt(row, by + 1) : null
  const behind = doer ? doer.to + Number(isMark(row[doer.to], ',')) : at + 1
  for (const frame of FRAMES[act] ?? []) {
    const found = readFrame(row, behind, frame)
    // "His offer to the owners, made in a letter that was found to ..." is too far.
    if (found && found.from - behind < NEAR) return { ...found, act, doer }
  }
  return null
}

const NEAR = 7

/** Up to what links the noun to its words: "from [the head of the union] for". */
function doerAt(row: readonly Token[], from: number): Phrase | null {
  const phrase = phraseStartingAt(row, from)
  if (!phrase) return null
  const link = row.findIndex(
    (token, at) => at > phrase.from && at < phrase.to && /^(?:for|to|on|over)$/u.test(token.lower),
  )
  return link === -1 ? phrase : { ...phrase, to: link }
}

/** "renewed her pledge to rebuild", "made an appeal for calm", "repeated his denial that" */
export const nounDeed: Construction = (row, at) => {
  for (let noun = at; noun < row.length && noun - at < 5; noun++) {
    const token = row[noun]
    if (!isWord(token) || (PREPOSITIONS.has(token.lower) && noun > at)) return null
    const found = spokenNoun(row, noun)
    if (found) return found.doer ? null : { ...found, isPersonal: false }
  }
  return null
}

const SPOKEN =
  /^(?:claim|warning|promises?|pledges?|vows?|threats?|offers?|denials?|demands?|calls?|appeals?|pleas?|requests?|assurances?|assertion|accusations?|allegation|argument|prediction|recommendations?|orders?|admission|announcement|praise|criticism|condemnation|rebuke|fire|protests?|complaints?|objections?|apology)$/u
