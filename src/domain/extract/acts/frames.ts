// How a verb stands with its words, written as a line: "O of" reads "[the board] of hiding maps". One reader for all verbs.
//
//   O       an object begins: "the board", "him"          INF    "to" or "not to" and a verb without its ending
//   ING     a verb with -ing: "hiding the maps"           THAT   a clause behind "that"
//   WH      a question: "whether", "why", "who"           NEWS   an object that tells of no guest: "the decision"
//   FEELING an object of the mind: "deep regret"          THANKS one of these that praises: "her gratitude"
//   TALK   an object that is talk: "legal action"          THING  an object that is meant: "voters a new hospital"
//   a|b     one of these small words; "to+task" two in a row
//   <       the words begin with this element; else with the first
//   !       at the end: only a person can do so           ?      at the end: perhaps; the scorer decides

import { DETERMINERS } from '../../language/small-words.ts'
import { thatAfter } from '../cues/complement.ts'
import { isTime } from '../cues/noun-phrases.ts'
import { isWord, type Token } from '../text/tokens.ts'
import { type Construction, isInfinitive, linkBehind, opensObject, type Stretch } from './objects.ts'

type Kind = 'O' | 'INF' | 'ING' | 'THAT' | 'WH' | 'NEWS' | 'FEELING' | 'THANKS' | 'TALK' | 'THING' | 'LINK'

interface Element {
  kind: Kind
  /** Of a LINK: what its words may be. */
  links: readonly RegExp[]
  opens: boolean
}

export interface Frame {
  elements: readonly Element[]
  isPersonal: boolean
  isPlain: boolean
}

/** Where an element stands, and the token behind it. */
interface Place {
  from: number
  to: number
}

export function frameOf(line: string): Frame {
  const isPersonal = line.endsWith('!')
  const isPlain = !line.endsWith('?')
  const parts = line.replace(/[!?]$/u, '').split(' ')
  const opening = parts.findIndex((part) => part.startsWith('<'))
  const elements = parts.map((part, at) => {
    const word = part.replace(/^</u, '')
    const kind = KINDS.has(word) ? (word as Kind) : 'LINK'
    const links = kind === 'LINK' ? word.split('+').map((each) => new RegExp(`^(?:${each})$`, 'u')) : []
    return { kind, links, opens: at === Math.max(opening, 0) }
  })
  return { elements, isPersonal, isPlain }
}

/** The words of a verb that ends before `at`; null where it stands in another frame. */
export function readFrame(row: readonly Token[], at: number, { elements, isPersonal, isPlain }: Frame): Stretch | null {
  let next = at
  let from = at
  let object: number | null = null
  for (const element of elements) {
    const place: Place | null = object === null ? standing(row, next, element) : behindObject(row, object, element)
    if (!place) return null
    if (element.opens) from = element.kind === 'THAT' ? place.to : place.from
    object = OBJECTS.has(element.kind) ? place.from : null
    next = place.to
  }
  const last = elements.at(-1)?.kind
  const hasThat = last === 'THAT'
  return { from, hasThat, isPlain, isPersonal, ...(last && OBJECTS.has(last) ? { isObject: true } : {}) }
}

/** The same as a construction, of the first of these frames that fits. */
export function framed(...lines: readonly string[]): Construction {
  const frames = lines.map(frameOf)
  return (row, at) => {
    for (const frame of frames) {
      const found = readFrame(row, at, frame)
      if (found) return found
    }
    return null
  }
}

function standing(row: readonly Token[], at: number, { kind, links }: Element): Place | null {
  const word = row[at]?.lower ?? ''
  const here = { from: at, to: at + 1 }
  if (kind === 'O') return opensObject(row, at) && !isTime(row[at]) ? here : null
  if (kind === 'ING') return isDoing(row, at) ? here : null
  if (kind === 'WH') return isWord(row[at]) && QUESTION_WORDS.test(word) ? here : null
  if (kind === 'INF') return infinitive(row, at)
  if (kind === 'THAT') {
    const that = thatAfter(row, at)
    return that === null ? null : { from: that, to: that + 1 }
  }
  if (kind === 'LINK')
    return links.every((link, index) => link.test(row[at + index]?.lower ?? ''))
      ? { from: at, to: at + links.length }
      : null
  if (!opensObject(row, at)) return null
  if (kind === 'THING') return isThing(row, at) ? here : null
  const noun = row.slice(at, at + 6).findIndex((token) => NOUNS[kind].test(token.lower))
  return noun === -1 || !isWord(row[at + noun + 1]) ? null : here
}

