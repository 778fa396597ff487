// Through whose hands the words came: "told The Example Post", "in an interview with", "citing", "Outlet reports via US
// media". Links are ordered from the speaker's end.

import { isOutlet } from '../../language/bodies.ts'
import { DETERMINERS, OPENERS } from '../../language/small-words.ts'
import type { ChainLink } from '../../statement/statement.ts'
import type { Saying } from '../cues/saying.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'

export interface Hands {
  /** Publishers only, the one nearest to the speaker first. */
  links: ChainLink[]
  /** Given in an interview: what else the speaker says in this article is from there, unless it names another occasion. */
  isInterview: boolean
  /** Another outlet carried it first: "Outlet.Example reports via US media". */
  isRelayed: boolean
  /** The sentence names an occasion of its own: "told reporters", "at a press conference". */
  isOccasion: boolean
}

/** What one sentence says about the hands. */
export function hands(text: string, row: readonly Token[], said: readonly Saying[]): Hands {
  const near: ChainLink[] = []
  const middle: ChainLink[] = []
  const far: ChainLink[] = []
  let isInterview = false
  let isOccasion = false
  for (const saying of said) {
    if (saying.addressee) {
      const link = publisher(text, row, saying.addressee.from)
      if (link) near.push(link)
      isOccasion = true
    }
    const isReporting = saying.lemma === 'report' && isMark(row[saying.from - 1], ',') && saying.subject
    const isSourced = saying.order === 'ACCORDING' && saying.subject
    const relay = (isReporting || isSourced) && saying.subject ? publisher(text, row, saying.subject.from) : null
    if (relay) far.push(relay)
  }
  for (let at = 0; at < row.length; at++) {
    const word = row[at]?.lower
    const next = row[at + 1]?.lower
    if (
      word === 'interview' &&
      (next === 'with' || next === 'on' || next === 'for' || next === 'by' || next === 'to')
    ) {
      const link = publisher(text, row, at + 2)
      if (link) near.push(link)
      isInterview ||= link !== null
      isOccasion = true
    } else if (word === 'via' || word === 'citing' || word === 'quoting') {
      const link = publisher(text, row, at + 1)
      if (link) middle.push(link)
    } else if (/^(?:carried|published|aired|broadcast|released)$/u.test(word ?? '') && next === 'by') {
      const link = publisher(text, row, at + 2)
      if (link) near.push(link)
      isOccasion = true
    } else if (word === 'per') {
      const link = publisher(text, row, at + 1)
      if (link) far.push(link)
    } else if (word !== undefined && OCCASIONS.has(word)) {
      isOccasion = true
    }
  }
  const links = [...near, ...middle, ...far].filter(
    (link, index, all) => all.findIndex((other) => sameLink(other, link)) === index,
  )
  return { links, isInterview, isRelayed: far.length > 0, isOccasion }
}

/** The whole chain: the speaker, the publishers, and the article itself, which is never its own publisher. */
export function chain(
  speaker: { name: string; asWritten: string } | null,
  links: readonly ChainLink[],
  sourceName: string,
): ChainLink[] {
  const article: ChainLink = { role: 'ARTICLE', name: sourceName, asWritten: null }
  const others = links.filter(
    (link) => fold(link.name) !== fold(sourceName) && (!speaker || fold(link.name) !== fold(speaker.name)),
  )
  const actor: ChainLink[] = speaker ? [{ role: 'ACTOR', name: speaker.name, asWritten: speaker.asWritten }] : []
  return [...actor, ...others, article]
}

export function sameLink(a: ChainLink | undefined, b: ChainLink | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    (a.name === null ? a.asWritten === b.asWritten : fold(a.name) === fold(b.name))
  )
}

const OCCASIONS = new Set([
  'conference',
  'statement',
  'speech',
  'reporters',
  'journalists',
  'tweet',
  'tweeted',
  'posted',
  'rally',
  'briefing',
  'debate',
  'interview',
  'op-ed',
  'testimony',
])

/** The outlet named at `first`; unnamed ones ("US media") have no name; null if it is not an outlet. */
function publisher(text: string, row: readonly Token[], first: number): ChainLink | null {
  let from = first
  const article = row[from]
  if (!isWord(article)) return null
  if (DETERMINERS.has(article.lower)) from++
  // "The broadcaster Radio Delta", "local newspaper The Quay Times": its name stands behind what it is.
  const kind = row.slice(from, from + 3).findIndex((token) => isWord(token) && OUTLET_KINDS.has(token.lower))
  const isKind = kind !== -1 && row.slice(from, from + kind + 1).every((token) => isWord(token) && !token.isCapital)
  const behind = row[from + kind + 1]
  const isNamed = isKind && isWord(behind) && behind.isCapital
  const hasThe = isNamed ? behind.text === 'The' : /^the$/iu.test(article.lower) && from > first
  if (isNamed) from += kind + (hasThe ? 2 : 1)
  let to = from
  while (to < row.length && to - from < 8) {
    const token = row[to]
    if (
      !isWord(token) ||
      (!token.isCapital && !/^(?:media|newspapers?|of)$/u.test(token.lower)) ||
      (OPENERS.has(token.lower) && to === from)
    )
      break
    to++
    if (/['’]s$/u.test(token.text)) break
  }
  const start = row[from]
  const end = row[to - 1]
  if (!start || !end || to === from) return to === from ? unnamed(text, row, first) : null
  const asWritten = text.slice(article.start, end.end).replace(/\s+/gu, ' ')
  if (/\bmedia$/iu.test(asWritten)) return { role: 'PUBLISHER', name: null, asWritten }
  const own = text
    .slice(start.start, end.end)
    .replace(/['’]s$/u, '')
    .replace(/\s+/gu, ' ')
  if (own === own.toLowerCase()) return unnamed(text, row, first)
  if (!isNamed && !isOutlet(own) && !(article.text === 'The' && first > 0)) return null
  // "the Example Times" and "The Example Times" are one outlet; an agency's initials take no article.
  const name = hasThe && !/^\p{Lu}+$/u.test(own) ? `The ${own}` : own
  return { role: 'PUBLISHER', name, asWritten }
}

/** "local media", "a state newspaper": an outlet that is not named. */
function unnamed(text: string, row: readonly Token[], first: number): ChainLink | null {
  for (let at = first; at < first + 4; at++) {
    const token = row[at]
    const start = row[first]
    if (!isWord(token) || !start) return null
    const isOne = at === first + 1 && row[first]?.lower === 'the' && OUTLET_KINDS.has(token.lower)
    if (isOne || /^(?:media|newspapers?|outlets?|broadcasters?|television|tv)$/u.test(token.lower)) {
      return { role: 'PUBLISHER', name: null, asWritten: text.slice(start.start, token.end) }
    }
  }
  return null
}

/** "The station": the publisher named before it, else an unnamed one. */
export function isPointer({ name, asWritten }: ChainLink): boolean {
  const [article, kind, ...more] = (asWritten ?? '').toLowerCase().split(' ')
  return name === null && more.length === 0 && article === 'the' && OUTLET_KINDS.has(kind ?? '')
}

/** What an outlet is. */
const OUTLET_KINDS = new Set(
  'newspaper paper daily weekly tabloid magazine broadcaster station channel network outlet website agency'.split(' '),
)

function fold(name: string | null): string | null {
  return name === null ? null : name.toLowerCase().replace(/^the /u, '')
}
