// Answers that follow what they answer: a question and what was said then, "shot back", "in response".

import { ANSWERING, UNDONE } from './answer-words.ts'
import { type AnswerFound, placeOfName, type Read } from './beside.ts'

export const ASKING = /\b(?:ask(?:ed|s|ing)?|question(?:ed|s|ing)?|press(?:ed|ing)|wonder(?:ed|s)|quizzed|inquired)\b/iu
const QUESTION = /\?["”’']*$|^(?:whether|if|why|how|what|when|where|who|which)\b/iu

/** "Is it safe?" Lee asked. Roe said: ... */
export function asked(report: Read, last: Read): AnswerFound[] {
  const { before, after } = report.context
  if (report.speakerId === null || !ASKING.test(last.cue ?? '') || !QUESTION.test(last.text.trim())) return []
  if (QUESTION.test(report.text.trim())) return []
  const around = `${last.context.before.slice(last.ownFrom)} ${last.context.after.slice(0, last.ownTo)}`
  const own = before.slice(report.ownFrom)
  const isNamed = placeOfName(around, report.names) !== null
  const isPlain = own.length <= 60 && after.length >= 0
  if (!isNamed && !isPlain) return []
  const at = before.lastIndexOf(last.text.slice(-20))
  const sign = { place: 'BEFORE' as const, start: at, end: at + Math.min(20, last.text.length) }
  return [{ answered: last, kind: 'ANSWERS', clue: isNamed ? 'ASKED' : 'ASKED_PLAINLY', signs: [sign] }]
}

/** Up to the words, which a colon may lead to from further. */
const AT_END = /^(?:[^.!?]{0,30}|[^.!?]{0,70}:)$/u

/** Lee said ... Roe responded: ... */
export function responded(report: Read, last: Read): AnswerFound[] {
  const { before, after } = report.context
  const found: AnswerFound[] = []
  for (const sign of before.matchAll(ANSWERING.responds)) {
    const end = sign.index + sign[0].length
    if (sign.index < report.ownFrom || UNDONE.test(before.slice(0, sign.index))) continue
    if (!AT_END.test(before.slice(end)) || /^ (?:to|by|with) |^ on \w+ with /iu.test(before.slice(end))) continue
    if (/\balso $/iu.test(before.slice(0, sign.index))) continue
    found.push({
      answered: last,
      kind: 'ANSWERS',
      clue: 'RESPONDED',
      signs: [{ place: 'BEFORE', start: sign.index, end }],
    })
  }
  for (const sign of after.slice(0, Math.min(report.ownTo, 45)).matchAll(ANSWERING.responds)) {
    if (/^[^.]{0,12}[,:] ?["“]/u.test(after.slice(sign.index + sign[0].length))) continue
    found.push({
      answered: last,
      kind: 'ANSWERS',
      clue: 'RESPONDED',
      signs: [{ place: 'AFTER', start: sign.index, end: sign.index + sign[0].length }],
    })
  }
  const opening = /^\W*in (?:response|reply)\b(?! to)/iu.exec(before.slice(report.ownFrom))
  if (opening)
    found.push({
      answered: last,
      kind: 'ANSWERS',
      clue: 'RESPONDED',
      signs: [{ place: 'BEFORE', start: report.ownFrom, end: report.ownFrom + opening[0].length }],
    })
  return found
}

/** "Those remarks drew a sharp response from Roe." */
export function drawn(report: Read, last: Read): AnswerFound[] {
  const sentence = report.context.before.slice(0, report.ownFrom)
  const sign = DRAWN.exec(sentence)
  if (!sign || placeOfName(sentence.slice(sign.index), report.names) === null) return []
  const signs = [{ place: 'BEFORE' as const, start: sign.index, end: sign.index + sign[0].length }]
  return [
    { answered: last, kind: /criticism|rebuke/iu.test(sign[0]) ? 'CRITICISES' : 'ANSWERS', clue: 'RESPONDED', signs },
  ]
}

const DRAWN =
  /^\W*(?:Those|These|That|This|His|Her|Their|The) (?:\w+ ){0,2}(?:drew|brought|prompted|provoked|sparked) (?:an? )?(?:\w+ ){0,2}(?:response|rebuke|retort|reply|reaction|criticism) from\b/iu
