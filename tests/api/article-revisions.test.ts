import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/api/relay/global-id.ts'
import { schema } from '../../src/api/schema.ts'
import { type Desk, openDesk } from '../world/desk.ts'

const ID = '00000000-0000-7000-8000-000000000007'
const COUNT = 150
const TEXT = 'The strait is open. '.repeat(50)

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  const { prisma } = desk.database
  const now = new Date()
  await prisma.source.create({
    data: { id: ID, slug: 's', identity: 's', name: 'S', timeZone: 'UTC', createdAt: now },
  })
  await prisma.article.create({
    data: { id: ID, sourceId: ID, canonicalUrl: 'u', revision: COUNT, ingestedAt: now },
  })
  await prisma.articleRevision.createMany({
    data: Array.from({ length: COUNT }, (_, index) => ({
      articleId: ID,
      number: index + 1,
      url: 'https://harbourtimes.example/a',
      language: 'en',
      text: `${index + 1} ${TEXT}`,
      digest: `${index}`,
      ingestedAt: now,
    })),
  })
})
afterAll(() => desk.close())
beforeEach(() => {
  desk.context.maxAnswerBytes = 10 * TEXT.length
})

const ask = (selection: string) =>
  desk.ask(`query ($id: ID!) { node(id: $id) { ... on Article { ${selection} } } }`, {
    id: encodeGlobalId('Article', ID),
  })
const numbers = async (args: string) => {
  const { data } = await ask(`revisions${args} { number }`)
  return data.node.revisions.map(({ number }: { number: number }) => number)
}

test.each([
  ['the first', '(first: 3)', [1, 2, 3]],
  ['the last', '(last: 3)', [148, 149, 150]],
  ['those after a number', '(first: 2, after: 40)', [41, 42]],
  ['the last before a number', '(last: 2, before: 40)', [38, 39]],
  ['those between two numbers', '(after: 40, before: 43)', [41, 42]],
  ['none', '(first: 0)', []],
])('an article’s revisions can be asked for in parts: %s', async (_which, args, expected) => {
  expect(await numbers(args)).toEqual(expected)
})

test('without arguments an article has all its revisions, oldest first', async () => {
  expect(await numbers('')).toEqual(Array.from({ length: COUNT }, (_, index) => index + 1))
})

test.each([
  ['both ends', '(first: 1, last: 1)', 'not both'],
  ['too many', '(first: 101)', '0 to 100'],
  ['less than none', '(last: -1)', '0 to 100'],
])('a part of an article’s revisions with %s is refused', async (_what, args, message) => {
  const { errors } = await ask(`revisions${args} { number }`)
  expect(errors).toMatchObject([{ message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } }])
})

test('texts of revisions are read only where they are asked for, and no more than fit into an answer', async () => {
  const read = async (selection: string) => {
    desk.statementsSent()
    const answer = await ask(selection)
    return { ...answer, reads: desk.statementsSent().filter((sql) => /, r\.text\s/.test(sql)).length }
  }
  expect((await read('revisions { number url title }')).reads).toBe(0)
  const few = await read('text revisions(last: 3) { number text }')
  expect(few.errors).toBeUndefined()
  expect(few.data.node.text).toBe(`150 ${TEXT}`)
  expect(few.data.node.revisions).toMatchObject([148, 149, 150].map((number) => ({ text: `${number} ${TEXT}` })))
  const all = await read('revisions { text }')
  expect(all.reads).toBe(0)
  expect(all.errors?.[0]).toMatchObject({
    message: expect.stringContaining('revisions(last: 1)'),
    extensions: { code: 'ANSWER_TOO_LARGE' },
  })
})

test('what texts an answer may have is counted over all its fields', async () => {
  const five = (name: string) => `${name}: revisions(first: 5) { text }`
  expect((await ask(five('a'))).errors).toBeUndefined()
  expect((await ask(`${five('a')} ${five('b')} ${five('c')}`)).errors?.[0]).toMatchObject({
    extensions: { code: 'ANSWER_TOO_LARGE' },
  })
})

test.each(['Article', 'ArticleRevision'])('the text of an %s costs as much as ten objects', (name) => {
  const type = schema.getType(name)
  expect(type).toHaveProperty('_fields.text.extensions.complexity', 10)
})
