// Constructions of single verbs: "took X to task", "paid tribute to", "poured scorn on claims that".

import { DETERMINERS, JOINTS, PREPOSITIONS } from '../../language/small-words.ts'
import { isTime } from '../cues/noun-phrases.ts'
import { isWord } from '../text/tokens.ts'
import { actOfNoun } from './act-words.ts'
import { claimDeed, QUESTION_WORDS } from './constructions.ts'
import { type Construction, isInfinitive, linkBehind, opensObject, personal, plain, weak } from './objects.ts'

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

/** "apologised for the delay", "apologised to the nurses" */
export const sorryDeed: Construction = (row, at) => (/^(?:for|to)$/u.test(row[at]?.lower ?? '') ? plain(at) : null)

/** "brushed aside claims that ...", "poured scorn on reports that ..." */
export const brushDeed: Construction = (row, at) => {
  let from = at
  while (
    from - at < 4 &&
    /^(?:aside|away|off|down|back|cold|water|scorn|doubt|issue|on|with|against|at)$/u.test(row[from]?.lower ?? '')
  )
    from++
  const found = from > at ? claimDeed(row, from) : null
  return found?.hasThat ? found : null
}

/** "quashed rumours that ...": only what others say can be denied so. */
export const claimsThatDeed: Construction = (row, at) => {
  const found = claimDeed(row, at)
  return found?.hasThat ? found : null
}

/** "charged the ministry with hiding the plans", "credited the divers with saving the valley" */
export const withDeed: Construction = (row, at) => {
  const link = linkBehind(row, at, /^with$/u)
  return link !== null && /ing$/u.test(row[link + 1]?.lower ?? '') ? plain(at) : null
}

/** "threatened the builders with legal action" */
export const threatDeed: Construction = (row, at) => (linkBehind(row, at, /^with$/u) === null ? null : personal(at))

/** "congratulated the divers on finding the crack" */
export const onDeed: Construction = (row, at) => (linkBehind(row, at, /^(?:on|for|upon)$/u) === null ? null : plain(at))

/** "took the ministry to task", "held the builders responsible", "laid the blame for it on them", "paid tribute to the divers" */
export const idiomDeed: Construction = (row, at) => {
  const words = row.slice(at, at + 14).map((token) => token.lower)
  const rest = words.join(' ')
  if (/^(?:the )?(?:blame|finger)\b.* (?:on|at|for) /u.test(`${rest} `)) return plain(at)
  if (/^(?:\S+ ){1,6}(?:responsible|accountable|to task|to account)\b/u.test(rest))
    return opensObject(row, at) ? plain(at) : null
  return null
}

/** "paid tribute to the divers" */
export const tributeDeed: Construction = (row, at) =>
  row[at]?.lower === 'tribute' && row[at + 1]?.lower === 'to' ? plain(at + 2) : null

/** "welcomed the decision": what cannot come in at the door. */
export const newsDeed: Construction = (row, at) => {
  if (!opensObject(row, at)) return null
  const noun = row.slice(at, at + 6).findIndex((token) => NEWS.test(token.lower))
  return noun === -1 ? null : personal(at)
}

/** "expressed regret over the loss", "voiced support for the plan" */
export const feelingDeed: Construction = (row, at) => {
  const noun = row.slice(at, at + 4).findIndex((token) => FEELINGS.test(token.lower))
  return noun === -1 || !isWord(row[at + noun + 1]) ? null : weak(at)
}

export const thanksDeed: Construction = (row, at) =>
  row
    .slice(at, at + 4)
    .some((token) => /^(?:admiration|gratitude|thanks|appreciation|praise|respect)$/u.test(token.lower))
    ? feelingDeed(row, at)
    : null

/** "pushed for an inquiry", "insisted on an inquiry" */
export const pushDeed: Construction = (row, at) =>
  /^(?:for|on)$/u.test(row[at]?.lower ?? '') && opensObject(row, at + 1) && !isTime(row[at + 1]) ? weak(at + 1) : null

