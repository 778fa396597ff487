import { describe, expect, test } from 'vitest'
import type { FoldingReport } from '../../../src/domain/same/prepared-report.ts'
import { judge } from '../../../src/domain/same/verdict.ts'
import { report } from './article.ts'
import { OPPOSITES, OTHER_PREDICATES } from './opposite-pairs.ts'

const FORMS = ['DIRECT', 'INDIRECT'] as const
const HOUR_LATER = new Date('2025-05-13T01:00:00Z')
const AROUND = {
  before: '',
  after: ' The speaker spoke to the harbour radio in Skarvik on Tuesday about the year ahead.',
}

function verdictsOn(one: string, other: string, rest: Partial<FoldingReport> = {}): string[] {
  return FORMS.flatMap((form) => {
    const [a, b] = [
      report(one, { form, ...AROUND }),
      report(other, { form, ...AROUND, publishedAt: HOUR_LATER, ...rest }),
    ]
    return [judge(a, b).verdict, judge(b, a).verdict]
  })
}

describe.each(OPPOSITES)('%s', (said, opposite, again) => {
  test(`is never folded with: ${opposite}`, () => {
    expect(verdictsOn(said, opposite)).not.toContain('SAME')
  })

  test(`is folded with: ${again}`, () => {
    expect(new Set(verdictsOn(said, again))).toEqual(new Set(['SAME']))
  })
})

describe.each(OTHER_PREDICATES)('%s', (said, other, again) => {
  test.each([0, 18])(`is never folded with: ${other} (%i days later)`, (days) => {
    const publishedAt = new Date(HOUR_LATER.getTime() + days * 86_400_000)
    expect(verdictsOn(said, other, { publishedAt })).not.toContain('SAME')
  })

  test(`is folded with: ${again}`, () => {
    expect(new Set(verdictsOn(said, again))).toEqual(new Set(['SAME']))
  })
})

describe('of a fragment and a sentence', () => {
  const sentence = report('We will never raise the harbour fees for trawlers from Skarvik')

  test.each(['raise the harbour fees for trawlers from Skarvik', 'cut the harbour fees for trawlers from Skarvik'])(
    'the sentence never takes in its opposite: %s',
    (words) => {
      expect(judge(report(words, { form: 'FRAGMENT' }), sentence).verdict).toBe('UNSURE')
    },
  )

  test('the sentence takes in its own words', () => {
    const own = report('never raise the harbour fees for trawlers', { form: 'FRAGMENT' })
    expect(judge(own, sentence).verdict).toBe('SAME')
  })
})

test.each([
  ['We will raise wages and cut tolls on the outer islands', 'We will cut wages and raise tolls on the outer islands'],
  ['We start the pumps in May and stop them in June', 'We stop the pumps in May and start them in June'],
])('opposites that changed places are never folded: %s, %s', (one, other) => {
  expect(verdictsOn(one, other)).not.toContain('SAME')
})

test.each([
  ['We want peace with the island, but we prepare for war', 'We prepare for war, but we want peace with the island'],
  [
    'The ward in Skarvik will not be closed after Easter, the doctors will stay',
    'The ward in Skarvik will stay open after Easter, the doctors will stay',
  ],
  ['The ladders will be removed, and no ladder will be left', 'No ladder will be left, the ladders will be removed'],
])('what only sounds like an opposite is folded: %s, %s', (one, other) => {
  expect(new Set(verdictsOn(one, other))).toEqual(new Set(['SAME']))
})

test('who need not lower a fee has not said that it will rise', () => {
  const verdicts = verdictsOn('We will not lower the fees for trawlers', 'We will raise the fees for trawlers')
  expect(verdicts).not.toContain('SAME')
})

test('an editor is told which words say the opposite', () => {
  const { evidence } = judge(report('We will raise the fees for trawlers'), report('We will cut the fees for trawlers'))
  expect(evidence).toContainEqual({ kind: 'NEGATION', isFor: false, a: ['raise'], b: ['cut'] })
})
