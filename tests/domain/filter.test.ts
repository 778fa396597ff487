import { expect, test } from 'vitest'
import { readableFilter } from '../../src/api/filter/readable-filter.ts'
import { VALUE_KINDS } from '../../src/domain/filter/conditions/values.ts'
import { FilterError, namesIn, resolveFilter } from '../../src/domain/filter/filter.ts'
import type { StatementFilter } from '../../src/domain/filter/statement-filter.ts'
import { VALUE_CASES } from '../world/conditions.ts'

const many = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item)
const NOTHING = { topics: new Map(), actors: new Map(), offices: new Map(), sources: new Map(), answers: new Map() }

test.each<[string, StatementFilter, RegExp]>([
  ['of 500 empty ones', { any: many(500, {}) }, /more than 500 filters/],
  ['of a million empty ones', { all: many(1_000_000, {}) }, /more than 500 filters/],
  ['of 501 conditions', { any: many(100, sixConditions()) }, /more than 500 conditions/],
  ['with a list of 1,001', { topics: many(1001, 'a') }, /more than 1000 items/],
  ['with 1,001 in all its lists', { all: many(91, { actors: many(11, 'a') }) }, /more than 1000 items/],
  ['with 51 texts', { any: many(51, { text: 'a' }) }, /more than 50 texts/],
  ['with texts of 5,001 characters', { any: many(6, { context: 'a'.repeat(900) }) }, /more than 5000 characters/],
  ['eleven levels deep', many(11, 0).reduce<StatementFilter>((inner) => ({ not: inner }), {}), /deeper than 10 levels/],
])('a filter %s is refused before anything else walks through it', (_, filter, reason) => {
  expect(() => namesIn(filter)).toThrow(FilterError)
  expect(() => namesIn(filter)).toThrow(reason)
  expect(() => resolveFilter(filter, NOTHING)).toThrow(reason)
})

test('a filter as large as is allowed is read', () => {
  const languages = many(20, 'en')
  const filter: StatementFilter = { any: many(50, { text: 'a'.repeat(100), languages }) }
  expect(namesIn(filter).topics.size).toBe(0)
  expect(resolveFilter(filter, NOTHING)).toMatchObject({ kind: 'any' })
})

const CASES = VALUE_KINDS.map((kind) => ({ kind, ...VALUE_CASES[kind] }))

test.each(CASES.flatMap(({ refused }) => refused))('a filter cannot ask for %o', (refused) => {
  const [field = ''] = Object.keys(refused)
  expect(() => resolveFilter({ any: [refused] }, NOTHING)).toThrow(`The filter's "any.0.${field}" must be`)
})

test.each(CASES)(
  'the condition $kind stands beside other fields of a filter, and is shown as it was written',
  (one) => {
    const { leaf, filter } = one.example
    const languages = { kind: 'list', field: 'languages', values: ['en'] }
    expect(resolveFilter({ ...filter, languages: ['en'] }, NOTHING)).toEqual({ kind: 'all', of: [languages, leaf] })
    expect(readableFilter(leaf, new Map())).toEqual(filter)
  },
)

function sixConditions(): StatementFilter {
  const at = new Date(0)
  return { forms: ['DIRECT'], languages: ['en'], saidAfter: at, saidBefore: at, ingestedAfter: at, ingestedBefore: at }
}
