import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { expireConsumers, findConsumer } from '../../src/store/journal/consumers.ts'
import { askOf, publish as publishTo } from '../world/articles.ts'
import { read } from '../world/readers.ts'
import { type RunningService, runService } from '../world/service.ts'

// A named reader's place is taken away while somebody follows with it.

let service: RunningService
let database: Database
const LONG = { timeout: 20_000 }

beforeAll(async () => {
  service = await runService({ POLL_INTERVAL_MS: '50' })
  database = await openDatabase(service.database.url, { allowUnsafe: true })
})
afterAll(async () => {
  await database.close()
  await service.stop()
})

let published = 0
async function publish(): Promise<string> {
  published += 1
  const words = `The harbour counts ships, says remark ${published}`
  await publishTo(askOf(service), { words })
  return words
}

const follow = (transport: 'WebSocket' | 'events', consumer: string, after: string | null = null) =>
  read(
    transport,
    service.url,
    `subscription { statementEvents(consumer: "${consumer}", after: ${JSON.stringify(after)}) {
       __typename ... on JournalEvent { cursor previous } ... on StatementIngested { was { text } } } }`,
  )

async function acknowledge(consumer: string, cursor: unknown) {
  const { data } = await service.ask<{ acknowledge: object }>(
    'mutation ($consumer: String!, $cursor: Cursor!) { acknowledge(consumer: $consumer, cursor: $cursor) { __typename ... on Failure { message } } }',
    { consumer, cursor },
  )
  return data?.acknowledge
}

test.each([
  ['forgotten', 'WebSocket', 'forgotten one'],
  ['forgotten', 'events', 'forgotten two'],
  ['expired', 'WebSocket', 'expired one'],
  ['expired', 'events', 'expired two'],
] as const)(
  'a consumer that is %s while %s follows with it: the stream goes on, and its acknowledgements are refused',
  async (how, transport, consumer) => {
    const open = follow(transport, consumer)
    await expect.poll(() => open.events.at(-1)?.__typename, LONG).toBe('CaughtUp')
    const first = await publish()
    await expect.poll(() => open.events.at(-1)?.was, LONG).toEqual({ text: first })
    const link = open.events.at(-1)?.cursor
    expect(await acknowledge(consumer, link)).toEqual({ __typename: 'AcknowledgeSuccess' })

    if (how === 'forgotten') await service.ask(`mutation { forgetConsumer(consumer: "${consumer}") { __typename } }`)
    else {
      // As long as it is open it does not expire; a service that had stopped for so long could not say so.
      await database.prisma
        .$executeRaw`UPDATE consumers SET used_at = now() - interval '2 days' WHERE name = ${consumer}`
      expect(await expireConsumers(database.prisma, 86_400_000)).toBe(1)
    }
    expect(await findConsumer(database.prisma, LOCAL_PRINCIPAL.id, consumer)).toBeNull()

    const second = await publish()
    await expect.poll(() => open.events.at(-1), LONG).toMatchObject({ was: { text: second }, previous: link })
    const last = String(open.events.at(-1)?.cursor)
    expect(await acknowledge(consumer, last)).toMatchObject({ __typename: 'InvalidInput' })
    open.stop()

    // Whoever opens the name anew begins where it says, and is told what came meanwhile.
    const third = await publish()
    const anew = follow(transport, consumer, last)
    const told = () => anew.events.find(({ was }) => was !== undefined)
    await expect.poll(told, LONG).toMatchObject({ was: { text: third }, previous: last })
    expect(await acknowledge(consumer, told()?.cursor)).toEqual({ __typename: 'AcknowledgeSuccess' })
    anew.stop()
  },
)
