// What articles say about who held an office from when: "since taking office in March 2024", "who became minister in
// 2019", "chairwoman until January". A fact about an actor, told by many articles, so told in more than one way.

import { foldName } from '../actor.ts'
import type { Span } from '../statement.ts'
import type { DiscrepancyVerdict } from './discrepancy.ts'
import { isSameOffice } from './same-names.ts'

/** One article's word on when somebody began to hold an office, or ceased to. */
export interface TenureClaim {
  /** The fullest name among the people asked for. */
  name: string
  /** As written, "Minister of Ports"; null where the article names none here. */
  office: string | null
  edge: 'FROM' | 'UNTIL'
  /** The days it can mean, YYYY-MM-DD; both are included. */
  earliest: string
  latest: string
  /** From the words for it to the last of the date; UTF-16 code units of the article's text. */
  span: Span
  asWritten: string
}

export interface TenureDiscrepancy {
  /** Indexes into the claims compared. */
  claims: readonly [number, number]
  verdict: DiscrepancyVerdict
}

/**
 * The claims that a text makes about the tenures of `people`, by their full names.
 *
 * Whose it is, is the person named nearest before it in its sentence, else after it there, else in the sentence before;
 * a claim about nobody of them is left out. `publishedAt` gives a month without a year its year; null leaves it out.
 */
export function tenureClaims(text: string, people: readonly string[], publishedAt: Date | null): TenureClaim[] {
  const mentions = mentionsOf(text, people)
  return PATTERNS.flatMap(({ edge, pattern }) =>
    Array.from(text.matchAll(pattern), (match): TenureClaim[] => {
      const { office = null, day, date, month, year } = match.groups ?? {}
      const range = rangeOf(day ?? date, month, year, publishedAt)
      const name = holderOf(text, mentions, match.index, match.index + match[0].length)
      if (!range || name === null) return []
      const span = { start: match.index, end: match.index + match[0].length }
      return [{ name, office: office && tidy(office), edge, ...range, span, asWritten: match[0] }]
    }).flat(),
  )
    .filter(
      (claim, index, all) =>
        !all.some((other, at) => isInside(claim.span, other.span) && (at < index || isLonger(other, claim))),
    )
    .sort((a, b) => a.span.start - b.span.start)
}

/**
 * The claims that tell one edge of one tenure differently. CONFLICT where no day fits both; a month that lies in the
 * year the other tells is a COMPATIBLE_REFINEMENT. Claims of different articles on one office, or on one that only one
 * of them names.
 */
