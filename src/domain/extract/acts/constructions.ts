// The constructions in which a verb tells of more than that something is so: "accused X of ...", "urged X to ...",
// "called for ...". Each finds where the words begin.

import { AUXILIARIES, DETERMINERS, JOINTS, MODALS, PREPOSITIONS } from '../../language/small-words.ts'
import { thatAfter } from '../cues/complement.ts'
import { isMark, isWord } from '../text/tokens.ts'
import { CLAIMS } from './act-words.ts'
import { type Construction, isInfinitive, linkBehind, opensObject, personal, plain, weak } from './objects.ts'

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
  // "Vowed instead to", "promised once more to": a word or two of how.
  const to = row.slice(at, at + 4).findIndex((token) => token.lower === 'to')
  const isAdverbial = row.slice(at, at + Math.max(to, 0)).every((token) => HOW.test(token.lower))
  const isNot = /^(?:not|never)$/u.test(row[at]?.lower ?? '')
  const link = to > 0 && isAdverbial && !isNot ? at + to : isNot ? at + 1 : at
  return row[link]?.lower === 'to' && isInfinitive(row, link + 1) ? personal(isNot ? at : link) : null
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
    // "Called the dam a danger", but "called it a day"
    if (
      /^an?$/u.test(token?.lower ?? '') &&
      row[next + 1]?.lower !== 'day' &&
      !PREPOSITIONS.has(row[next - 1]?.lower ?? '')
    )
      return personal(at)
    const isTheirs = token?.lower === 'that' && CLAIMS.test(row[next - 1]?.lower ?? '')
    if (!isWord(token) || (JOINTS.has(token.lower) && !isTheirs)) break
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
    // "Denied claims she knew": her part in it is denied, not the claims.
    if (/^(?:he|she|it|they|we|i)$/u.test(row[next + 1]?.lower ?? '')) return plain(next + 1)
    for (let that = next + 1; that < row.length && that - next < 12; that++) {
      const word = row[that]
      if (!isWord(word) && !isMark(word, ',.')) break
      if (word?.lower === 'that' && !DETERMINERS.has(row[that - 1]?.lower ?? ''))
        return { from: that + 1, hasThat: true, isPlain: true, isPersonal: false }
      if (isMark(word, '.') && that === row.length - 1) break
    }
    // "Rejected Quill's claim on Thursday" does not tell what was claimed.
    return row[next + 1]?.lower === 'of' ? plain(at) : null
  }
  return null
}

/** "insisted that the ministry pay": a verb without its ending tells that it shall be so. */
export const shallDeed: Construction = (row, at) => {
  const found = thatDeed(row, at)
  if (!found) return null
  for (let verb = found.from + 1; verb < row.length && verb - found.from < 7; verb++) {
    const before = row[verb - 1]
    const token = row[verb]
    if (!isWord(token) || MODALS.has(token.lower) || AUXILIARIES.has(token.lower))
      return token?.lower === 'be' ? found : null
    const isSingular =
      isWord(before) && !/s$|^(?:they|we|you|i|people|and)$/u.test(before.lower) && !DETERMINERS.has(before.lower)
    if (isSingular && BARE.test(token.lower)) return found
  }
  return null
}

/** "admitted hiding the plans", "recommended clearing the valley" */
export const ingDeed: Construction = (row, at) =>
  /^\p{L}{2,}ing$/u.test(row[at]?.lower ?? '') &&
  isWord(row[at + 1]) &&
  !/^(?:nothing|something|anything|everything|during|being|according)$/u.test(row[at]?.lower ?? '')
    ? personal(at)
    : null

/** "denied any part in the theft", "denied having met her" */
export const partDeed: Construction = (row, at) =>
  /^(?:any|all|ever|having|being|it|knowledge|involvement|responsibility|wrongdoing|\p{L}+ing)$/u.test(
    row[at]?.lower ?? '',
  )
    ? personal(at)
    : null

const HOW = /^(?:instead|again|once|more|too|also|then|later|anyway|today|yesterday|\p{L}+ly)$/u
const BARE =
  /^(?:resign|pay|go|come|leave|stay|take|make|give|do|have|get|keep|stop|start|open|close|publish|apologi[sz]e|withdraw|release|drop|pull|step|act|help|send|return|remain|hold|meet|move|put|set|show|tell|work|vote|ban|cut|end|build|turn|share|follow|join|join|hand|repay|answer|appear|testify|change|allow|provide|recuse|investigate|reconsider|review|respect|accept|agree|consider|reject|ease|lift|raise|lower|sign|sell|buy|free|extend|delay|suspend|continue|cease|halt)$/u
export const QUESTION_WORDS = /^(?:whether|if|what|why|how|when|where|who|whom|whose|which)$/u
