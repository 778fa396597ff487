// The constructions in which a verb tells of more than that something is so: "accused X of ...", "urged X to ...",
// "called for ...". Each finds where the words begin.

import { DETERMINERS, JOINTS, MODALS, PREPOSITIONS, PRONOUNS } from '../../language/small-words.ts'
import { thatAfter } from '../cues/complement.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { CLAIMS } from './act-words.ts'

/** The words that a verb governs, where they stand. */
export interface Stretch {
  /** First token of the words. */
  from: number
  hasThat: boolean
  /** Nothing else can be meant; else the scorer decides. */
  isPlain: boolean
  /** Only a person can do so: a storm "threatened to flood the quay". */
  isPersonal: boolean
}

/** How far the object of a verb may reach: "accused [the chairwoman of the board and her two deputies] of". */
const REACH = 30

/** Finds the words of a verb that ends before `at`; null where it stands in another construction. */
export type Construction = (row: readonly Token[], at: number) => Stretch | null

/** "accused X of ..." */
export const ofDeed: Construction = (row, at) => {
  const link = linkBehind(row, at, /^of$/u)
  return link === null ? null : plain(at)
}

/** "blamed X for ...", "condemned the raid as piracy" */
export const forDeed: Construction = (row, at) => {
  const link = linkBehind(row, at, /^(?:for|over|as)$/u)
  return link === null ? null : plain(at)
}

/** The same for verbs of hands and feet: "attacked him for lying", not "attacked the town for a week". */
export const roughDeed: Construction = (row, at) => {
  const link = linkBehind(row, at, /^(?:for|over|as)$/u)
  if (link === null) return null
  const next = row[link + 1]?.lower ?? ''
  return row[link]?.lower !== 'for' || /ing$|^not$/u.test(next) ? personal(at) : weak(at)
}

/** "criticised the plan" */
export const objectDeed: Construction = (row, at) => (opensObject(row, at) ? personal(at) : null)

/** "mocked him", "welcomed the guests": perhaps. */
export const looseDeed: Construction = (row, at) => (opensObject(row, at) ? weak(at) : null)

/** "urged farmers to move", "warned him not to swim" */
export const toDeed: Construction = (row, at) => {
  if (!opensObject(row, at)) return null
  const link = linkBehind(row, at, /^to$/u)
  return link !== null && isInfinitive(row, link + 1) ? plain(at) : null
}

export const looseToDeed: Construction = (row, at) => {
  const found = toDeed(row, at)
  return found && { ...found, isPlain: false }
}

/** "vowed to rebuild", "threatened never to return" */
export const selfDeed: Construction = (row, at) => {
  const link = /^(?:not|never)$/u.test(row[at]?.lower ?? '') ? at + 1 : at
  return row[link]?.lower === 'to' && isInfinitive(row, link + 1) ? personal(at) : null
}

/** "promised her to come": past whom it was promised. */
export const selfToDeed: Construction = (row, at) => {
  if (!opensObject(row, at)) return null
  const link = linkBehind(row, at, /^to$/u)
  return link !== null && link - at < 5 && isInfinitive(row, link + 1) ? personal(link) : null
}

/** "vowed that ...", "demanded that ..." */
export const thatDeed: Construction = (row, at) => {
  const that = thatAfter(row, at)
  return that === null ? null : { from: that + 1, hasThat: true, isPlain: true, isPersonal: false }
}

/** "called on the council to open", "called for an inquiry", "called the verdict “a disgrace”" */
export const callOn: Construction = (row, at) => {
  if (!/^(?:on|upon)$/u.test(row[at]?.lower ?? '') || !opensObject(row, at + 1)) return null
  const link = linkBehind(row, at + 1, /^to$/u)
  return link !== null && isInfinitive(row, link + 1) ? plain(at + 1) : weak(at + 1)
}

export const callFor: Construction = (row, at) =>
  row[at]?.lower === 'for' && (isWord(row[at + 1]) || row[at + 1]?.kind === 'quotation') ? personal(at + 1) : null

/** "called the verdict “a disgrace”", "called it a shame" */
export const callSo: Construction = (row, at) => {
  if (!opensObject(row, at)) return null
  const end = Math.min(row.length, at + 16)
  for (let next = at + 1; next < end; next++) {
    const token = row[next]
    if (token?.kind === 'quotation') return personal(at)
    if (!isWord(token) || JOINTS.has(token.lower)) break
  }
  return weak(at)
}

/** "described the plan as a mess" */
export const asDeed: Construction = (row, at) => {
  // "Cast herself as an outsider" in what she does, not in words.
  if (/^(?:him|her|it|them)sel(?:f|ves)$/u.test(row[at]?.lower ?? '')) return null
  const link = linkBehind(row, at, /^as$/u)
  return link === null ? null : plain(at)
}

/** "likened the hall to a barn" */
export const likeDeed: Construction = (row, at) => {
  const link = linkBehind(row, at, /^(?:to|with)$/u)
  return link === null || isInfinitive(row, link + 1) ? null : plain(at)
}

/** "apologised for the delay", "apologised to the nurses" */
export const sorryDeed: Construction = (row, at) => (/^(?:for|to)$/u.test(row[at]?.lower ?? '') ? plain(at) : null)

