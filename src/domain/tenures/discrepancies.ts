// Where articles tell a tenure differently: "took office in October 2023" against "in October 2024".

import { stateOf } from '../language/demonyms.ts'
import { contentOf } from '../language/tokens.ts'
import type { DiscrepancyVerdict } from '../statement/discrepancy-kind.ts'
import type { TenureEvent } from './claims.ts'

/** One way in which a tenure of one actor is told. Days are YYYY-MM-DD, both included. */
export interface TenureTelling {
  event: TenureEvent
  /** The office on file, and as the article names it; null where it is not on file, or not named. */
  officeId: string | null
  office: string | null
  earliest: string
  latest: string
  /** The articles that tell it so, and when the newest was published; null if unknown. */
  articleIds: readonly string[]
  publishedAt: Date | null
}

/** An actor's time in an office as editors keep it: [from, until), YYYY-MM-DD; null is not known. */
export interface TenureOnFile {
  officeId: string
  from: string | null
  until: string | null
}

export interface TenureDiscrepancy {
  /** Index of the telling, and of what it is compared with: another telling, or a tenure on file. */
  telling: number
  against: { telling: number } | { onFile: number }
  verdict: DiscrepancyVerdict
  /** For people to read. */
  why: string
}

/** Further apart, they are rather two terms in one office than one of them told wrongly. */
const TWO_YEARS_MS = 2 * 366 * 86_400_000

/**
 * Where tellings about one actor differ from each other, and from what is on file. CONFLICT where no day fits both; a
 * month in the year that the other tells is a COMPATIBLE_REFINEMENT. What a tenure on file bears out is right.
 */
export function tenureDiscrepancies(
  tellings: readonly TenureTelling[],
  onFile: readonly TenureOnFile[],
): TenureDiscrepancy[] {
  return [...againstEachOther(tellings, onFile), ...againstFile(tellings, onFile)]
}

function againstEachOther(tellings: readonly TenureTelling[], onFile: readonly TenureOnFile[]): TenureDiscrepancy[] {
  const terms = tellings.map((telling) => onFile.find((tenure) => isBorneOut(telling, tenure)))
  return tellings.flatMap((one, index) =>
    tellings.slice(index + 1).flatMap((other, offset): TenureDiscrepancy[] => {
      const at = index + 1 + offset
      if (one.event !== other.event || (one.earliest === other.earliest && one.latest === other.latest)) return []
      const pair = { telling: index, against: { telling: at } }
      if (!isApart(one, other))
        return isOneOffice(one, other)
          ? [{ ...pair, verdict: 'COMPATIBLE_REFINEMENT', why: 'one tells the day more closely' }]
          : []
      // Two terms on file, each as told; or an article knows of both.
      if (terms[index] !== undefined && terms[at] !== undefined) return []
      if (one.articleIds.some((id) => other.articleIds.includes(id))) return []
      if (!isClose(one, other) || !(isOneOffice(one, other) || isOneUnnamed(one, other))) return []
      return [{ ...pair, verdict: 'CONFLICT', why: 'no day fits both' }]
    }),
  )
}

function againstFile(tellings: readonly TenureTelling[], onFile: readonly TenureOnFile[]): TenureDiscrepancy[] {
  return tellings.flatMap((telling, index): TenureDiscrepancy[] => {
    const terms = onFile.filter((tenure) => tenure.officeId === telling.officeId)
    if (terms.some((tenure) => isBorneOut(telling, tenure))) return []
    const differing = terms.findIndex((tenure) => {
      const edge = edgeOf(telling, tenure)
      return edge !== null && isClose(telling, { earliest: edge, latest: edge })
    })
    const term = terms[differing]
    if (term === undefined) return []
    const against = { onFile: onFile.indexOf(term) }
    return [{ telling: index, against, verdict: 'CONFLICT', why: 'the tenure on file has another day' }]
  })
}

/** The day of a tenure that a telling is about; null where it is not known, or of another kind: one is chosen before. */
function edgeOf({ event }: TenureTelling, { from, until }: TenureOnFile): string | null {
  return event === 'BEGAN' ? from : event === 'ENDED' ? until : null
}

/** The last day and the day after it are both told as the end. */
function isBorneOut(telling: TenureTelling, tenure: TenureOnFile): boolean {
  const edge = tenure.officeId === telling.officeId ? edgeOf(telling, tenure) : null
  return (
    edge !== null && telling.earliest <= edge && edge <= dayAfter(telling.latest, telling.event === 'ENDED' ? 1 : 0)
  )
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

interface Days {
  earliest: string
  latest: string
}

function isApart(one: Days, other: Days): boolean {
  return one.latest < other.earliest || other.latest < one.earliest
}

function isClose(one: Days, other: Days): boolean {
  const [first, second] = one.earliest < other.earliest ? [one, other] : [other, one]
  return Date.parse(second.earliest) - Date.parse(first.latest) < TWO_YEARS_MS
}

function isOneOffice(one: TenureTelling, other: TenureTelling): boolean {
  if (one.officeId !== null && other.officeId !== null) return one.officeId === other.officeId
  if (one.office === null || other.office === null) return false
  return isSameOffice(one.office, other.office)
}

/** "Secretary General" and "NATO Secretary General" are one office of one person; "minister" and "prime minister" are not. */
function isSameOffice(one: string, other: string): boolean {
  const [a, b] = [contentOf(one), contentOf(other)]
  const [short, long, longer] = a.size < b.size ? [a, b, other] : [b, a, one]
  if (short.size === 0 || ![...short].every((stem) => long.has(stem))) return false
  return longer.split(/[\s-]+/u).every((word) => {
    const [stem] = contentOf(word)
    return stem === undefined || short.has(stem) || isBody(word)
  })
}

/** "NATO", "EU"; "Norway's", "Norwegian". */
function isBody(word: string): boolean {
  return /^\p{Lu}{2,}$/u.test(word) || stateOf(word) !== null
}

/** Whether two tellings without an office mean the same one: both articles came out after the later of the two dates. */
function isOneUnnamed(one: TenureTelling, other: TenureTelling): boolean {
  if ([one, other].some(({ officeId, office, event }) => officeId !== null || office !== null || event === 'CHOSEN'))
    return false
  const latest = one.earliest < other.earliest ? other.earliest : one.earliest
  return [one, other].every(({ publishedAt }) => publishedAt === null || publishedAt.toISOString() >= latest)
}
