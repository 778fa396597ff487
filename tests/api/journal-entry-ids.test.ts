import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../world/desk.ts'

// Relay fetches any node of a connection again by its id.

let desk: Desk
let ids: string[]

const AGAIN = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on JournalEntry { kind statement { text } } } }'

beforeAll(async () => {
  desk = await openDesk()
  for (const text of ['The dam holds.', 'The bridge is open.']) await desk.archive.statement({ text })
  await desk.archive.number()
  const { journal } = await desk.answered('{ journal { nodes { id } } }')
  ids = journal.nodes.map(({ id }: { id: string }) => id)
})
afterAll(() => desk.close())

test('an entry of the journal is found again by its id', async () => {
  const { nodes } = await desk.answered(AGAIN, { ids: ids.toReversed() })
  expect(nodes).toEqual([
    { id: ids[1], kind: 'INGESTED', statement: { text: 'The bridge is open.' } },
    { id: ids[0], kind: 'INGESTED', statement: { text: 'The dam holds.' } },
  ])
})

test('an entry that is ahead, of another life of the database, or no entry at all is not found', async () => {
  const [, rest = ''] = Buffer.from(ids[0] ?? '', 'base64')
    .toString()
    .split(':')
  const [epoch] = rest.split('.')
  const made = (id: string) => Buffer.from(`JournalEntry:${id}`).toString('base64')
  const { nodes } = await desk.answered(AGAIN, {
    ids: [
      made(`${epoch}.999`),
      made('another.1'),
      made(`${epoch}.0`),
      made(`${epoch}.01`),
      made('1'),
      made(`${epoch}.x`),
    ],
  })
  expect(nodes).toEqual([null, null, null, null, null, null])
})
