// To whom something was said, or who was asked: "told reporters", "urged the six ports to". What stands behind such a
// verb need not be a person or a body: "asked by a student", "warned of delays", "urged restraint", "told them". So the phrase is
// read word by word, and must end in something that can hear.

import { senseOfStem } from '../compare/wording.ts'
import { isOutlet } from '../language/bodies.ts'
import { partStates } from '../language/demonyms.ts'
import type { Span } from '../language/span.ts'
import { stemOf } from '../language/stem.ts'
import { contentOf } from '../language/tokens.ts'

export interface Addressee {
  /** HEARD: spoken to; ASKED: urged, called upon, warned, who need not have been there. */
  role: 'HEARD' | 'ASKED'
  /** The noun phrase: "journalists", "the four members". */
  name: string
  span: Span
}

/** Whom a text says was spoken to, or asked. */
export function addresseesIn(text: string): Addressee[] {
  return [...addressees(text, HEARD, 'HEARD'), ...addressees(text, ASKED, 'ASKED')].sort(
    (a, b) => a.span.start - b.span.start,
  )
}

/** What two phrases for hearers are compared by: senses of their words, states by their names, kinds of hearers as one. */
export function hearersIn(name: string): Set<string> {
  const { states, rest } = partStates(name)
  const kinds = [...contentOf(rest)]
    .filter((stem) => !/^\d/u.test(stem))
    .map((stem) => KINDS.get(stem) ?? senseOfStem(stem))
    .filter((kind) => kind !== 'state' || states.length === 0)
  return new Set([...states, ...kinds, ...(isPress(name) ? [PRESS] : [])])
}

/**
 * Whether two phrases that share nothing surely mean others: two states, or "pilots" and "dockers". Reporters hear what
 * is said to others, "regulators" may be the Harbour Commission, and "jurors" are the jury.
 */
export function areOtherHearers(one: string, other: string): boolean {
  if (isPress(one) || isPress(other)) return false
  const [its, theirs] = [partStates(one).states, partStates(other).states]
  if (its.length > 0 && theirs.length > 0) return !its.some((state) => theirs.includes(state))
  if (/\p{Lu}/u.test(one) || /\p{Lu}/u.test(other)) return false
  const beginnings = (name: string) => [...hearersIn(name)].map((sense) => sense.slice(0, 3))
  return !beginnings(one).some((beginning) => beginnings(other).includes(beginning))
}

function isPress(name: string): boolean {
  return (
    isOutlet(name) || /\b(?:reporters?|journalists?|press|media|correspondents?|newspaper|broadcaster)\b/iu.test(name)
  )
}

const PRESS = 'press'
const KINDS: ReadonlyMap<string, string> = new Map(
  [
    [PRESS, 'reporter journalist press media correspondent'],
    ['state', 'member ally partner leader nation country government state administration'],
    ['court', 'court judge magistrate tribunal'],
    ['jury', 'jury juror'],
    ['parliament', 'lawmaker parliament congress senate senator legislator deputy house mp assembly chamber committee'],
    ['audience', 'audience crowd people person listener guest delegate attendee supporter voter public'],
  ].flatMap(([kind = '', nouns = '']) => nouns.split(' ').map((noun): [string, string] => [stemOf(noun), kind])),
)

const ACTIVE = '(?<!\\b(?:was|were|been|being|be|is|are|am|got|get) )'
const HEARD = new RegExp(
  `${ACTIVE}\\b(?:told|[Ss]peaking to|[Aa]ddressing|spoke to|(?:[Ss]peech|[Aa]ddress|[Rr]emarks) to|[Ii]nterview with) `,
  'gu',
)
const ASKED = new RegExp(
  `${ACTIVE}\\b(?:urged|urging|called (?:up)?on|calling (?:up)?on|asked|asking|appealed to|appealing to|warned|warning|advised|reminded) `,
  'gu',
)
const LONGEST = 90

function addressees(text: string, pattern: RegExp, role: Addressee['role']): Addressee[] {
  return Array.from(text.matchAll(pattern), (match): Addressee[] => {
    const start = match.index + match[0].length
    const name = phraseAt(text.slice(start, start + LONGEST))
    return name === null ? [] : [{ role, name, span: { start, end: start + name.length } }]
  }).flat()
}

/** The noun phrase that a text begins with; null where it is none, or none that hears. */
function phraseAt(text: string): string | null {
  const clause = /^[^,.;:!?"“”()\n–—]*/u.exec(text.replace(/(?<=\p{Lu})\.(?=\p{Lu})/gu, '·'))?.[0] ?? ''
  const words: { word: string; end: number }[] = []
  let isSubject = false
  for (const { 0: word, index } of clause.matchAll(/[^\s]+/gu)) {
    const plain = word.toLowerCase().replace(/['’]s?$/u, '')
    const before = words.at(-1)?.word.toLowerCase()
    const isJoined =
      before === undefined || before === 'of' || before === 'and' || before === 'all' || before === 'both'
    if (words.length === 0 && NO_BEGINNING.has(plain)) return null
    if (words.length > 0 && (BREAKS.has(plain) || (DETERMINERS.has(plain) && !isJoined))) break
    if (AUXILIARIES.has(plain)) {
      isSubject = true
      break
    }
    words.push({ word, end: index + word.length })
  }
  while (/^(?:and|of|or)$/u.test(words.at(-1)?.word ?? '')) words.pop()
  const last = words.at(-1)
  // "Told reporters ports were full": who is told and what is told of cannot be parted.
  if (last === undefined || (isSubject && words.length > 1)) return null
  const name = text.slice(0, last.end)
  return canHear(last.word) && name.length > 2 ? name : null
}

function canHear(head: string): boolean {
  const plain = head.toLowerCase().replace(/['’]s?$/u, '')
  if (/^\p{Lu}/u.test(head)) return !DAYS.test(plain)
  return COLLECTIVES.has(plain) || (/[^s]s$/u.test(plain) && !NO_HEARERS.has(plain))
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const DAYS = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|congratulations)$/u
const PREPOSITIONS =
  'to that in at on during after before as while from by not for about with against into over under outside inside near without within since until ' +
  'whether if when where why how what who whom which whose because so but or than then again also only today yesterday tomorrow late early earlier ' +
  'last next later said say saying added monday tuesday wednesday thursday friday saturday sunday live gathered'
const PRONOUNS = 'he she they it we i you him her them us me himself herself themselves there'
const NO_BEGINNING = set(`${PREPOSITIONS} ${PRONOUNS} of off out up questions once twice and`)
const BREAKS = set(`${PREPOSITIONS} ${PRONOUNS.replace(' her ', ' ')}`)
const DETERMINERS = set('the a an this that these those his her its their our my your no every each')
const AUXILIARIES = set(
  'is are was were am be been will would shall should can could may might must has have had do does did cannot won’t wouldn’t can’t isn’t aren’t',
)
const COLLECTIVES = set(
  'press media audience crowd people parliament congress senate council committee court jury board public nation world chamber house assembly police ' +
    'government administration ministry commission staff crew congregation gathering conference forum summit rally meeting party union alliance team ' +
    'faithful men women children clergy',
)
const NO_HEARERS = set(
  'questions steps talks measures reforms sanctions cuts elections consequences risks losses delays attacks threats calls changes efforts rules laws ' +
    'lies stories times tears years days weeks months words remarks limits tariffs taxes dangers problems ties',
)
