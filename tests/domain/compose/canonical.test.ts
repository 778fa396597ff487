import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, compareWordings, type Wording } from '../../../src/domain/compose/canonical-wording.ts'
import type { ChainLink, SpeechForm } from '../../../src/domain/statement/statement.ts'

function wording(id: string, form: SpeechForm, text: string, ...publishers: (string | null)[]): Wording {
  const chain = publishers.map((name): ChainLink => ({ role: 'PUBLISHER', name, asWritten: name ?? 'local media' }))
  return { id, form, text, chain: [...chain, { role: 'ARTICLE', name: 'Outlet', asWritten: null }] }
}

test.each([
  [
    'direct speech before a longer paraphrase',
    wording('1', 'DIRECT', 'We wait.'),
    wording('2', 'INDIRECT', 'that they would wait'),
  ],
  [
    'a sentence about it before two quoted words',
    wording('1', 'INDIRECT', 'that they wait'),
    wording('2', 'FRAGMENT', 'a long wait'),
  ],
  [
    'who heard it before who cites, though shorter',
    wording('1', 'DIRECT', 'We wait.'),
    wording('2', 'DIRECT', 'We wait here.', 'The Post'),
  ],
  [
    'one named hand before one unnamed',
    wording('1', 'DIRECT', 'We wait.', 'The Post'),
    wording('2', 'DIRECT', 'We wait here.', null),
  ],
  [
    'one unnamed hand before two',
    wording('1', 'DIRECT', 'We wait.', null),
    wording('2', 'DIRECT', 'We wait.', 'The Post', 'A'),
  ],
  ['the longer of two', wording('2', 'DIRECT', 'We wait here.'), wording('1', 'DIRECT', 'We wait.')],
  ['the lower id of two alike', wording('1', 'DIRECT', 'We wait.'), wording('2', 'DIRECT', 'We hide.')],
])('a statement goes by %s', (_, best, other) => {
  expect(canonical([best, other])?.id).toBe(best.id)
  expect(canonical([other, best])?.id).toBe(best.id)
})

test('a statement without reports has no wording', () => {
  expect(canonical([])).toBeNull()
})

test('in whatever order reports come, a statement goes by the same words, and they are those of a report', () => {
  const one = fc.record({
    id: fc.uuid(),
    form: fc.constantFrom<SpeechForm>('DIRECT', 'INDIRECT', 'MIXED', 'FRAGMENT'),
    text: fc.string({ maxLength: 5 }),
    hands: fc.array(fc.constantFrom('A', null), { maxLength: 2 }),
  })
  const many = fc.uniqueArray(one, { selector: ({ id }) => id, minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(many, fc.infiniteStream(fc.nat(7)), (drawn, order) => {
      const reports = drawn.map(({ id, form, text, hands }) => wording(id, form, text, ...hands))
      const shuffled = reports.map((report) => ({ report, at: order.next().value })).sort((a, b) => a.at - b.at)
      const best = canonical(shuffled.map(({ report }) => report))
      expect(reports).toContain(best)
      expect(best).toBe(reports.toSorted(compareWordings)[0])
    }),
  )
})
