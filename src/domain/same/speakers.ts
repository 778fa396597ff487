// Whether two names can stand for one speaker at all. Who is who, actors know; what is told here is what two names
// say of themselves: a campaign is not its candidate, nor Mrs. Holt her husband Henry.

import { HERS, HIS } from '../language/first-names.ts'
import { foldName } from '../language/names.ts'
import { COURTESIES, FEMALE, MALE, OFFICE_NOUNS } from '../language/titles.ts'

const BODIES =
  /\b(?:campaigns?|aides?|offices?|officials?|spokes(?:man|woman|person|people)|administration|committees?|staff|team|allies|supporters|advis[eo]rs?|lawyers?)\b/iu
/** These speak through others always: a ministry's spokesman is the ministry. */
const INSTITUTIONS =
  /\b(?:ministry|government|department|party|company|council|agency|union|nations|police|court|army|house)\b/iu

/** One speaks in person, and for the other someone else does; or the names differ in sex or given name. */
export function areOthers(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false
  const isBody = BODIES.test(bare(one))
  if (isBody !== BODIES.test(bare(other))) return !INSTITUTIONS.test(isBody ? other : one) && haveCommonName(one, other)
  if (isBody) return false
  const a = named(one)
  const b = named(other)
  if (a.sex !== null && b.sex !== null && a.sex !== b.sex) return true
  if (a.last !== b.last || a.given === null || b.given === null) return false
  return a.given.charAt(0) !== b.given.charAt(0)
}

/**
 * Whether two names may be one person's, as outlets write names: "Joe Roe", "Joseph P. Roe Jr." and "Minister Joseph Roe" end
 * alike, and what stands before begins alike. So do brothers' names: the words have to tell the rest.
 */
export function haveLikeNames(one: string | null, other: string | null): boolean {
  if (one === null || other === null || areOthers(one, other)) return false
  const [a, b] = [wordsOf(one), wordsOf(other)]
  if (a.length === 0 || b.length === 0 || a.at(-1) !== b.at(-1)) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.every((word) => long.includes(word)) || short[0]?.charAt(0) === long[0]?.charAt(0)
}

function wordsOf(name: string): string[] {
  const words = foldName(bare(name))
    .split(' ')
    .filter((word) => word.length > 1 && !COURTESIES.has(word))
  return /^(?:jr|sr|ii|iii|iv)$/u.test(words.at(-1) ?? '') ? words.slice(0, -1) : words
}

/** The last word of a name, without "Jr.". */
export function surnameOf(name: string): string {
  return wordsOf(name).at(-1) ?? ''
}

/** "The Roe campaign" and "Roe". */
function haveCommonName(one: string, other: string): boolean {
  const names = namesIn(one)
  return namesIn(other).some((name) => names.includes(name))
}

function namesIn(name: string): string[] {
  const parts = bare(name).match(/\p{Lu}[\p{L}\p{M}-]+/gu) ?? []
  return parts.map((part) => part.toLowerCase()).filter((part) => !COURTESIES.has(part) && !OFFICE_NOUNS.has(part))
}

/** "Jo Roe, an aide in 2008", "Roe, whose campaign": the name itself stands before the comma. */
function bare(name: string): string {
  return name.split(',')[0] ?? name
}

function named(name: string): { given: string | null; last: string | null; sex: 'her' | 'him' | null } {
  const parts = (bare(name).match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []).map((part) => part.replace(/['’]s$/u, ''))
  const lower = parts.map((part) => part.toLowerCase())
  const kept = lower.filter(
    (part, at) => /^\p{Lu}/u.test(parts[at] ?? '') && !COURTESIES.has(part) && !OFFICE_NOUNS.has(part),
  )
  const [given] = kept
  const isHer = lower.some((part) => FEMALE.has(part)) || (kept.length > 1 && HERS.has(given ?? ''))
  const isHis = lower.some((part) => MALE.has(part)) || (kept.length > 1 && HIS.has(given ?? ''))
  return {
    given: kept.length > 1 && given !== undefined && (HERS.has(given) || HIS.has(given)) ? given : null,
    last: kept.at(-1) ?? null,
    sex: isHer === isHis ? null : isHer ? 'her' : 'him',
  }
}
