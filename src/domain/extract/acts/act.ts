// Which act a report is of: by the construction of its verb, by the verb or the noun, by a question mark.

import type { SpeechAct } from '../../statement/speech-act.ts'
import type { Draft } from '../cues/drafts.ts'
import { actOfNoun, actOfVerb } from './act-words.ts'
import { isReproach } from './verdicts.ts'

/** What the speaker does with a report's words, as its verb, noun or question mark tells it. `words`: the report's text. */
export function actOf(draft: Draft, words: string): SpeechAct {
  const { saying, form } = draft
  const isQuoted = form === 'DIRECT' || form === 'FRAGMENT'
  if (isQuoted && isQuestion(words)) return 'ASKS'
  if (!saying) return 'ASSERTS'
  if (saying.isNoun && !saying.deed) return actOfNoun(saying.lemma.split(' ')[0] ?? '')
  // "Called the delay “a disgrace”"
  if (saying.deed?.act === 'ASSERTS' && EVALUATIVE.test(saying.lemma) && !isQuoted && isReproach(words)) return 'BLAMES'
  if (saying.deed && !isQuoted) return saying.deed.act
  return actOfVerb(saying.lemma)
}

const EVALUATIVE = /^(?:describe|depict|portray|characteri[sz]e|cast|brand|label|dub|call|compare)$/u

/** Nothing but questions: "Are you sorry? And why now?" */
function isQuestion(words: string): boolean {
  const ends = words.match(/[.!?…]+(?=["'”’)\]]*(?:\s|$))/gu)
  return ends !== null && /\?["'”’)\]]*\s*$/u.test(words) && ends.every((end) => end.includes('?'))
}