export function tenureDiscrepancies(claims: readonly TenureClaim[]): TenureDiscrepancy[] {
  return claims.flatMap((one, index) =>
    claims.slice(index + 1).flatMap((other, offset): TenureDiscrepancy[] => {
      const isOne = one.edge === other.edge && foldName(one.name) === foldName(other.name)
      const isOffice = one.office === null || other.office === null || isSameOffice(one.office, other.office)
      if (!isOne || !isOffice || (one.earliest === other.earliest && one.latest === other.latest)) return []
      const isApart = one.latest < other.earliest || other.latest < one.earliest
      return [{ claims: [index, index + 1 + offset], verdict: isApart ? 'CONFLICT' : 'COMPATIBLE_REFINEMENT' }]
    }),
  )
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const MONTH = `(?<month>${MONTHS.join('|')}|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)`
const DATE = `(?:(?<day>\\d{1,2})(?:st|nd|rd|th)? )?(?:${MONTH} ?(?:(?:(?<date>\\d{1,2})(?:st|nd|rd|th)?,? )?(?=(?:19|20)\\d\\d\\b|[^\\d]|$))|(?=(?:19|20)\\d\\d\\b))(?:of )?(?<year>(?:19|20)\\d\\d)?`
const AS = "(?: (?:as |to be |the )*(?<office>\\p{L}[\\p{L}'’ -]{2,60}?))?"
const ON = '(?: back)? (?:in|on|since) (?:early |late |mid-)?'
const PATTERNS: readonly { edge: TenureClaim['edge']; pattern: RegExp }[] = [
  {
    edge: 'FROM' as const,
    words: `\\b(?:took|taking|taken|assumed|assuming|entered|entering) (?:up )?(?:the |his |her )?(?:office|post|job|role|helm|reins)${AS}${ON}`,
  },
  {
    edge: 'FROM' as const,
    words: `\\bin (?:office|(?:the|his|her) (?:post|job|role))${AS} since (?:early |late |mid-)?`,
  },
  {
    edge: 'FROM' as const,
    words: `\\b(?:became|becoming|(?:was|been|being) (?:appointed|elected|named|sworn in|made|inaugurated)|succeeded [^,.;]{2,40}?)${AS}${ON}`,
  },
  { edge: 'FROM' as const, words: `\\b(?:served|serving|worked|been|acted)${AS} since (?:early |late |mid-)?` },
  {
    edge: 'FROM' as const,
    words: `\\b(?:held|holding|has led|leading|has headed) (?:the |that )?(?:office|post|job|role|position)?${AS} since (?:early |late |mid-)?`,
  },
  {
    edge: 'UNTIL' as const,
    words: `\\b(?:stepped down|stepping down|resigned|resigning|retired|left (?:the )?(?:office|post|job)|leaving (?:the )?(?:office|post|job))${AS}${ON}`,
  },
  {
    edge: 'UNTIL' as const,
    words: `\\b(?:served|serving|was|worked|in office|held (?:the |that )?(?:office|post|job|role|position)|led|headed)${AS} until (?:early |late |mid-)?`,
  },
].map(({ edge, words }) => ({ edge, pattern: new RegExp(`${words}${DATE}`, 'gu') }))

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
  if (day !== undefined) return { earliest: at(Number(day)), latest: at(Number(day)) }
  return { earliest: at(1), latest: new Date(Date.UTC(its, index + 1, 0)).toISOString().slice(0, 10) }
}

interface Mention extends Span {
  name: string
}

/** Where a text names the people, by full name or surname; a surname that several bear is nobody's. */
function mentionsOf(text: string, people: readonly string[]): Mention[] {
  const surnames = new Map<string, string | null>()
  for (const name of new Set(people)) {
    const surname = name.split(' ').at(-1) ?? name
    surnames.set(surname, surnames.has(surname) ? null : name)
  }
  const named = [
    ...new Set([...people, ...[...surnames].flatMap(([surname, name]) => (name === null ? [] : [surname]))]),
  ]
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length)
  if (named.length === 0) return []
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${named.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => {
    return { name: surnames.get(found) ?? found, start: index, end: index + found.length }
  })
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function holderOf(text: string, mentions: readonly Mention[], start: number, end: number): string | null {
  const from = sentenceStart(text, start)
  const stop = /[.!?](?:\s|$)|\n/u.exec(text.slice(end))
  const to = stop ? end + stop.index : text.length
  const before = mentions.filter((one) => one.start >= from && one.end <= start).at(-1)
  const after = mentions.find((one) => one.start >= end && one.end <= to)
  const earlier = mentions.filter((one) => one.start >= sentenceStart(text, from - 2) && one.end <= from).at(-1)
  return (before ?? after ?? earlier)?.name ?? null
}

function sentenceStart(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 600), Math.max(0, at))
  const stops = [...before.matchAll(/[.!?]["”’]?\s+(?=\p{Lu})|\n/gu)]
  const last = stops.at(-1)
  return at - before.length + (last ? last.index + last[0].length : 0)
}

function tidy(office: string): string | null {
  const words = office.replace(/^(?:the|a|an|its|his|her) /u, '').trim()
  return /^(?:office|post|job|role)$/u.test(words) ? null : words
}

function isInside(inner: Span, outer: Span): boolean {
  return inner !== outer && inner.start >= outer.start && inner.end <= outer.end
}

function isLonger(one: TenureClaim, other: TenureClaim): boolean {
  return one.span.end - one.span.start > other.span.end - other.span.start
}
