// One publisher under its many names: "The Example Times", "Example Times", "exampletimes.co.uk".

import { unaccented } from './tokens.ts'

/** What a publisher is recognised by: its name or host without articles, endings and spaces. Empty for no name. */
export function outletKey(name: string): string {
  const plain = unaccented(name).toLowerCase().replace(/'s$/u, '').trim()
  if (isHost(plain)) return joined(hostName(plain))
  const words = plain
    .replace(/\(.*\)$/u, '')
    .split(/[\s\-–/]+/u)
    .filter((word) => word !== '')
  if (words.length > 1 && words[0] === 'the') words.shift()
  while (words.length > 1 && KIND.has(words.at(-1) ?? '') && !GENERIC.has(words[0] ?? '')) words.pop()
  return joined(KNOWN.get(words.join(' ')) ?? words.join(' '))
}

/** "The newspaper", "a local station": an outlet that is not named. */
export function isUnnamed(name: string): boolean {
  return /^(?:(?:the|a|an|its|their|another|local|state|national|foreign) )*(?:newspapers?|papers?|stations?|broadcasters?|channels?|networks?|agenc(?:y|ies)|news agenc(?:y|ies)|magazines?|websites?|sites?|outlets?|portals?|media|press|tv|television|radio|reports)$/iu.test(
    name.trim(),
  )
}

/** Whether one of two names is the other's initials: "EPA", "Example Press Agency". */
export function isInitialsOf(short: string, long: string): boolean {
  if (!/^\p{Lu}{2,5}$/u.test(short)) return false
  const words = long.split(/[\s-]+/u).filter((word) => !/^(?:the|of|and|for|&)$/iu.test(word))
  return words.length === short.length && words.map((word) => word.charAt(0).toUpperCase()).join('') === short
}

/** "example.com", "www.example.co.uk/news", "Outlet.Az": a dot inside, no spaces, a domain's ending. */
function isHost(name: string): boolean {
  return (
    /^(?:https?:\/\/)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}(?:\/\S*)?$/u.test(name) &&
    !/^\p{L}(?:\.\p{L})+$/u.test(name)
  )
}

function hostName(host: string): string {
  const labels = host
    .replace(/^https?:\/\//u, '')
    .replace(/\/.*$/u, '')
    .split('.')
  labels.pop()
  // "co.uk", "com.au": a short label before the country belongs to the ending.
  if (labels.length > 1 && /^(?:co|com|or|ne|net|org|gov|ac|edu|gen)$/u.test(labels.at(-1) ?? '')) labels.pop()
  return labels.at(-1) ?? ''
}

function joined(words: string): string {
  return words.replace(/[^\p{L}\p{N}]/gu, '')
}

const KIND = new Set('news newspaper agency online newswire website channel network com'.split(' '))
/** Names that their kind is part of: without it, all of them would be one. */
const GENERIC = new Set(
  'daily morning evening national world local state weekly sunday global city business financial breaking'.split(' '),
)
/** Known by letters that are not its initials. */
const KNOWN = new Map(
  'afp:agence france presse,dpa:deutsche presse agentur,wsj:wall street journal,nyt:new york times,ap:associated press,ft:financial times,bbc:british broadcasting corporation'
    .split(',')
    .map((pair) => pair.split(':') as [string, string]),
)
