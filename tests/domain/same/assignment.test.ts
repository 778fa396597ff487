import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assign, type Match } from '../../../src/domain/same/assignment.ts'

const match = (report: string, statementId: string, score: number): Match => ({ report, statementId, score })

test('a report leaves the likelier statement to the one that has no other', () => {
  const matches = [match('x', 'a', 0.95), match('x', 'b', 0.93), match('y', 'a', 0.9)]
  expect(Object.fromEntries(assign(matches))).toEqual({ x: 'b', y: 'a' })
})

test('of two reports that fit one statement alone, the likelier is it', () => {
  expect(Object.fromEntries(assign([match('x', 'a', 0.8), match('y', 'a', 0.9)]))).toEqual({ y: 'a' })
})

test('a hundred alike reports are matched, each with one statement', () => {
  const names = Array.from({ length: 100 }, (_, index) => String(index))
  const found = assign(names.flatMap((report) => names.map((id) => match(report, id, report === id ? 0.99 : 0.8))))
  expect([...found].every(([report, id]) => report === id)).toBe(true)
  expect(found.size).toBe(100)
})

/** The most that any one-to-one matching adds up to: every one is tried. */
function most(matches: readonly Match[]): number {
  const [first, ...rest] = matches
  if (first === undefined) return 0
  const others = rest.filter((other) => other.report !== first.report && other.statementId !== first.statementId)
  return Math.max(most(rest), first.score + most(others))
}

test('no other matching adds up to more', () => {
  const anyMatches = fc.uniqueArray(
    fc
      .tuple(fc.constantFrom(...'uvwxy'), fc.constantFrom(...'abcde'), fc.integer({ min: 72, max: 100 }))
      .map(([report, id, hundredths]) => match(report, id, hundredths / 100)),
    { maxLength: 11, selector: ({ report, statementId }) => report + statementId },
  )
  fc.assert(
    fc.property(anyMatches, (matches) => {
      const found = assign(matches)
      const score = (report: string) =>
        matches.find((each) => each.report === report && each.statementId === found.get(report))?.score ?? Number.NaN
      expect(new Set(found.values()).size).toBe(found.size)
      expect([...found.keys()].reduce((sum, report) => sum + score(report), 0)).toBeCloseTo(most(matches), 9)
    }),
    { numRuns: 1000 },
  )
})
