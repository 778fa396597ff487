import { expect, test } from 'vitest'
import { canHold, whyNeverHolds } from '../../src/domain/filter/never-holds.ts'
import { readQuery } from '../../src/domain/filter/text-query.ts'
import { readTyped } from '../../src/domain/filter/typed-words.ts'

test.each([
  ['(nato OR alliance) china', '“(nato” at character 1', 'all'],
  ['china [sic', '“[sic” at character 7', 'quotation marks'],
  ['港（湾', '“港（湾” at character 1', 'brackets'],
  ['nato AND china', '“AND” at character 6', 'leave it out'],
  ['taxes NOT trump', '“NOT” at character 7', '-fishing'],
  ['fleet  immigra*', '“immigra*” at character 8', 'ship OR shipyard'],
  ['wom?n', '“wom?n” at character 1', 'OR joins'],
  ['nato | china', '“|” at character 6', 'write OR'],
  ['fleet !boat', '“!boat” at character 7', '-word'],
  ['fleet - fishing', '“-” at character 7', '-fishing'],
  ['fleet --fishing', '“--fishing” at character 7', 'hyphen'],
  ['fleet --"grey hulls"', '“--” at character 7', 'hyphen'],
  ['OR fleet', '“OR” at character 1', 'both sides'],
  ['fleet OR OR boat', '“OR” at character 10', 'both sides'],
  ['fleet OR', '“OR” at character 7', 'both sides'],
  ['fleet "grey hulls', '“"grey hulls” at character 7', 'not closed'],
  ['speaker:rutte', '“speaker:rutte” at character 1', '`actors`'],
])('the search %s is refused at its place, with a way out', (search, place, wayOut) => {
  const { problem } = readTyped(search)
  expect(problem).toContain(place)
  expect(problem).toContain(wayOut)
})

test.each([
  ['"dry docks" OR shipyards -cruise', ['dry docks', 'cruise']],
  ['“dry docks” or shipyards -“cruise ship”', ['dry docks', 'cruise ship']],
  ['truth and reconciliation, not revenge!', []],
  ['well-known 10:30 $100 don’t F-16 I', []],
  ['WHO, AT&T: U.S. IT', ['WHO,', 'AT&T:', 'U.S.', 'IT']],
  ['"(sic) AND *"', ['(sic) AND *']],
])('the search %s is read, with the parts that must mean something', (search, terms) => {
  const read = readTyped(search)
  expect(read.problem).toBeNull()
  expect(read.problem === null && read.terms.map(({ words }) => words)).toEqual(terms)
})

test('a query that asks for a word and leaves it out cannot hold, unless another part of it can', () => {
  expect(canHold(readQuery("'fleet' & !'fleet'"))).toBe(false)
  expect(canHold(readQuery("'fleet' & !'fleet' | 'boat'"))).toBe(true)
  expect(canHold(readQuery("'grey' <-> 'hull' & !'hull'"))).toBe(false)
  expect(canHold(readQuery("'grey' & 'hull' & !( 'grey' <-> 'hull' )"))).toBe(true)
  expect(canHold(readQuery(''))).toBe(false)
  expect(canHold(readQuery("!'fleet'"))).toBe(true)
})

test('bounds in the wrong order, and an actor of what names nobody, are seen', () => {
  const [early, late] = [new Date('2025-03-01'), new Date('2025-03-02')]
  expect(whyNeverHolds({ saidAfter: late, saidBefore: early })?.field).toBe('saidBefore')
  expect(whyNeverHolds({ publishedAfter: early, publishedBefore: early })?.field).toBe('publishedBefore')
  expect(whyNeverHolds({ whenAfter: early, whenBefore: late })).toBeNull()
  expect(whyNeverHolds({ named: false, actors: ['ada-quill'] })?.field).toBe('named')
  expect(whyNeverHolds({ named: true, actors: ['ada-quill'] })).toBeNull()
})