/** "asked for more time" */
export const askForDeed: Construction = (row, at) =>
  row[at]?.lower === 'for' && opensObject(row, at + 1) ? weak(at) : null

/** "committed herself to repairing the dam" */
export const commitDeed: Construction = (row, at) => {
  const link = /^(?:him|her|it|them)sel(?:f|ves)$/u.test(row[at]?.lower ?? '') ? at + 1 : at
  return row[link]?.lower === 'to' && /ing$/u.test(row[link + 1]?.lower ?? '') ? personal(link) : null
}

/** "wanted to know why" */
export const wantDeed: Construction = (row, at) =>
  row[at]?.lower === 'to' && row[at + 1]?.lower === 'know' && QUESTION_WORDS.test(row[at + 2]?.lower ?? '')
    ? personal(at + 2)
    : null

/** "warned them against drinking the water" */
export const againstOthersDeed: Construction = (row, at) =>
  linkBehind(row, at, /^against$/u) === null ? null : plain(at)

/** "ruled out a return", "ruled out closing the dam" */
export const outDeed: Construction = (row, at) =>
  row[at]?.lower === 'out' && opensObject(row, at + 1) && row[at + 1]?.lower !== 'that' ? personal(at + 1) : null

export const lashDeed: Construction = (row, at) =>
  row[at]?.lower === 'out' && row[at + 1]?.lower === 'at' && opensObject(row, at + 2) ? plain(at + 2) : null

export const scoffDeed: Construction = (row, at) =>
  /^(?:at|against)$/u.test(row[at]?.lower ?? '') && opensObject(row, at + 1) ? plain(at + 1) : null

export const againstDeed: Construction = (row, at) => (row[at]?.lower === 'against' ? weak(at + 1) : null)

/** "renewed her pledge to rebuild", "made an appeal for calm", "repeated his denial that" */
export const nounDeed: Construction = (row, at) => {
  if (!/^(?:an?|the|his|her|its|their|another|this)$/u.test(row[at]?.lower ?? '')) return null
  for (let noun = at + 1; noun < row.length && noun - at < 4; noun++) {
    const token = row[noun]
    if (!isWord(token) || PREPOSITIONS.has(token.lower)) return null
    if (!SPOKEN_NOUNS.test(token.lower)) continue
    const act = token.lower === 'assurance' ? 'COMMITS' : token.lower === 'apology' ? 'ASSERTS' : actOfNoun(token.lower)
    const next = row[noun + 1]?.lower ?? ''
    const asks = act === 'URGES' || act === 'COMMITS'
    if (next === 'that') return { ...plain(noun + 2), hasThat: true, act }
    if (next === 'to' && asks && isInfinitive(row, noun + 2)) return { ...plain(noun + 1), act }
    if (next === 'for' && act === 'URGES') return { ...plain(noun + 2), act }
    const link = next === 'to' && act === 'URGES' ? linkBehind(row, noun + 2, /^(?:to|for)$/u) : null
    return link === null ? null : { ...plain(noun + 2), act }
  }
  return null
}

const SPOKEN_NOUNS =
  /^(?:claim|warning|promise|pledge|vow|threat|offer|denial|demand|call|appeal|plea|request|assurance|assertion|accusation|allegation|argument|prediction|recommendation|order|admission|announcement)$/u
const NEWS =
  /^(?:decisions?|moves?|news|announcements?|reports?|deals?|agreements?|rulings?|verdicts?|plans?|proposals?|votes?|steps?|results?|findings|release|changes?|efforts?|laws?|bills?|statements?|initiatives?|progress|ceasefire|truce|courage|bravery|work|skill|appointment|arrest|judgment|outcome)$/u
const FEELINGS =
  /^(?:concerns?|regrets?|hopes?|doubts?|support|admiration|gratitude|thanks|appreciation|confidence|outrage|anger|alarm|dismay|disbelief|surprise|sympathy|sorrow|shock|fears?|frustration|disappointment|satisfaction|relief|optimism|scepticism|skepticism|opposition|solidarity|condolences|interest|openness|willingness|remorse|displeasure|misgivings|reservations|objections|praise|respect|worry|worries)$/u
