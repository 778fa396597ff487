import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const READER = { id: '7b1c4c0e-0d0a-4d3c-9d5e-0a4f6f1f7a14', name: 'Reader', role: 'READER' } as const

test.each([
  ['a name that nobody has', 'statements(filter: { actors: ["nobody-at-all"] }) { totalCount }', 'FILTER_INVALID'],
  ['a page that is too large', 'articles(first: 1000) { totalCount }', 'BAD_USER_INPUT'],
  ['a cursor of another list', 'actors(after: "nonsense") { totalCount }', 'BAD_USER_INPUT'],
  ['a role that is missing', 'keys { id }', 'FORBIDDEN'],
  ['too many ids', `nodes(ids: [${'"a" '.repeat(101)}]) { id }`, 'BAD_USER_INPUT'],
])('%s in one field of a query leaves the others their values', async (_what, failing, code) => {
  const { data, errors } = await desk.ask(`{ failing: ${failing} topics { totalCount } }`, {}, READER)
  expect(data).toEqual({ failing: null, topics: { totalCount: 0 } })
  expect(errors).toMatchObject([{ path: ['failing'], extensions: { code } }])
})