/** "appealed to the strikers to go back", "pleaded with him to stay", "appealed for calm" */
export const appealDeed: Construction = (row, at) => {
  const first = row[at]?.lower ?? ''
  if (first === 'for') return personal(at + 1)
  if (!/^(?:to|with)$/u.test(first) || !opensObject(row, at + 1)) return null
  const link = linkBehind(row, at + 1, /^(?:to|for)$/u)
  if (link === null) return null
  return row[link]?.lower === 'for' || isInfinitive(row, link + 1) ? plain(at + 1) : null
}

/** "asked whether the road was open", "asked the minister why" */
export const askDeed: Construction = (row, at) => {
  const first = row[at]
  if (isWord(first) && QUESTION_WORDS.test(first.lower)) return plain(at)
  if (!opensObject(row, at)) return null
  for (let next = at + 1; next < row.length && next - at < 8; next++) {
    const token = row[next]
    if (!isWord(token) || token.lower === 'to') return null
    if (QUESTION_WORDS.test(token.lower)) return plain(next)
  }
  return null
}

/** "denied claims by the opposition that ...", "dismissed any suggestion that ..." */
export const claimDeed: Construction = (row, at) => {
  for (let next = at; next < row.length && next - at < 5; next++) {
    const token = row[next]
    if (!isWord(token)) return null
    if (!CLAIMS.test(token.lower)) continue
    for (let that = next + 1; that < row.length && that - next < 12; that++) {
      const word = row[that]
      if (!isWord(word) && !isMark(word, ',.')) break
      if (word?.lower === 'that' && !DETERMINERS.has(row[that - 1]?.lower ?? ''))
        return { from: that + 1, hasThat: true, isPlain: true, isPersonal: false }
      if (isMark(word, '.') && that === row.length - 1) break
    }
    return plain(at)
  }
  return null
}

/** "denied any part in the theft", "denied having met her" */
export const partDeed: Construction = (row, at) =>
  /^(?:any|all|having|being|it|knowledge|involvement|responsibility|wrongdoing|\p{L}+ing)$/u.test(row[at]?.lower ?? '')
    ? personal(at)
    : null

export const lashDeed: Construction = (row, at) =>
  row[at]?.lower === 'out' && row[at + 1]?.lower === 'at' && opensObject(row, at + 2) ? plain(at + 2) : null

export const scoffDeed: Construction = (row, at) =>
  /^(?:at|against)$/u.test(row[at]?.lower ?? '') && opensObject(row, at + 1) ? plain(at + 1) : null

export const againstDeed: Construction = (row, at) => (row[at]?.lower === 'against' ? weak(at + 1) : null)

const QUESTION_WORDS = /^(?:whether|if|what|why|how|when|where|who|whom|whose|which)$/u

const plain = (from: number) => ({ from, hasThat: false, isPlain: true, isPersonal: false })
const personal = (from: number) => ({ from, hasThat: false, isPlain: true, isPersonal: true })
const weak = (from: number) => ({ from, hasThat: false, isPlain: false, isPersonal: false })

/** Whether an object begins here: "the board", "farmers", "him"; not "that", "to", a mark. */
function opensObject(row: readonly Token[], at: number): boolean {
  const token = row[at]
  if (token?.kind === 'quotation') return true
  if (!isWord(token)) return false
  if (/^(?:all|both|many|some|most|several|every|each|any|no|those|these|what|how|whom|such)$/u.test(token.lower))
    return true
  return (
    !PREPOSITIONS.has(token.lower) &&
    !JOINTS.has(token.lower) &&
    !MODALS.has(token.lower) &&
    !/^(?:up|down|off|away|back|later|again|yesterday|today|directly|as|not|\p{L}+ly)$/u.test(token.lower)
  )
}

/**
 * The word that ties an object to what is said of it, at least one token behind; null where a clause comes first: "told
 * him that she had to go".
 */
function linkBehind(row: readonly Token[], at: number, link: RegExp): number | null {
  if (!opensObject(row, at)) return null
  const end = Math.min(row.length, at + REACH)
  let isRelative = false
  for (let next = at + 1; next < end; next++) {
    const token = row[next]
    if (isMark(token, ';:?!') || (isMark(token, '.') && next >= row.length - 2)) return null
    if (!isWord(token)) continue
    if (link.test(token.lower) && (token.lower !== 'to' || isInfinitive(row, next + 1))) return next
    if (token.lower === 'that' && !isRelative) return null
    isRelative ||= /^(?:who|whom|which|whose|what)$/u.test(token.lower)
    if (!isRelative && CLAUSAL.test(token.lower)) return null
  }
  return null
}

const CLAUSAL =
  /^(?:is|are|was|were|will|would|has|have|had|can|could|should|may|might|must|does|did|because|although|though|while|when|if|whether|after|he|she|they|we|i)$|n't$/u

/** Whether a verb without an ending stands here, perhaps behind an adverb: "(to) move", "(to) quickly move". */
function isInfinitive(row: readonly Token[], from: number): boolean {
  const at = /ly$|^(?:not|also|never)$/u.test(row[from]?.lower ?? '') ? from + 1 : from
  const token = row[at]
  return (
    isWord(token) &&
    !token.isCapital &&
    !DETERMINERS.has(token.lower) &&
    !PREPOSITIONS.has(token.lower) &&
    !PRONOUNS.has(token.lower) &&
    !/^\d|ing$|^(?:him|them|us|me)$/u.test(token.lower)
  )
}
