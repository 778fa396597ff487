// What others say, and one denies: "dismissed reports that", "brushed aside claims that". And verbs whose words tell by their
// own form what is done: "insisted that the ministry pay", "called the verdict “a disgrace”".

import { AUXILIARIES, DETERMINERS, JOINTS, MODALS, PREPOSITIONS } from '../../language/small-words.ts'
import { thatAfter } from '../cues/complement.ts'
import { isMark, isWord } from '../text/tokens.ts'
import { CLAIMS } from './act-words.ts'
import { type Construction, isInfinitive, linkBehind, opensObject, personal, plain, weak } from './objects.ts'

/** "denied claims by the opposition that ...", "dismissed any suggestion that ..." */
export const claimDeed: Construction = (row, at) => {
  for (let next = at; next < row.length && next - at < 6; next++) {
    const token = row[next]
    if (!isWord(token) || (token.lower === 'that' && next > at)) return null
    if (!CLAIMS.test(token.lower)) continue
    // "Denied claims she knew": her part in it is denied, not the claims.
    if (/^(?:he|she|it|they|we|i|there)$/u.test(row[next + 1]?.lower ?? '')) return plain(next + 1)
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

/** "quashed rumours that ...", "hit back at claims she knew": only what others say can be denied so. */
export const claimsThatDeed: Construction = (row, at) => {
  const found = claimDeed(row, at)
  return found && found.from > at ? found : null
}

/** "brushed aside claims that ...", "poured scorn on reports that ..." */
export const brushDeed: Construction = (row, at) => {
  let from = at
  while (from - at < 4 && BRUSHED.test(row[from]?.lower ?? '')) from++
  return from > at ? claimsThatDeed(row, from) : null
}

const BRUSHED = /^(?:aside|away|off|down|back|cold|water|scorn|doubt|issue|exception|on|with|against|at|to)$/u

/** "denied any part in the theft", "denied having met her" */
export const partDeed: Construction = (row, at) =>
  /^(?:any|all|ever|having|being|it|knowledge|involvement|responsibility|wrongdoing|\p{L}+ing)$/u.test(
    row[at]?.lower ?? '',
  )
    ? personal(at)
    : null

/** "insisted that the ministry pay": a verb without its ending tells that it shall be so. */
export const shallDeed: Construction = (row, at) => {
  const that = thatAfter(row, at)
  if (that === null) return null
  const found = { from: that + 1, hasThat: true, isPlain: true, isPersonal: false }
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

const BARE =
  /^(?:resign|pay|go|come|leave|stay|take|make|give|do|have|get|keep|stop|start|open|close|publish|apologi[sz]e|withdraw|release|drop|pull|step|act|help|send|return|remain|hold|meet|move|put|set|show|tell|work|vote|ban|cut|end|build|turn|share|follow|join|hand|repay|answer|appear|testify|change|allow|provide|recuse|investigate|reconsider|review|respect|accept|agree|consider|reject|ease|lift|raise|lower|sign|sell|buy|free|extend|delay|suspend|continue|cease|halt)$/u

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

/** "likened the hall to a barn" */
export const likeDeed: Construction = (row, at) => {
  if (!opensObject(row, at)) return null
  const link = row.slice(at + 1, at + 14).findIndex((token) => /^(?:to|with)$/u.test(token.lower))
  const between = row.slice(at, at + 1 + Math.max(link, 0))
  if (link === -1 || between.some((token) => token.kind === 'mark' || JOINTS.has(token.lower))) return null
  const to = row[at + link + 2]
  return to?.kind === 'quotation' || (isWord(to) && (DETERMINERS.has(to.lower) || !isInfinitive(row, at + link + 2)))
    ? plain(at)
    : null
}

/** "held the builders responsible", "laid the blame for it on them" */
export const blameDeed: Construction = (row, at) => {
  const rest = row
    .slice(at, at + 14)
    .map((token) => token.lower)
    .join(' ')
  if (/^(?:the |most |some |much )?(?:of the )?(?:blame|finger)\b.* (?:on|at|for) /u.test(`${rest} `)) return plain(at)
  const isHeld = /^(?:\S+ ){1,6}(?:responsible|accountable|to task|to account)\b/u.test(rest)
  return isHeld && opensObject(row, at) ? plain(at) : null
}

/** "attacked him for lying", not "attacked the town for a week" */
export const roughDeed: Construction = (row, at) => {
  const link = linkBehind(row, at, /^(?:for|over|as)$/u)
  if (link === null) return null
  const next = row[link + 1]?.lower ?? ''
  return row[link]?.lower !== 'for' || /ing$|^not$/u.test(next) ? personal(at) : weak(at)
}

/** "promised her to come": past whom it was promised. */
export const selfToDeed: Construction = (row, at) => {
  const isWhom =
    /^(?:him|her|them|us|me|you|voters|reporters|supporters|followers|fans|investors|parents|workers)$/u.test(
      row[at]?.lower ?? '',
    )
  const isName = isWord(row[at]) && row[at]?.isCapital === true
  const link = isWhom || isName ? linkBehind(row, at, /^to$/u) : null
  return link !== null && link - at < 5 && isInfinitive(row, link + 1) ? personal(link) : null
}
