// What articles say about who held an office from when: "since taking office in March 2024", "who became minister in
// 2019", "served as chairwoman until January". A fact about an actor, told by many articles, so told in more than one
// way. What no rule can read surely is left out: a wrong claim says that someone else was misreported.

import type { Span } from '../language/span.ts'
import { isOffice } from '../language/titles.ts'
import type { ErasedWords } from '../statement/erased-words.ts'
import { findNamesNear, holderOf, mentionsOf, type TenurePerson } from './holder.ts'

/**
 * What happened: CHOSEN is appointed, elected, named (the office may begin later), BEGAN took office, RESIGNED said to
 * go or went, ENDED left it. Only what is of one kind is one day.
 */
export type TenureEvent = 'CHOSEN' | 'BEGAN' | 'RESIGNED' | 'ENDED'

/** What one article says about when a person began to hold an office, or ceased to. */
export interface TenureClaim {
  /** The name among the people asked for. */
  name: string
  /** As written, "Minister of Ports"; null where the words themselves name none: "took office". */
  office: string | null
  event: TenureEvent
  /** The days it can mean, YYYY-MM-DD; both are included. */
  earliest: string
  latest: string
  /** From the words for it to the last of the date; UTF-16 code units of the article's text. */
  span: Span
  asWritten: string
}

/** Claims read in one article: a list of all ministers since 1900 has more, and is not news. */
const MOST_CLAIMS = 200
/** UTF-16 code units read: a longer text is a document, whose history of offices would hold up what is said today. */
const MOST_READ = 200_000

/**
 * The claims that a text makes about the tenures of `people`. A claim that may be about another person is left out.
 * `publishedAt` gives a month without a year its year; if it is null, such a claim is left out.
 */
export function tenureClaims(text: string, people: readonly TenurePerson[], publishedAt: Date | null): TenureClaim[] {
  const told = datedWords(text, publishedAt)
  if (told.length === 0 || people.length === 0) return []
  const mentions = mentionsOf(text, people)
  return told.flatMap(({ isVerb, ...claim }) => {
    const name = holderOf(text, mentions, claim.span, isVerb)
    return name === null ? [] : [{ name, ...claim }]
  })
}

/**
 * Capitalised names of two words or more beside claims: an actor on file under one of them may be the one it is about.
 * Null if the text makes no claim.
 */
export function namesBesideClaims(text: string, publishedAt: Date | null): string[] | null {
  const told = datedWords(text, publishedAt)
  return told.length === 0 ? null : [...new Set(told.flatMap(({ span }) => findNamesNear(text, span)))]
}

interface Told extends Omit<TenureClaim, 'name'> {
  /** "She took office", and not "since taking office": its subject stands right before it. */
  isVerb: boolean
}

