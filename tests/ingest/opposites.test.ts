import { afterAll, beforeAll, expect, test } from 'vitest'
import { readProposals } from '../../src/store/decisions/fold-proposals.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

let count = 0

/** What an outlet of its own reports, an hour after the one before. */
async function publish(sentence: string): Promise<string> {
  count += 1
  const { statementIds } = await room.published({
    source: { name: `Outlet ${count}`, homepage: `https://outlet-${count}.example` },
    url: `https://outlet-${count}.example/story`,
    text: sentence,
    publishedAt: new Date(Date.UTC(2025, 2, 7, count)),
  })
  expect(statementIds).toHaveLength(1)
  return statementIds[0] ?? ''
}

const proposalsOn = async (...ids: string[]) => {
  const { proposals } = await readProposals(room.database.prisma, ids, null)
  return [...proposals.values()].flat().length
}

test('two outlets that report the opposite make two statements, and somebody is asked', async () => {
  const raise = await publish('“We will raise the mooring fees for foreign trawlers,” Ada Quill said on Friday.')
  const cut = await publish('“We will cut the mooring fees for foreign trawlers,” Ada Quill said on Friday.')
  expect(cut).not.toBe(raise)
  expect(await proposalsOn(raise, cut)).toBeGreaterThan(0)
  const again = 'On Friday Ada Quill said: “We will raise the mooring fees for foreign trawlers.”'
  expect(await publish(again)).toBe(raise)
})

test('a fragment that fits both leads neither into the statement of the other', async () => {
  const raise = await publish(
    '“We will raise the anchor tax on visiting yachts in August,” Bruno Marsh said on Friday.',
  )
  const fragment = await publish('Bruno Marsh said that he meant “the anchor tax on visiting yachts in August”.')
  expect(fragment).toBe(raise)
  const cut = await publish('“We will cut the anchor tax on visiting yachts in August,” Bruno Marsh said on Friday.')
  expect(cut).not.toBe(raise)
})
