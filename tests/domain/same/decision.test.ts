import { expect, test } from 'vitest'
import { type Comparison, decide, withoutOpposed } from '../../../src/domain/same/decision.ts'
import type { Verdict } from '../../../src/domain/same/verdict.ts'

function held(statementId: string, actorId: string, verdict: Verdict['verdict'], score: number): Comparison {
  return { statementId, actorId, verdict: { verdict, score, evidence: [] } }
}

test('a report is folded into the statement it says the same as, the likeliest of several', () => {
  const comparisons = [
    held('a', 'quill', 'SAME', 0.8),
    held('b', 'quill', 'SAME', 0.9),
    held('c', 'quill', 'DIFFERENT', 0.1),
  ]
  const { foldInto, proposed } = decide('quill', comparisons)
  expect(foldInto).toBe('b')
  expect(proposed.map(({ statementId }) => statementId)).toEqual(['a'])
})

test('a statement is as like a report as the most alike of its own reports', () => {
  const comparisons = [held('a', 'quill', 'DIFFERENT', 0.2), held('a', 'quill', 'SAME', 0.9)]
  expect(decide('quill', comparisons)).toEqual({ foldInto: 'a', proposed: [] })
})

test('what is unsure stays apart, for a person to decide, and no more of it than somebody would look at', () => {
  const comparisons = ['a', 'b', 'c', 'd'].map((id, index) => held(id, 'quill', 'UNSURE', 0.5 + index / 100))
  const { foldInto, proposed } = decide('quill', comparisons)
  expect(foldInto).toBeNull()
  expect(proposed.map(({ statementId }) => statementId)).toEqual(['d', 'c', 'b'])
})

test('a bare surname is folded with the one namesake who said it, but not where two did', () => {
  expect(decide('morland', [held('a', 'ida-morland', 'SAME', 0.995)]).foldInto).toBe('a')
  expect(decide('morland', [held('a', 'ida-morland', 'SAME', 0.9)]).foldInto).toBeNull()
  const both = [held('a', 'ida-morland', 'SAME', 0.995), held('b', 'jon-morland', 'SAME', 0.997)]
  const { foldInto, proposed } = decide('morland', both)
  expect(foldInto).toBeNull()
  expect(proposed).toHaveLength(2)
})

test('its own actor’s statement comes before a namesake’s, however alike that is', () => {
  const comparisons = [held('a', 'ida-morland', 'SAME', 0.99), held('b', 'morland', 'SAME', 0.8)]
  expect(decide('morland', comparisons).foldInto).toBe('b')
})

test('a report stays out of a statement that has its opposite, however like another report of it', () => {
  const opposite = held('a', 'quill', 'UNSURE', 0.64)
  opposite.verdict.isOpposite = true
  const known = withoutOpposed(
    [held('a', 'quill', 'SAME', 0.99), opposite, held('b', 'quill', 'SAME', 0.8)],
    ({ statementId }) => statementId,
  )
  expect(decide('quill', known).foldInto).toBe('b')
  const { foldInto, proposed } = decide('quill', known.slice(0, 2))
  expect(foldInto).toBeNull()
  expect(proposed.map(({ statementId, verdict }) => [statementId, verdict.verdict])).toEqual([['a', 'UNSURE']])
})

test('two people are asked about, and folded only where both articles name both and nobody has told them apart', () => {
  const named = (more: Partial<Comparison>): Comparison => {
    const { verdict } = held('a', 'orme', 'SAME', 0.99)
    const both = { ...verdict, isNamedThere: true, isOtherNamedHere: true } as const
    return { statementId: 'a', actorId: 'orme', isOther: true, quotations: 2, verdict: both, ...more }
  }
  expect(decide('quill', [named({})]).foldInto).toBe('a')
  const { foldInto, proposed } = decide('quill', [named({ isApart: true })])
  expect(foldInto).toBeNull()
  expect(proposed.map(({ statementId }) => statementId)).toEqual(['a'])
})
