// Bodies that speak: states by their name or capital, and institutions by the last word of theirs.

import type { ActorKind } from './actor-kind.ts'

/** What kind of actor a capitalised name is, told by the name alone; null when nothing in it says so. */
export function kindOfName(name: string): ActorKind | null {
  if (/\p{L} & \p{Lu}/u.test(name)) return 'INSTITUTION'
  const several = / and /u.exec(name)
  if (several) return kindOfName(name.slice(0, several.index)) ?? 'INSTITUTION'
  const words = name.replace(/^the /iu, '').split(' ')
  const last = (words.at(-1) ?? '').toLowerCase()
  if (words.some((word) => GOVERNMENT_WORDS.has(word.toLowerCase()))) return 'GOVERNMENT'
  if (isState(words.join(' ')) || /(?:ministerium|regierung|behörden?)$/u.test(last)) return 'GOVERNMENT'
  if (GERMAN_BODY.test(last)) return 'INSTITUTION'
  if (INSTITUTION_WORDS.has(last) || words.some((word) => INSTITUTION_WORDS.has(word.toLowerCase())))
    return 'INSTITUTION'
  if (/\p{L}\.\p{L}{2}/u.test(name) || words.some((word) => /^\p{Lu}{2,}$/u.test(word)) || /^the /iu.test(name))
    return 'INSTITUTION'
  return null
}

/** Whether a name is an outlet's by its look: "The Daily Example", "Example News", "Outlet.Example", a known agency. */
export function isOutlet(name: string): boolean {
  const words = name.toLowerCase().split(/[\s-]+/u)
  return words.some((word) => OUTLET_WORDS.has(word)) || /^[\p{Lu}\d][\p{L}\d]*\.\p{L}{2,}$/u.test(name)
}

/** As isOutlet, but no person: neither "Vincent Fox" nor "the NPR-reporter Jane Roe". */
export function isSurelyOutlet(name: string): boolean {
  const isPerson = /^(?!associated)\p{L}+ (?:fox|press|courier)$/iu.test(name) || /^\p{Lu}+-\p{L}/u.test(name)
  return !isPerson && isOutlet(name)
}

export function isState(name: string): boolean {
  return STATES.has(name.toLowerCase().replace(/^the /u, ''))
}

/** Whether a state's name is its capital's: the government speaks as "Oslo", and a speech is held in it. */
export function isCapital(name: string): boolean {
  return CAPITAL_NAMES.has(name.toLowerCase())
}
const GERMAN_BODY =
  /(?:polizei|gericht|staatsanwaltschaft|partei|verband|gewerkschaft|konzern|agentur|zeitung|universität|institut|kommission|medien|studie)$/u

const words = (list: string): string[] => list.split(' ')

const GOVERNMENT_WORDS = new Set(words('ministry government administration cabinet kremlin embassy pentagon'))
/** Whether a noun, in lower case, is what a body may be called by behind its name: "the Varnby port authority", "Holt's campaign". */
export function isBodyNoun(word: string): boolean {
  return GOVERNMENT_WORDS.has(word) || INSTITUTION_WORDS.has(word) || BODY_NOUNS.has(word) || GERMAN_NOUN.test(word)
}

/** Whether a word, without more, is every body of its kind: "the Council", of which there are thousands. */
export function isAnyBody(word: string): boolean {
  return ANY_BODY.has(word.toLowerCase())
}

const ANY_BODY = new Set(
  words(
    'council department association embassy ministry commission committee court organisation organization agency bureau company university institute ' +
      'board union club league federation foundation group campaign network office service school college party government administration society authority ' +
      'centre center trust bank corporation alliance newspaper magazine police cabinet armee polizei sender',
  ),
)
const BODY_NOUNS = new Set(
  words(
    'authorities military navy militia troops brigade regiment battalion ministries team firm coalition delegation mission secretariat watchdog regulator ' +
      'operator carrier airline charity secretariat panel task-force taskforce presidency leadership opposition consortium conglomerate subsidiary ' +
      'branch chapter caucus command coastguard guard subcommittee directorate inspectorate tribunal prosecution defense defence nonprofit startup ' +
      'hospital airport museum theatre theater railway utility insurer brokerage',
  ),
)
const GERMAN_NOUN = /(?:ministerium|regierung|behörden?|amt|verband|partei|zentrale|armee|polizei)$/u
const INSTITUTION_WORDS = new Set(
  words(
    'party council committee commission agency university institute union bank court house senate congress parliament times post news journal group ' +
      'company corp inc association foundation office police army force forces organization organisation nations department campaign network ' +
      'bureau board club league federation church center centre college school society alliance authority service services society fund trust ' +
      'department magazine newspaper guardian tribune herald democrats republicans americans fbi cia hospital clinic museum airlines airways railways',
  ),
)
const OUTLET_WORDS = new Set(
  words(
    'times post news journal guardian reuters afp ap cnn bbc cbs abc nbc msnbc fox npr pbs bloomberg tribune herald gazette telegraph magazine daily today press ' +
      'broadcasting radio tv television weekly chronicle observer courier dispatch globe mirror economist politico axios kyodo xinhua tass dpa ' +
      'kcna irna sana interfax yonhap nhk spiegel zeitung monde figaro media outlet newspaper',
  ),
)
const CAPITALS =
  'Washington Beijing Moscow Kyiv Kiev London Paris Berlin Tokyo Seoul Pyongyang Tehran Ankara Brussels Rome Madrid Warsaw Vienna Canberra Ottawa Delhi Islamabad Kabul ' +
  'Riyadh Cairo Baghdad Damascus Jerusalem Taipei Hanoi Manila Jakarta Minsk Budapest Athens Oslo Stockholm Helsinki Copenhagen Lisbon Dublin Prague Baku Yerevan Tbilisi'
const CAPITAL_NAMES: ReadonlySet<string> = new Set(CAPITALS.toLowerCase().split(' '))
const STATES = states()

function states(): ReadonlySet<string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const found = new Set(CAPITALS.toLowerCase().split(' '))
  for (const name of words('us u.s. u.s usa u.k. uk britain america russia')) found.add(name)
  for (const first of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    for (const second of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      const name = names.of(first + second)
      if (name) found.add(name.toLowerCase())
    }
  }
  return found
}
