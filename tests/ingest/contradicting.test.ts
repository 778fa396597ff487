import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Submission } from '../../src/ingest/article/submission.ts'
import { readProposals } from '../../src/store/decisions/fold-proposals.ts'
import { withActs } from '../world/acts.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom({ reading: withActs })
})

afterAll(() => room.close())

let count = 0

/** An article of an outlet of its own, which says these sentences. */
function article(...sentences: string[]): Partial<Submission> {
  count += 1
  return {
    source: { name: `Outlet ${count}`, homepage: `https://outlet-${count}.example` },
    url: `https://outlet-${count}.example/story`,
    text: sentences.join('\n\n'),
    publishedAt: new Date('2025-03-05T09:00:00Z'),
  }
}

async function publish(...sentences: string[]): Promise<string | undefined> {
  const { statementIds } = await room.published(article(...sentences))
  expect(statementIds).toHaveLength(sentences.length)
  return statementIds[0]
}

async function actsOf(id: string | undefined) {
  const statement = await room.database.prisma.statement.findUniqueOrThrow({
    where: { id: id ?? '' },
    include: { reports: { where: { retractedAt: null }, orderBy: { ingestedAt: 'asc' } } },
  })
  return { act: statement.act, reports: statement.reports.map((report) => report.act) }
}

const SOLD = 'that the night ferry had been sold to a rival from the southern islands'

test.each([
  ['said', 'denied', 'Ada Quill'],
  ['denied', 'said', 'Bruno Marsh'],
])('what was %s and what was %s are two statements, and nobody is asked', async (first, second, speaker) => {
  const one = await publish(`${speaker} ${first} ${SOLD}.`)
  const other = await publish(`${speaker} ${second} ${SOLD}.`)
  expect(other).not.toBe(one)
  const { proposals } = await readProposals(room.database.prisma, [one ?? '', other ?? ''], null)
  expect([...proposals.values()].flat()).toEqual([])
})

test('two denials are one statement, and so are two assertions', async () => {
  const said = await publish(`Dora Lund said ${SOLD}.`)
  const denied = await publish(`Dora Lund denied ${SOLD}.`)
  expect(await publish(`Dora Lund said ${SOLD}.`)).toBe(said)
  expect(await publish(`Dora Lund denied ${SOLD}.`)).toBe(denied)
  expect(await actsOf(denied)).toEqual({ act: 'DENIES', reports: ['DENIES', 'DENIES'] })
})

test('a question is not its answer, and a question is reported by two', async () => {
  const words = 'Who still has the keys of the northern lighthouse and the boat below it?'
  const asked = await publish(`“${words}” Tom Barrow asked.`)
  expect(await publish(`“${words}” Tom Barrow said.`)).not.toBe(asked)
  expect(await publish(`“${words}” Tom Barrow asked.`)).toBe(asked)
})

test('what is not known to be denied folds, and then keeps apart what contradicts', async () => {
  const unknown = await publish(`Fiona Haddock claimed ${SOLD}.`)
  expect(await publish(`Fiona Haddock denied ${SOLD}.`)).toBe(unknown)
  expect(await actsOf(unknown)).toEqual({ act: 'DENIES', reports: [null, 'DENIES'] })
  // It is like the first report, whose act is unknown, and contradicts the second.
  const said = await publish(`Fiona Haddock said ${SOLD}.`)
  expect(said).not.toBe(unknown)
})

test('one article in which somebody first asks and then says the same words has two statements of them', async () => {
  const words = 'The lighthouse keeper has the only keys of the northern boathouse'
  const asking = `“${words}?” Gregor Palm asked.`
  const saying = `“${words},” Gregor Palm said.`
  const { statementIds } = await room.published(article(asking, saying))
  const [asked, said] = statementIds
  expect(said).not.toBe(asked)
  expect((await room.published(article(saying, asking))).statementIds).toEqual([said, asked])
  // Words that are said twice in one article are one statement, as ever.
  expect((await room.published(article(saying, asking, saying))).statementIds).toEqual([said, asked])
})

test('an edit that makes a denial of it takes the report out of a shared statement', async () => {
  const first = await publish(`Hilda Roach said ${SOLD}.`)
  const second = article(`Hilda Roach said ${SOLD}.`)
  expect((await room.published(second)).statementIds).toEqual([first])
  const before = (await room.entries()).at(-1)?.position
  const edited = await room.published({ ...second, text: second.text?.replace('said', 'denied') })
  expect(edited.statementIds).not.toContain(first)
  expect(await actsOf(first)).toEqual({ act: 'ASSERTS', reports: ['ASSERTS'] })
  expect(await actsOf(edited.statementIds[0])).toEqual({ act: 'DENIES', reports: ['DENIES'] })
  const news = (await room.entries(before)).map(({ kind, statementId }) => [kind, statementId])
  expect(news).toContainEqual(['AMENDED', first])
  expect(news).toContainEqual(['INGESTED', edited.statementIds[0]])
})

test('an edit that makes a denial of its only report amends the statement', async () => {
  const only = article(`Igor Whiting said ${SOLD}.`)
  const { statementIds } = await room.published(only)
  const before = (await room.entries()).at(-1)?.position
  const edited = await room.published({ ...only, text: only.text?.replace('said', 'denied') })
  expect(edited.statementIds).toEqual(statementIds)
  const [entry] = await room.entries(before)
  expect(entry).toMatchObject({ kind: 'AMENDED', before: { act: 'ASSERTS' }, after: { act: 'DENIES' } })
  expect(entry?.after?.document.acts).toEqual(['DENIES'])
})

test('of what somebody asks and says in one article an edit keeps the one that it leaves', async () => {
  const words = 'The boathouse by the northern lighthouse has never been painted'
  const asking = `“${words}?” Karin Sole asked.`
  const saying = `“${words},” Karin Sole said.`
  const both = article(saying, asking)
  const { statementIds } = await room.published(both)
  const [said, asked] = statementIds
  const { statementIds: left } = await room.published({ ...both, text: asking })
  expect(left).toEqual([asked])
  expect(await actsOf(asked)).toEqual({ act: 'ASKS', reports: ['ASKS'] })
  expect((await actsOf(said)).reports).toEqual([])
})