/** "promised once more to": a word or two of how before the verb without its ending. */
function infinitive(row: readonly Token[], at: number): Place | null {
  const isNot = /^(?:not|never)$/u.test(row[at]?.lower ?? '')
  const to = isNot ? 1 : row.slice(at, at + 4).findIndex((token) => token.lower === 'to')
  if (to === -1 || row[at + to]?.lower !== 'to' || !isInfinitive(row, at + to + 1)) return null
  if (!isNot && !row.slice(at, at + to).every((token) => HOW.test(token.lower))) return null
  return { from: isNot ? at : at + to, to: at + to + 1 }
}

function behindObject(row: readonly Token[], object: number, { kind, links }: Element): Place | null {
  if (kind === 'INF') {
    const to = linkBehind(row, object, /^to$/u, (link) => isInfinitive(row, link + 1))
    if (to === null) return null
    return { from: /^(?:not|never)$/u.test(row[to - 1]?.lower ?? '') ? to - 1 : to, to: to + 1 }
  }
  if (kind === 'WH') {
    for (let at = object + 1; at < row.length && at - object < 8; at++) {
      const token = row[at]
      if (!isWord(token) || token.lower === 'to') return null
      if (QUESTION_WORDS.test(token.lower)) return { from: at, to: at + 1 }
    }
    return null
  }
  if (kind === 'THAT') {
    const that = row.findIndex((token, at) => at > object && at - object < 6 && token.lower === 'that')
    const isNear = that !== -1 && row.slice(object, that).every((token) => isWord(token))
    return isNear ? { from: that, to: that + 1 } : null
  }
  const [first, ...rest] = links
  if (!first) return null
  // "Blamed him on Tuesday": when, and no cause.
  const at = linkBehind(row, object, first, (link) => {
    return !isTime(row[link + 1]) && rest.every((each, index) => each.test(row[link + 1 + index]?.lower ?? ''))
  })
  return at === null ? null : { from: at, to: at + links.length }
}

function isDoing(row: readonly Token[], at: number): boolean {
  const word = row[at]?.lower ?? ''
  return /^\p{L}{2,}ing$/u.test(word) && isWord(row[at + 1]) && !NO_DOING.test(word)
}

/** "a new hospital", "voters a new hospital"; not "voters he would go", "much". */
function isThing(row: readonly Token[], at: number): boolean {
  const words = row.slice(at, at + 8).map(({ lower }) => lower)
  return words.slice(0, 4).some((word) => DETERMINERS.has(word)) && !words.some((word) => SUBJECTS.test(word))
}

const OBJECTS: ReadonlySet<string> = new Set(['O', 'NEWS', 'FEELING', 'THANKS', 'TALK', 'THING'])
const KINDS: ReadonlySet<string> = new Set([...OBJECTS, 'INF', 'ING', 'THAT', 'WH'])
const SUBJECTS = /^(?:he|she|they|we|i|you|there|that)$/u
const NO_DOING = /^(?:nothing|something|anything|everything|during|being|according)$/u
const HOW = /^(?:instead|again|once|more|too|also|then|later|anyway|today|yesterday|\p{L}+ly)$/u
const QUESTION_WORDS = /^(?:whether|if|what|why|how|when|where|who|whom|whose|which)$/u
const NOUNS = {
  NEWS: /^(?:decisions?|moves?|news|announcements?|reports?|deals?|agreements?|rulings?|verdicts?|plans?|proposals?|votes?|steps?|results?|findings|release|changes?|efforts?|laws?|bills?|statements?|initiatives?|progress|ceasefire|truce|courage|bravery|work|skill|appointment|arrest|judgment|outcome)$/u,
  FEELING:
    /^(?:concerns?|regrets?|hopes?|doubts?|support|admiration|gratitude|thanks|appreciation|confidence|outrage|anger|alarm|dismay|disbelief|surprise|sympathy|sorrow|shock|fears?|frustration|disappointment|satisfaction|relief|optimism|scepticism|skepticism|opposition|solidarity|condolences|interest|openness|willingness|remorse|displeasure|misgivings|reservations|objections|praise|respect|worry|worries)$/u,
  TALK: /^(?:action|sanctions?|tariffs?|retaliation|lawsuits?|litigation|reprisals?|revenge|consequences|strikes?|boycotts?|suits?|measures|force|vetoe?s?|walkouts?|prosecution|dismissal|expulsion)$/u,
  THANKS: /^(?:admiration|gratitude|thanks|appreciation|praise|respect)$/u,
}
