// Who spoke, where the verb is a passive or opens its sentence: "Skippers were urged by Holt to stay", "Reports that it
// leaks were dismissed by Holt", "Accusing the owners of greed, Holt left".

import { AUXILIARIES, DETERMINERS, JOINTS, MODALS, PASSIVE, PERFECT, PREPOSITIONS } from '../../language/small-words.ts'
import { type Cue, cueOrDeed } from '../cues/cues.ts'
import { PASTS } from '../cues/name-ends.ts'
import { isTime, type Phrase, phraseStartingAt } from '../cues/noun-phrases.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { actOfVerb, CLAIMS } from './act-words.ts'
import { type Deed, passiveDeedOf } from './deeds.ts'
import { isInfinitive } from './objects.ts'

/** Who did it, and what with words. */
export interface Doing {
  subject: Phrase
  deed: Deed
}

/** How far "by" may stand behind its verb: "dismissed as pure fiction on Monday by". */
const REACH = 7
/** A claim and what it says stand in one sentence's subject. */
const LONGEST = 60

/** "were urged by Holt to stay", "The claim that it leaks was denied by Holt"; null where no doer or no words are told. */
export function passive(row: readonly Token[], at: number, cueTo: number, cue: Cue): Doing | null {
  if (cue.form === 'PARTICIPLE' || cue.form === 'BASE') return null
  let first = at
  while (first > 0 && isHelper(row[first - 1])) first--
  // "Was paid twice were denied": the helpers begin with a verb.
  while (first < at && !PASSIVE.has(row[first]?.lower ?? '') && !PERFECT.has(row[first]?.lower ?? '')) first++
  if (!row.slice(first, at).some((token) => PASSIVE.has(token.lower))) return null
  const by = row.slice(cueTo, cueTo + REACH).findIndex((token) => token.lower === 'by')
  if (by === -1 || !row.slice(cueTo, cueTo + by).every(isWord)) return null
  const subject = withName(row, phraseStartingAt(row, cueTo + by + 1))
  if (!subject) return null
  if (actOfVerb(cue.lemma) === 'DENIES') {
    const from = claimed(row, first)
    const plain = { hasThat: false, isPlain: true, isPersonal: false }
    return from === null ? null : { subject, deed: { ...plain, from, to: first, act: 'DENIES' } }
  }
  const behind = subject.apposition?.to ?? subject.to
  const deed = passiveDeedOf(row, cue.lemma, isMark(row[behind], ',') ? behind + 1 : behind)
  if (deed) return { subject, deed }
  // "By [the king] for her service", where "the king for" could be one phrase.
  for (let link = behind - 1; link > subject.from && !subject.apposition; link--) {
    const own = PREPOSITIONS.has(row[link]?.lower ?? '') ? passiveDeedOf(row, cue.lemma, link) : null
    if (own) return { subject: { ...subject, to: link }, deed: own }
  }
  return null
}

/** Where the words begin that somebody denied: "[The claim by the union] that ...", "That ..."; null where none are told. */
function claimed(row: readonly Token[], end: number): number | null {
  let hasClaim = false
  for (let at = Math.max(0, end - LONGEST); at < end - 2; at++) {
    const token = row[at]
    if (isWord(token) && CLAIMS.test(token.lower)) hasClaim = true
    const isOpening = at === 0 || (isWord(row[at - 1]) && JOINTS.has(row[at - 1]?.lower ?? '') && at === 1)
    if (token?.lower === 'that' && (hasClaim || isOpening)) return at + 1
    if (isMark(token, ';:')) hasClaim = false
  }
  return null
}

/**
 * "Denying that it leaks, Holt left", "Blaming the owners, the regulator, Lena Holt, fined them": whose the opening is, and
 * the comma that closes it; null where the sentence goes on otherwise.
 */
export function opened(row: readonly Token[], at: number): { subject: Phrase; comma: number } | null {
  for (let comma = at + 2; comma < row.length && comma - at < 40; comma++) {
    if (isMark(row[comma], ';:')) return null
    if (!isMark(row[comma], ',')) continue
    const subject = withName(row, phraseStartingAt(row, comma + 1))
    if (!subject) continue
    let verb = subject.apposition ? subject.apposition.to + 1 : subject.to
    while (isWord(row[verb]) && (/ly$/u.test(row[verb]?.lower ?? '') || isTime(row[verb]))) verb++
    if (isVerb(row[verb])) return { subject, comma }
  }
  return null
}

/** "the regulator, Lena Holt,": what stands in commas behind a phrase is of it, if it is a name or a description. */
function withName(row: readonly Token[], subject: Phrase | null): Phrase | null {
  if (!subject || subject.kind === 'PRONOUN' || !isMark(row[subject.to], ',')) return subject
  const other = phraseStartingAt(row, subject.to + 1)
  const isAside = other && other.kind !== 'PRONOUN' && (isMark(row[other.to], ',.') || row[other.to] === undefined)
  return isAside ? { ...subject, apposition: { from: subject.to + 1, to: other.to } } : subject
}

function isHelper(token: Token | undefined): boolean {
  return isWord(token) && (AUXILIARIES.has(token.lower) || (/ly$/u.test(token.lower) && !token.isCapital))
}

function isVerb(token: Token | undefined): boolean {
  if (!isWord(token) || token.isCapital || PREPOSITIONS.has(token.lower) || JOINTS.has(token.lower)) return false
  return (
    PASTS.has(token.lower) ||
    AUXILIARIES.has(token.lower) ||
    MODALS.has(token.lower) ||
    cueOrDeed(token.lower, 'en')?.form === 'FINITE' ||
    /ed$|^(?:left|put|set|let|ran|rose|walked|sat|stood|shook|quit)$/u.test(token.lower)
  )
}

/** Where "used a speech to", "moved quickly to", "took to the air to" begins before the "to" at `to`: what is done in order to speak. */
export function purposeTo(row: readonly Token[], to: number): number | null {
  for (let at = to - 1; at > 0 && to - at < 12; at--) {
    const token = row[at]
    if (!isWord(token) || JOINTS.has(token.lower)) return null
    if (PURPOSEFUL.test(token.lower) && !token.isCapital) return at
    if (token.lower === 'to' && isInfinitive(row, at + 1)) return null
  }
  return null
}

const PURPOSEFUL =
  /^(?:use[sd]?|using|moved?|moves|went|goes|took|takes|rush(?:ed|es)|hasten(?:ed|s)|hurried|stepped|steps|seized|wrote|writes|broke|stood|rose|spoke|interrupted|paused|phoned|emerged|appeared|gathered|tweeted|responded|reacted)$/u

/** Where "was the first minister" begins before the "to" at `to`; null where something else stands there. */
export function firstTo(row: readonly Token[], to: number): number | null {
  for (let at = to - 1; at > 1 && to - at < 5; at--) {
    if (!isWord(row[at])) return null
    if (!/^(?:first|second|last|latest|only|quick)$/u.test(row[at]?.lower ?? '')) continue
    let verb = at - 1
    while (verb > 0 && DETERMINERS.has(row[verb]?.lower ?? '')) verb--
    return /^(?:was|were|is|are|became|been)$/u.test(row[verb]?.lower ?? '') ? verb : null
  }
  return null
}
