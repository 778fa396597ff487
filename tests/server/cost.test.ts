import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { priceOf } from '../world/price.ts'

/** Rounded: fields that are no objects cost a twentieth. */
const cost = (query: string, variables?: Record<string, unknown>) => Math.round(priceOf(query, variables).cost)

test('each object of a page costs one, and its other fields a twentieth', () => {
  expect(priceOf('{ statements(first: 50) { nodes { text } } }').cost).toBeCloseTo(1 + 50 * 1.05)
  expect(priceOf('{ statements(first: 50) { nodes { text form } } }').cost).toBeCloseTo(1 + 50 * 1.1)
})

test('objects of objects multiply', () => {
  expect(cost('{ topics(first: 10) { nodes { statements(first: 30) { nodes { id } } } } }')).toBe(
    1 + 10 * (2 + 30 * 1.05),
  )
})

test('what a page has once is counted once', () => {
  const page = cost('{ statements(first: 50) { nodes { id } } }')
  expect(cost('{ statements(first: 50) { nodes { id } totalCount liveCursor pageInfo { endCursor } } }')).toBe(page)
})

test('lists that are short are taken to be, unless fewer items are asked for', () => {
  const withReports = (first: string) =>
    cost(`{ statements(first: 100) { nodes { reports${first} { nodes { id } } } } }`)
  expect(withReports('(first: 100)')).toBe(withReports(''))
  expect(withReports('(first: 2)')).toBeLessThan(withReports('(first: 5)'))
  expect(withReports('(first: 5)')).toBe(withReports(''))
})

test('a size given by a variable counts like one in the document', () => {
  const query = 'query ($n: Int) { statements(first: $n) { nodes { id } } }'
  expect(cost(query, { n: 7 })).toBe(cost('{ statements(first: 7) { nodes { id } } }'))
})

test('edges cost what nodes do, but for the edges themselves', () => {
  const nodes = priceOf('{ statements(first: 50) { nodes { id } } }').cost
  expect(priceOf('{ statements(first: 50) { edges { node { id } } } }').cost).toBeCloseTo(nodes + 50 * 0.2)
})

test('what is skipped costs nothing', () => {
  const query = 'query ($all: Boolean!) { statements { nodes { id reports @include(if: $all) { nodes { id } } } } }'
  expect(cost(query, { all: false })).toBe(cost('{ statements { nodes { id } } }'))
  expect(cost(query, { all: true })).toBeGreaterThan(cost(query, { all: false }))
})

test('fragments cost what stands in them, also those on an interface and those used at several places', () => {
  const plain = cost('{ statements(first: 9) { nodes { id actor { name } } } actors(first: 3) { nodes { name } } }')
  const query = `{ statements(first: 9) { nodes { ...Each actor { ...Named } } } actors(first: 3) { nodes { ...Named } } }
    fragment Each on Node { id } fragment Named on Actor { name }`
  expect(cost(query)).toBe(plain)
})

test('one fragment on pages of several sizes counts each', () => {
  const query = `{ a: statements(first: 10) { ...Ids } b: statements(first: 90) { ...Ids } }
    fragment Ids on StatementConnection { nodes { id } }`
  expect(cost(query)).toBe(Math.round(2 + 100 * 1.05))
})

test('the list that costs most is named', () => {
  const { dearest } = priceOf(
    '{ topics(first: 5) { nodes { name } } found: statements(first: 100) { nodes { id reports { nodes { id article { title } } } } } }',
  )
  expect(dearest).toMatchObject({ path: 'found.nodes.reports', length: 5 })
})

test('a page within a page is named only where it is most of the cost', () => {
  const { dearest } = priceOf(
    '{ statements(first: 100) { nodes { id actor { name } office { name } topics(first: 1) { nodes { id } } } } }',
  )
  expect(dearest).toMatchObject({ path: 'statements', length: 100 })
})

test('fragments that double at each step are counted without walking through all of them', () => {
  const schema = buildSchema('type Query { a: A } type A { a: A, id: ID }')
  const steps = Array.from(
    { length: 40 },
    (_, i) => `fragment f${i} on A { x: a { ...f${i + 1} } y: a { ...f${i + 1} } }`,
  )
  const query = `{ a { ...f0 } } ${steps.join(' ')} fragment f40 on A { id }`
  expect(priceOf(query, {}, schema).cost).toBeGreaterThan(1e9)
})

test('a size that is the default of a variable counts like one that was given', () => {
  const query = 'query ($n: Int = 100) { statements(first: $n) { nodes { id } } }'
  expect(cost(query)).toBe(cost('{ statements(first: 100) { nodes { id } } }'))
  expect(cost(query, { n: 3 })).toBe(cost('{ statements(first: 3) { nodes { id } } }'))
})

test.each([{}, { ids: null }, { ids: [7, {}] }, { ids: 'x'.repeat(9) }])(
  'variables that do not fit (%j) are left to the execution',
  (variables) => {
    expect(cost('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables)).toBeLessThan(3)
  },
)

test('an operation of a kind that the schema does not have costs nothing', () => {
  const schema = buildSchema('type Query { a: Int }')
  expect(priceOf('mutation { a }', {}, schema)).toMatchObject({ cost: 0, dearest: null })
})