function datedWords(text: string, publishedAt: Date | null): Told[] {
  const near = text.slice(0, MOST_READ)
  const all = PATTERNS.flatMap(({ event, pattern }) =>
    Array.from(near.matchAll(pattern), (match): Told[] => {
      const { office, day, date, month, year } = match.groups ?? {}
      const range = rangeOf(day ?? date, month, year, publishedAt)
      const named = officeIn(office)
      if (!range || named === undefined) return []
      const span = { start: match.index, end: match.index + match[0].length }
      return [{ office: named, event, ...range, span, asWritten: match[0], isVerb: VERB.test(match[0]) }]
    }).flat(),
  )
  // The longest first where several begin at once: what lies within another is what that tells, told shorter.
  all.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  const told: Told[] = []
  for (const one of all) {
    if (told.length === MOST_CLAIMS) break
    if (one.span.end > (told.at(-1)?.span.end ?? 0)) told.push(one)
  }
  return told
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const MONTH = `(?<month>${MONTHS.join('|')}|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)`
const DATE = `(?:(?<day>\\d{1,2})(?:st|nd|rd|th)? )?(?:${MONTH} ?(?:(?:(?<date>\\d{1,2})(?:st|nd|rd|th)?,? )?(?=(?:19|20)\\d\\d\\b|[^\\d]|$))|(?=(?:19|20)\\d\\d\\b))(?:of )?(?<year>(?:19|20)\\d\\d(?!\\d))?`
const AS = "(?:,? (?:as |to be |to become |of |the |its |his |her |their )*(?<office>\\p{L}[\\p{L}'’ -]{2,60}?),?)?"
const ON = '(?: back)? (?:in|on|since) (?:early |late |mid-)?'
const SINCE = ' since (?:early |late |mid-)?'
const CHOSEN = '(?:appointed|elected|named|chosen|nominated)'
const HELD = '(?:office|(?:the |that |his |her )(?:office|post|job|role|position|helm|reins))'
const PATTERNS: readonly { event: TenureEvent; pattern: RegExp }[] = [
  {
    event: 'BEGAN' as const,
    words: `\\b(?:took|taking|taken|assumed|assuming|entered|entering) (?:up |over )?(?:the |his |her )?(?:office|post|job|role|helm|reins)${AS}${ON}`,
  },
  { event: 'BEGAN' as const, words: `\\bin ${HELD}${AS}${SINCE}` },
  {
    event: 'BEGAN' as const,
    words: `\\b(?:became|becoming|(?:was|were|being) (?:sworn in|inaugurated)|succeeded [^,.;]{2,40}?)${AS}${ON}`,
  },
  { event: 'CHOSEN' as const, words: `\\b(?:was|been|being|since|after) ${CHOSEN}${AS}${ON}` },
  { event: 'BEGAN' as const, words: `\\b(?:served|serving|been|acted|acting)${AS}${SINCE}` },
  { event: 'BEGAN' as const, words: `\\b(?:held|holding) ${HELD}${AS}${SINCE}` },
  {
    event: 'RESIGNED' as const,
    words: `\\b(?:stepped down|stepping down|resigned|resigning)(?: from)?${AS}${ON}`,
  },
  { event: 'ENDED' as const, words: `\\b(?:left|leaving) ${HELD}${AS}${ON}` },
  {
    event: 'ENDED' as const,
    words: `\\b(?:served|was|acted|in office|held ${HELD})${AS} until (?:early |late |mid-)?`,
  },
].map(({ event, words }) => ({ event, pattern: new RegExp(`${words}${DATE}`, 'gu') }))
const VERB = /^(?:took|taken|assumed|entered|became|was|were|been|succeeded|served|acted|held|stepped|resigned|left)\b/u

/** An office's words; null if there are none, undefined if they do not name an office: "became ill in 2019". */
function officeIn(written: string | undefined): string | null | undefined {
  if (written === undefined) return null
  const words = written
    .replace(/^(?:(?:the|a|an|its|his|her|their|new|first|next|only|current|as|from) )+/u, '')
    .replace(/ (?:for the \p{L}+ time|again|only|officially|formally)$/u, '')
    .trim()
  if (/^(?:office|post|job|role|position)$/u.test(words)) return null
  const [head = ''] = words.split(/ (?:of|for|to|at|in|and) /u)
  const last = head.toLowerCase().split(' ').at(-1) ?? ''
  return isOffice(last) && !NO_OFFICE.test(words) ? words : undefined
}

/** One is candidate, or the fifth author, of many things at a time. */
const NO_OFFICE = /\b(?:candidate|nominee|author|actor|actress|analyst|host|founder|co-founder|than|who|that)\b/iu

/** A month without its year is the latest one not after publication. */
function rangeOf(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  publishedAt: Date | null,
): { earliest: string; latest: string } | null {
  const index = month === undefined ? -1 : MONTHS.findIndex((name) => name.startsWith(month.slice(0, 3)))
  if (year === undefined && (index === -1 || !publishedAt)) return null
  const thisYear = publishedAt?.getUTCFullYear() ?? 0
  const isPassed = publishedAt !== null && index <= publishedAt.getUTCMonth()
  const its = year === undefined ? (isPassed ? thisYear : thisYear - 1) : Number(year)
  if (index === -1) return { earliest: `${its}-01-01`, latest: `${its}-12-31` }
  const at = (date: number): string => new Date(Date.UTC(its, index, date)).toISOString().slice(0, 10)
  const last = new Date(Date.UTC(its, index + 1, 0)).getUTCDate()
  if (day === undefined) return { earliest: at(1), latest: at(last) }
  const date = Number(day)
  return date >= 1 && date <= last ? { earliest: at(date), latest: at(date) } : null
}

/** Whether a claim stands in words that were erased from its revision, or repeats one of the erased texts. */
export function isErasedClaim(
  { span, asWritten }: Pick<TenureClaim, 'span' | 'asWritten'>,
  { reports, texts }: { reports: readonly ErasedWords[]; texts: readonly string[] },
): boolean {
  const isWithin = reports.some(({ parts }) => parts.some(({ start, end }) => start < span.end && end > span.start))
  return isWithin || texts.some((text) => text.includes(asWritten))
}
