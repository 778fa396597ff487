import { afterAll, beforeAll, expect, test } from 'vitest'
import { readGlobalId } from '../../src/api/relay/global-id.ts'
import { eraseArticle, eraseStatement } from '../../src/desk/erasure/erase.ts'
import type { PrismaClient } from '../../src/store/prisma/client.ts'
import { type Published, publish } from '../world/articles.ts'
import { type Desk, openDesk } from '../world/desk.ts'

// A query reads in several SQL statements. Here an erasure commits right before one of them, each third in turn.

let desk: Desk
let plain: PrismaClient
let journal: Desk['context']['journal']

beforeAll(async () => {
  desk = await openDesk()
  plain = desk.context.prisma
  journal = desk.context.journal
})

afterAll(() => desk.close())

const QUERY = `
  fragment Said on Statement {
    status text context: topicReasons { topic { slug } } actor { name aliases statements(first: 2) { nodes { text } } } office { name }
    independentRoots when saidAt { earliest }
    reports { totalCount nodes { text confidence article { title url source { name } } statement { status text } } }
    repliesTo { nodes { kind evidence { words } answered: statement { status text } } }
    versions { nodes { text kind actor { name } topics { slug } } }
  }
  query ($statement: ID!, $article: ID!) {
    one: node(id: $statement) { ... on Statement { ...Said } }
    article: node(id: $article) { ... on Article { title text reports { nodes { text statement { status text } } } revisions { title } } }
    statements(first: 3, filter: { text: "zeppelin" }) { totalCount nodes { ...Said } }
    reports(first: 3) { nodes { text statement { status text } } }
    journal(last: 5) { nodes { kind before { text } after { text } } }
    reviewQueue(first: 3) { nodes { report { text statement { text } } } }
    actors(first: 5, search: "mabel") { nodes { name statements(first: 3) { totalCount nodes { status text } } } }
    articles(first: 3) { nodes { title reports { nodes { text } } } }
  }`

let count = 0
async function tell(): Promise<Published> {
  count += 1
  const published = await publish(desk.answered, {
    url: `https://meanwhile.example/${count}`,
    text: `“A zeppelin lands on roof ${count} every night,” Mabel Orchard said. “No zeppelin lands on roof ${count} at all,” Hugo Finch answered.`,
  })
  await desk.archive.number()
  return published
}

/** Asks, and does something right before the SQL statement of this number; how many there were. */
async function askWhile({ articleId, statementIds }: Published, at: number, act: () => Promise<unknown>) {
  let sent = 0
  let acting: Promise<unknown> | null = null
  const watched = plain.$extends({
    query: {
      async $allOperations({ args, query }) {
        sent += 1
        if (sent === at) acting = act()
        // All that comes after waits for it.
        await acting
        return query(args)
      },
    },
  }) as unknown as PrismaClient
  Object.assign(desk.context, { prisma: watched, journal: journal.through(watched) })
  try {
    const result = await desk.ask(QUERY, { statement: statementIds[0], article: articleId })
    return { ...result, sent }
  } finally {
    Object.assign(desk.context, { prisma: plain, journal })
  }
}

const idOf = (globalId: string | undefined) => readGlobalId(globalId ?? '')?.id ?? ''

test.each<[string, (published: Published) => Promise<unknown>]>([
  ['an article', ({ articleId }) => eraseArticle(desk.database.prisma, idOf(articleId), 'asked for')],
  ['a statement', ({ statementIds }) => eraseStatement(desk.database.prisma, idOf(statementIds[0]), 'asked for')],
])(
  'a query during which %s is erased, at whatever moment, ends in data or typed errors',
  async (_, erase) => {
    const { sent, errors } = await askWhile(await tell(), 0, async () => undefined)
    expect(errors).toBeUndefined()
    expect(sent).toBeGreaterThan(15)
    for (let at = 1; at <= sent; at += 3) {
      const published = await tell()
      const answer = await askWhile(published, at, async () => {
        expect(await erase(published)).toMatchObject({ kind: 'erased' })
        await desk.archive.number()
      })
      const untyped = (answer.errors ?? []).filter(({ extensions }) => extensions?.code === undefined)
      expect
        .soft(
          untyped.map(({ message, path }) => `${path?.join('.')}: ${message}`),
          `before ${at}`,
        )
        .toEqual([])
      // What was read when it was erased says so, and has no words.
      const objects = JSON.stringify(answer.data).match(/\{"status":"ERASED","text":[^,}]*/g) ?? []
      for (const object of objects) expect.soft(object, `before ${at}`).not.toMatch(/zeppelin/)
      if (at === 1) expect(answer.data.one).toMatchObject({ status: 'ERASED', text: '', reports: { nodes: [] } })
    }
  },
  180_000,
)
