import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTopic, updateTopic } from '../../src/desk/catalogue/edit-topics.ts'
import { topicReader } from '../../src/store/catalogue/classification.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import type { PrismaClient } from '../../src/store/prisma/client.ts'
import { freshDatabase } from '../world/database.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

/** Reads topics' rules by this client only when, and as long as, `around` has them read. */
function readingRules(around: (number: number, read: () => Promise<unknown>) => Promise<unknown>): PrismaClient {
  let count = 0
  return room.database.prisma.$extends({
    query: {
      topic: {
        findMany({ args, query }) {
          count += 1
          return around(count, () => query(args)) as ReturnType<typeof query>
        },
      },
    },
  }) as unknown as PrismaClient
}

/** What one waits for until another says so. */
function signal() {
  let resolve = () => {}
  const promise = new Promise<void>((resolved) => {
    resolve = resolved
  })
  return { promise, resolve }
}

test('a rule that is read late does not take the place of a newer one that another reader goes by', async () => {
  const { prisma } = room.database
  for (let index = 0; index < 26; index += 1) {
    const made = await createTopic(prisma, { name: `Subject ${index}`, rule: { text: 'whales' } })
    expect(made).toMatchObject({ kind: 'saved' })
  }
  const [first] = await prisma.topic.findMany({ orderBy: { id: 'asc' } })
  const read = topicReader()
  const hasRead = signal()
  const goesOn = signal()
  const isPrepared = signal()
  const late = read(
    readingRules(async (number, rules) => {
      const rows = await rules()
      if (number === 1) {
        hasRead.resolve()
        await goesOn.promise
      } else isPrepared.resolve()
      return rows
    }),
  )
  await hasRead.promise
  const id = first?.id ?? ''
  expect(await updateTopic(prisma, id, { rule: { text: 'ferries' } })).toMatchObject({ kind: 'saved' })
  const { rules } = await read(
    readingRules(async (number, rows) => {
      if (number === 2) {
        goesOn.resolve()
        await isPrepared.promise
      }
      return rows()
    }),
  )
  await late
  expect(JSON.stringify(rules.find((rule) => rule.id === id)?.condition)).toContain('ferries')
})

test('all who read topics ahead at one time wait once for a database that has no connection left', async () => {
  const { url, drop } = await freshDatabase()
  const waitMs = 1_000
  const database = await openDatabase(url, { allowUnsafe: true, prismaConnections: 1, waitMs })
  const { ahead } = topicReader()
  await database.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1`
    const began = performance.now()
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => ahead(database.prisma)))
    expect(asked.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 'rejected'))
    expect(performance.now() - began).toBeLessThan(4 * waitMs)
  })
  await database.close()
  await drop()
})
