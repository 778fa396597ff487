// Whether two names mean one speaker, two titles one office, as far as the words alone can tell.

import { foldName } from '../actor.ts'
import { contentOf } from './row.ts'

/** "Ann Roe" and "Roe" are one; "Ann Roe" and "Jim Roe" are not. */
export function isSameSpeaker(
  one: { name: string; isPerson: boolean },
  other: { name: string; isPerson: boolean },
): boolean {
  const [a, b] = [foldName(one.name), foldName(other.name)]
  if (a === b) return true
  if (one.isPerson !== other.isPerson) return false
  const [short, long] = [a.split(' '), b.split(' ')].sort((x, y) => x.length - y.length) as [string[], string[]]
  if (one.isPerson) return short.at(-1) === long.at(-1) && (short.length === 1 || short[0] === long[0])
  return short.every((word) => long.includes(word))
}

/** "Secretary General" and "NATO Secretary General" may be one; no word in common with different heads is none. */
export function isSameOffice(one: string, other: string): boolean {
  const [a, b] = [contentOf(one), contentOf(other)]
  const [short, long] = a.size < b.size ? [a, b] : [b, a]
  return [...short].every((stem) => long.has(stem))
}
