import fc from 'fast-check'
import { expect, test } from 'vitest'
import { operationsOf, type WordOperation, wordDiff } from '../../../src/domain/compare/diff.ts'
import { differencesOf } from '../../../src/domain/compare/differences.ts'
import { wordsIn } from '../../../src/domain/language/tokens.ts'

/** The operations as a reader would mark them: [-out-] {+in+} {~from elsewhere~}. */
function marked(before: string, after: string): string {
  return operationsOf(wordDiff(before, after))
    .map(({ operation, before: gone, after: come }) => {
      const words = come ? after.slice(come.start, come.end) : before.slice(gone?.start, gone?.end)
      return { KEPT: words, REMOVED: `[-${words}-]`, ADDED: `{+${words}+}`, MOVED: `{~${words}~}` }[operation]
    })
    .join(' ')
}

test.each([
  ['The pier is closed.', 'The pier is closed.', 'The pier is closed'],
  ['The pier is closed.', 'The old pier is closed.', 'The {+old+} pier is closed'],
  ['The pier, she said, is closed', 'the pier she said is “closed”', 'the pier she said is “closed'],
  [
    'We have to rebuild the harbour. The ministry will pay for the new cranes.',
    'The ministry will pay for the new cranes and we have to rebuild the harbour.',
    'The ministry will pay for the new cranes {+and+} {~we have to rebuild the harbour~}',
  ],
  ['', 'Ships wait.', '{+Ships wait+}'],
  ['Ships wait.', '', '[-Ships wait-]'],
  ['of of not not will', 'harbour of not will harbour', '[-of-] {+harbour+} of not [-not-] will {+harbour+}'],
])('%j made %j reads %s', (before, after, expected) => {
  // A run that moved is marked where it arrived.
  expect(marked(before, after)).toBe(expected)
})

test('accents, capitals, hyphens and the shape of apostrophes are no difference', () => {
  expect(marked('The naïve Secretary-General can’t stay', "the naive secretary general can't stay")).not.toMatch(/[[{]/)
})

test('text without spaces is compared character by character', () => {
  expect(marked('船は港に入る', '船は港を出る')).toBe('船は港 [-に入-] {+を出+} る')
})

test('small words that two clauses share by chance do not cut the change into splinters', () => {
  expect(
    marked(
      'Turning away from the rising sea would ruin us',
      'Closing both eyes to the angry ocean might sink everyone',
    ),
  ).toMatch(/^\[-[^-]+-\] \{\+[^+]+\+\}$/)
})

const word = fc.constantFrom(
  'harbour',
  'ships',
  'the',
  'of',
  'we',
  'will',
  'not',
  'Pier',
  '32',
  'naïve',
  'U.S.',
  '港',
  'co-operate',
)
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ', ', '. ', ' “', '\n')), { maxLength: 60 })
  .map((parts) => parts.flat().join(''))

test('the operations applied to one text give the words of the other, and hold every word of both once', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const operations = operationsOf(wordDiff(before, after))
      expect(applied(before, after, operations)).toEqual(keys(after))
      const gone = operations.flatMap((one) => (one.before ? [one.before] : [])).sort((x, y) => x.start - y.start)
      expect(gone.flatMap((span) => keys(before.slice(span.start, span.end)))).toEqual(keys(before))
    }),
    { numRuns: 500 },
  )
})

test('the same two texts always give the same operations, all kept only where the words are the same', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const first = operationsOf(wordDiff(before, after))
      expect(operationsOf(wordDiff(before, after))).toEqual(first)
      expect(first.every(({ operation }) => operation === 'KEPT')).toBe(
        keys(before).join(' ') === keys(after).join(' '),
      )
    }),
  )
})

test.each([
  ['nothing in common', (at: number) => `a${at} `, (at: number) => `b${at} `],
  ['every other word in common', (at: number) => `w${at} x${at} `, (at: number) => `w${at} y${at} `],
  ['few words in another order', (at: number) => `w${at % 7} `, (at: number) => `w${(at * at) % 11} `],
  ['two letters', (at: number) => (at % 3 === 0 ? 'a ' : 'b '), (at: number) => (at % 5 === 0 ? 'b ' : 'a ')],
  ['the same backwards', (at: number) => `w${at} `, (at: number) => `w${9_999 - at} `],
])('texts of 20,000 characters with %s are compared in bounded work', (_, one, other) => {
  const [before, after] = [one, other].map((word) =>
    Array.from({ length: 10_000 }, (__, at) => word(at))
      .join('')
      .slice(0, 20_000),
  ) as [string, string]
  const diff = wordDiff(before, after)
  expect(applied(before, after, operationsOf(diff))).toEqual(keys(after))
  expect(differencesOf(diff, 'en')).not.toEqual([])
})

function keys(text: string): string[] {
  return wordsIn(text).map(({ key }) => key)
}

/** Kept and moved words are taken from the first text, the added ones alone from the second. */
function applied(before: string, after: string, operations: readonly WordOperation[]): string[] {
  return operations.flatMap((one) => {
    if (one.operation === 'REMOVED') return []
    return keys(
      one.operation === 'ADDED'
        ? after.slice(one.after.start, one.after.end)
        : before.slice(one.before.start, one.before.end),
    )
  })
}
