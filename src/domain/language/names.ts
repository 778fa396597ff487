import type { ActorKind } from './actor-kind.ts'
import { isAnyBody, isBodyNoun, kindOfName } from './bodies.ts'
import { isCommonWord } from './lexicon/lexicon.ts'
import { isPersonNoun } from './titles.ts'
import { unaccented } from './tokens.ts'

/**
 * What names are compared by: lower case, without accents, honorific dots or doubled spaces.
 * "Mark  Rutte" and "mark rutte" are one name; "Müller" and "Muller" too.
 */
export function foldName(name: string): string {
  return unaccented(name).replace(/[‐‑–]/g, '-').replace(/\./g, '').replace(/\s+/g, ' ').trim().toLowerCase()
}

/**
 * The folded forms of an office's name, one or two: titles are also written without hyphens, article and possessive, so
 * "the NATO Secretary-General" is "NATO's secretary general". Two names mean one office if they share a form.
 */
export function foldOffice(name: string): string[] {
  const folded = foldName(name)
  const bare = folded
    .replace(/-/g, ' ')
    .replace(/^the /, '')
    .replace(/'s?( |$)/g, '$1')
  return [...new Set([folded, bare])]
}

/**
 * Whether a speaker is told by a description that fits many people ("an EU diplomat", "another official", "the minister" who
 * is never named): two articles that use it speak of two people, so it must not become one actor.
 *
 * `name` is the fullest the article gives, `asWritten` the words at the quotation.
 */
export function isNobodyInParticular({ name, asWritten }: { name: string; asWritten: string }): boolean {
  const words = name.replace(/^(?:the|an?|another|his|her|its|their|our|this|that|one|some)\s+/iu, '').split(/\s+/u)
  if (!words.some((word) => /\p{Lu}|[^\p{Script=Latin}\P{L}]/u.test(word))) return true
  const isIndefinite = /^(?:an?|another|one|two|three|some|several|many|other|unnamed)\s/iu.test(asWritten.trim())
  const isDescription = words.some((word) => /^\p{Ll}/u.test(word) && !PARTICLES.has(word.toLowerCase()))
  return isIndefinite && isDescription && words.every((word) => asWritten.includes(word))
}

/**
 * Whether a "name" is a description of what a person is: "NATO's special envoy for the Pacific", "the Prime
 * Minister", "Varnby officials". It means one person within its article, and to the next article, perhaps, another one:
 * so it becomes neither an actor nor an alias. The offices and their tenures say who it is.
 *
 * `kind`: what the article takes the speaker for; bodies are called by what they are ("the Norwegian government").
 */
export function isDescription({ name, kind }: { name: string; kind: ActorKind }): boolean {
  const words = name.trim().split(/\s+/u)
  const link = words.findIndex((word, index) => index > 0 && LINKS.has(word))
  const core = words.slice(0, link === -1 ? words.length : link)
  const head = core.at(-1) ?? ''
  if (isPeople(head) && (core.length === 1 || isSmall(head))) return true
  if (PARTISANS.has(head)) return true
  if (kind !== 'PERSON') {
    // "Local authorities": the capital is the sentence's.
    const isOfName = words[link] === 'of' && /^\p{Lu}/u.test(words[link + 1] ?? '')
    if (isSmall(head) && isBodyNoun(head) && isOfName) return false
    const isPlain = core.slice(0, -1).every((word) => isCommonWord(word.toLowerCase()))
    return isSmall(head) ? isPlain || !isBodyNoun(head) : words.length === 1 && isAnyBody(head)
  }
  const isSomebodys = DETERMINERS.has(words[0] ?? '') || core.some((word) => /['’]s$/u.test(word))
  if (isSmall(head)) return isSomebodys || isPersonNoun(head)
  return isSomebodys && isPersonNoun(head.toLowerCase())
}

/** "The Ohio Republican" is one of many. */
const PARTISANS = new Set('Republican Democrat MP Congressman Congresswoman Independent'.split(' '))

const LINKS = new Set('of for from at to in on with by'.split(' '))
const DETERMINERS = new Set('the his her its their'.split(' '))

/** Without a capital, and no particle of a name. */
function isSmall(word: string): boolean {
  return /^\p{Ll}/u.test(word) && !/\p{Lu}/u.test(word) && !PARTICLES.has(word)
}

/** "officials", "Lawmakers", but not "Democrats", who are a body. */
function isPeople(word: string): boolean {
  const lower = word.toLowerCase()
  const one = lower.replace(/men$/u, 'man').replace(/s$/u, '').replace(/^ex-/u, '')
  // "Sanders" is a name, whatever a sander is.
  if (one === lower || kindOfName(word) !== null || (word !== lower && one.length < 7 && !isCommonWord(one)))
    return false
  return isPersonNoun(one) || /^(?:source|insider|loyalist)$/u.test(one)
}

/** Small words within names: "Ursula von der Leyen", "Bank of England". */
const PARTICLES = new Set(
  'of the and for in on de del della der den di da dos du el la le van von zu al bin ibn ben y'.split(' '),
)
