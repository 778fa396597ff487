// Finds whose tenure some words are about. A sentence may name several people, also ones that we did not ask for. The
// name right before a verb or before its "who" is meant. "Since taking office" means the only person in the sentence,
// and "she" the only one in the sentence before. If two people may be meant, the result is null.

import { isState, kindOfName } from '../language/bodies.ts'
import { isDescription } from '../language/names.ts'
import type { Span } from '../language/span.ts'
import { COURTESIES, isOffice, isPersonNoun } from '../language/titles.ts'

/** A person whose tenures are looked for. */
export interface TenurePerson {
  /** The fullest name. */
  name: string
  /** How else the article calls that person: "the envoy". */
  alsoCalled: readonly string[]
}

export interface Mention extends Span {
  name: string
}

/** Where a text names the people, by full name, surname or description; a name that several share is left out. */
export function mentionsOf(text: string, people: readonly TenurePerson[]): Mention[] {
  const bearers = new Map<string, Set<string>>()
  const surnames = new Set<string>()
  for (const { name, alsoCalled } of people) {
    // The last word of "NATO chief" is not a surname.
    const surname = isDescription({ name, kind: 'PERSON' }) ? [] : name.split(' ').slice(1).slice(-1)
    for (const called of surname) surnames.add(called)
    for (const called of [name, ...surname, ...alsoCalled])
      if (called.length > 1) bearers.set(keyOf(called), (bearers.get(keyOf(called)) ?? new Set()).add(name))
  }
  const named = [...bearers.keys()].sort((a, b) => b.length - a.length)
  if (named.length === 0) return []
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${named.map(written).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return Array.from(text.matchAll(pattern), ({ 0: found, index }): Mention[] => {
    const [name, ...others] = bearers.get(keyOf(found)) ?? []
    if (name === undefined || others.length > 0) return []
    if (surnames.has(found) && isWithinName(text, index)) return []
    return [{ name, start: index, end: index + found.length }]
  }).flat()
}

/** Whether a surname stands behind another name: with Ann Roe in the article, "Jim Roe" is someone else. */
function isWithinName(text: string, at: number): boolean {
  const before = /(?:^|[^\p{L}])(\p{Lu}[\p{L}\p{M}'’-]*\.?) $/u.exec(text.slice(Math.max(0, at - 40), at))?.[1]
  if (before === undefined || NOBODY.test(before)) return false
  const word = before.replace(/\.$/u, '').toLowerCase()
  return !isOffice(word) && !COURTESIES.has(word) && !isPersonNoun(word)
}

/** The person whose tenure the words at `span` are about; null if it is none of these people, or not sure. */
export function holderOf(text: string, mentions: readonly Mention[], span: Span, isVerb: boolean): string | null {
  const from = sentenceStart(text, span.start)
  const inSentence = { text, mentions, start: from, end: span.start }
  const before = text.slice(from, span.start)
  const subject = before.replace(AUXILIARIES, '')
  const clause = subject.replace(/,?\s+who,?\s*$/u, '')
  const isRelative = clause !== subject
  if (isRelative || isVerb) {
    const direct = endingAt(mentions, text, from, from + clause.length)
    if (direct !== undefined) return direct
    if (isRelative) return null
    if (!/(?:\b(?:[Hh]e|[Ss]he)|,? and)\s*$/u.test(subject)) return null
    if (/\band\s*$/u.test(subject)) return onlyOne(inSentence)
  } else {
    const direct = /,\s*(?:\p{Ll}+ ){0,2}$/u.test(before)
      ? endingAt(mentions, text, from, from + before.replace(/,\s*(?:\p{Ll}+ ){0,2}$/u, '').length)
      : undefined
    if (direct !== undefined) return direct
  }
  if (mentionsIn(inSentence).length > 0 || hasOthers(inSentence)) return onlyOne(inSentence)
  // No name before it: "she", "her" is the person in the sentence before, or the one that the rest of this one names.
  if (!/\b(?:he|she|his|her)\b/iu.test(before)) return null
  const earlier = { text, mentions, start: sentenceStart(text, from - 2), end: from }
  if (mentionsIn(earlier).length > 0 || hasOthers(earlier)) return onlyOne(earlier)
  const stop = /[.!?](?:\s|$)|\n/u.exec(text.slice(span.end, span.end + LONGEST_SENTENCE))
  return onlyOne({ text, mentions, start: span.end, end: span.end + (stop?.index ?? LONGEST_SENTENCE) })
}

/** Capitalised names of two words or more in the sentence of a span, and in the one before. */
export function findNamesNear(text: string, { start, end }: Span): string[] {
  const from = sentenceStart(text, sentenceStart(text, start) - 2)
  const stop = /[.!?](?:\s|$)|\n/u.exec(text.slice(end, end + LONGEST_SENTENCE))
  const near = text.slice(from, end + (stop?.index ?? LONGEST_SENTENCE))
  return Array.from(near.matchAll(NAMED), ([name]) => name.replace(/['’]s?$/u, '').split(' ')).flatMap((words) =>
    // "Prime Minister Ann Roe" is on file as "Ann Roe".
    words.slice(0, -1).map((_, at) => words.slice(at).join(' ')),
  )
}

interface Stretch extends Span {
  text: string
  mentions: readonly Mention[]
}

function mentionsIn({ mentions, start, end }: Stretch): Mention[] {
  return mentions.filter((one) => one.start >= start && one.end <= end)
}

/** The only person that a stretch names; null where it names another, of those asked for or not. */
function onlyOne(stretch: Stretch): string | null {
  const [name, ...others] = new Set(mentionsIn(stretch).map((one) => one.name))
  return name === undefined || others.length > 0 || hasOthers(stretch) ? null : name
}

/** Whether a stretch names a person other than those we look for. */
function hasOthers(stretch: Stretch): boolean {
  const known = mentionsIn(stretch)
  const text = stretch.text.slice(stretch.start, stretch.end)
  return [...text.matchAll(CAPITALISED)].some(({ 0: found, index }) => {
    const [start, end] = [stretch.start + index, stretch.start + index + found.length]
    const name = found.replace(/['’]s?$/u, '')
    if (known.some((one) => one.start < end && one.end > start)) return false
    if (NOBODY.test(name) || isState(name) || kindOfName(name) !== null) return false
    if (PLACED.test(text.slice(0, index))) return false
    // What only begins the sentence may be any word.
    return index > 0 || name.includes(' ')
  })
}

/** The mention that ends where a clause does, or that an apposition separates from it: "Roe, the envoy, who ...". */
function endingAt(mentions: readonly Mention[], text: string, from: number, at: number): string | undefined {
  const clause = text.slice(from, at).replace(/[\s,]+$/u, '')
  const apposed = clause.replace(/,\s*(?:an? |the |then |then-|former |its |his |her )[^,.;:“”"]{2,80}$/u, '')
  return [clause, apposed].flatMap((until) => mentions.filter((one) => one.end === from + until.length))[0]?.name
}

const LONGEST_SENTENCE = 600
const NAMED = /\p{Lu}[\p{L}\p{M}'’-]+(?: (?:(?:de|von|van|der|al|bin) )?\p{Lu}[\p{L}\p{M}'’-]+){1,4}/gu
const CAPITALISED = /\p{Lu}[\p{L}\p{M}.'’-]+(?: (?:(?:of|de|von|van|der) )?\p{Lu}[\p{L}\p{M}'’-]+)*/gu
/** Helping verbs and adverbs between a subject and its verb. */
const AUXILIARIES =
  /\s+(?:(?:has|had|have|first|then|also|only|later|officially|formally|formerly|previously|recently|himself|herself|since|just) )*$/u
const PLACED = /\b(?:in|at|to|from|near|into|of|across|around|for|outside)(?: the| its| his| her)? $/iu
const NOBODY =
  /^(?:He|She|It|They|His|Her|Its|The|This|That|But|And|In|On|At|When|After|Since|Before|While|Mr|Mrs|Ms|Dr|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\.?$/u

function keyOf(called: string): string {
  return called.replace(/^The /u, 'the ')
}

function written(called: string): string {
  return called.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/^the /u, '[Tt]he ')
}

function sentenceStart(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - LONGEST_SENTENCE), Math.max(0, at))
  const stops = [...before.matchAll(/(?<!\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Gov))[.!?]["”’]?\s+(?=[\p{Lu}“"])|\n/gu)]
  const last = stops.at(-1)
  return Math.max(0, at - before.length + (last ? last.index + last[0].length : 0))
}
