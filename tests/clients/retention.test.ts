import { afterAll, beforeAll, expect, test } from 'vitest'
import { askOf, publish as publishTo } from '../world/articles.ts'
import { read, TRANSPORTS } from '../world/readers.ts'
import { type RunningService, runService } from '../world/service.ts'

const KEPT = 4

let service: RunningService
beforeAll(async () => {
  service = await runService({ RETENTION_ENTRIES: String(KEPT), POLL_INTERVAL_MS: '20' })
})
afterAll(() => service.stop())

let published = 0
async function publish(): Promise<void> {
  published += 1
  await publishTo(askOf(service), { words: `The harbour counts ships, says remark ${published}` })
}

const kept = async () =>
  (await service.ask<{ journal: { totalCount: number } }>('{ journal { totalCount } }')).data?.journal.totalCount

const EVENT =
  '{ __typename ... on JournalEvent { cursor previous } ... on Gap { from to } ... on StatementIngested { was { text } } }'

test('a stream from below retention gets a gap, then all that is kept, over every transport', async () => {
  await publish()
  // It is history as soon as it has its number.
  await expect.poll(kept).toBe(1)
  const early = read('WebSocket', service.url, `subscription { statementEvents(from: BEGINNING) ${EVENT} }`)
  await expect.poll(() => early.events.at(-1)?.__typename).toBe('CaughtUp')
  const cursor = early.events.at(-1)?.cursor
  early.stop()
  for (let more = 0; more < KEPT + 3; more += 1) await publish()
  await expect.poll(kept).toBe(KEPT)
  // The first process may still have in memory what is gone, and then there is no gap.
  const other = await runService({}, service.database)
  for (const transport of TRANSPORTS) {
    const late = read(transport, other.url, `subscription { statementEvents(after: "${cursor}") ${EVENT} }`)
    await expect.poll(() => late.events.at(-1)?.__typename).toBe('CaughtUp')
    const [gap, ...rest] = late.events
    expect(gap).toMatchObject({ __typename: 'Gap', from: cursor, previous: null, cursor: gap?.to })
    expect(rest.map(({ was }) => (was as { text: string } | undefined)?.text)).toEqual([
      ...Array.from(
        { length: KEPT },
        (_, index) => `The harbour counts ships, says remark ${published - KEPT + 1 + index}`,
      ),
      undefined,
    ])
    // The chain starts anew, and holds from there.
    expect(rest[0]?.previous).toBeNull()
    expect(rest[1]?.previous).toBe(rest[0]?.cursor)
    late.stop()
  }
  await other.stop()
})

test('what the journal forgets, queries still answer', async () => {
  const { data } = await service.ask<{ statements: { totalCount: number } }>('{ statements { totalCount } }')
  expect(data?.statements.totalCount).toBe(published)
})
