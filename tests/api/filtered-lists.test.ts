import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
let between: string

const OUTLETS = ['The Tide', 'The Quay']

beforeAll(async () => {
  desk = await openDesk()
  const ingest = (number: number, more: object) => {
    const input = {
      source: { name: OUTLETS[number % 2] },
      url: `https://outlet.example/${number}`,
      publishedAt: `2025-03-0${number + 1}T09:00:00Z`,
      language: 'en',
      ...more,
    }
    return desk.answered(
      'mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { ... on Failure { message } ... on IngestArticleSuccess { article { id } } } }',
      { input },
    )
  }
  await ingest(0, { title: 'Élan on the Pier', byline: 'Zoë O’Hara', text: '“The pier holds,” Ada Quill said.' })
  await ingest(1, { title: 'A Lock is Shut', text: 'Bo Reed denied that the lock was shut.' })
  await desk.archive.number()
  between = new Date().toISOString()
  await ingest(2, { title: 'Piers of the North', text: '“Every pier is a promise,” Ada Quill said.' })
  await ingest(3, { title: 'Nichts Neues', language: 'de', text: '„Der Hafen bleibt offen“, sagte Bo Reed.' })
  await desk.archive.number()
})

afterAll(() => desk.close())

const titles = async (args: string) => {
  const { articles } = await desk.answered(`{ articles(${args}) { totalCount nodes { title } } }`)
  expect(articles.totalCount).toBe(articles.nodes.length)
  return articles.nodes.map((node: Answer) => node.title)
}

test.each([
  ['search: "pier"', ['Piers of the North', 'Élan on the Pier']],
  ['search: "elan"', ['Élan on the Pier']],
  ['search: "zoe o’ha"', ['Élan on the Pier']],
  ['search: "the pier nort"', ['Piers of the North']],
  ['search: ""', ['Nichts Neues', 'Piers of the North', 'A Lock is Shut', 'Élan on the Pier']],
  ['filter: { sources: ["the-tide"] }', ['Piers of the North', 'Élan on the Pier']],
  ['filter: { languages: ["DE"] }', ['Nichts Neues']],
  [
    'filter: { publishedAfter: "2025-03-02T00:00:00Z", publishedBefore: "2025-03-04T00:00:00Z" }',
    ['Piers of the North', 'A Lock is Shut'],
  ],
  ['filter: { erased: true }', []],
  ['filter: { sources: ["the-quay"] }, search: "shut"', ['A Lock is Shut']],
])('articles(%s) are %j', async (args, expected) => {
  expect(await titles(args)).toEqual(expected)
})

const reports = async (filter: string) =>
  (await desk.answered(`{ reports(filter: ${filter}) { nodes { text } } }`)).reports.nodes.map(
    (node: Answer) => node.text,
  )

test.each([
  ['{ actors: ["ada-quill"] }', ['Every pier is a promise', 'The pier holds']],
  ['{ actors: ["ada-quill"], sources: ["the-quay"] }', []],
  ['{ acts: [DENIES] }', [expect.stringContaining('lock')]],
  ['{ forms: [DIRECT], minConfidence: 0 }', ['Der Hafen bleibt offen', 'Every pier is a promise', 'The pier holds']],
  ['{ maxConfidence: 0 }', []],
])('reports(filter: %s) are %j', async (filter, expected) => {
  expect(await reports(filter)).toEqual(expected)
})

test('the reports of an actor are those of whom it absorbed, too', async () => {
  const { prisma } = desk.database
  const [one, other] = await Promise.all(
    ['ada-quill', 'bo-reed'].map((slug) => prisma.actor.findUniqueOrThrow({ where: { slug } })),
  )
  await prisma.actor.update({ where: { id: one?.id ?? '' }, data: { successorId: other?.id ?? null } })
  expect(await reports('{ actors: ["bo-reed"] }')).toHaveLength(4)
  await prisma.actor.update({ where: { id: one?.id ?? '' }, data: { successorId: null } })
})

test.each([
  ['{ articles(filter: { sources: [] }) { totalCount } }', 'FILTER_INVALID'],
  ['{ articles(filter: { sources: ["nowhere"] }) { totalCount } }', 'FILTER_INVALID'],
  ['{ articles(filter: { languages: [] }) { totalCount } }', 'FILTER_INVALID'],
  ['{ articles(search: "*") { totalCount } }', 'BAD_USER_INPUT'],
  [
    '{ reports(filter: { actors: ["U291cmNlOjAwMDAwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMQ=="] }) { totalCount } }',
    'FILTER_INVALID',
  ],
  ['{ reports(filter: { forms: [] }) { totalCount } }', 'FILTER_INVALID'],
  ['{ journal(kinds: []) { totalCount } }', 'BAD_USER_INPUT'],
  ['{ journal(filter: { topics: ["nothing"] }) { totalCount } }', 'FILTER_INVALID'],
])('%s is refused with the code %s', async (document, code) => {
  const { errors } = await desk.ask(document)
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code])
})

const JOURNAL = `query ($filter: StatementFilter, $kinds: [EntryKind!], $since: DateTime, $first: Int, $after: String, $last: Int, $before: String) {
  journal(filter: $filter, kinds: $kinds, since: $since, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { kind after { text } before { text } }
  }
}`

async function walk(variables: object, isBackwards: boolean): Promise<string[]> {
  const seen: string[] = []
  for (let at: string | null = null, more = true; more; ) {
    const place = isBackwards ? { last: 1, before: at } : { first: 1, after: at }
    const { journal }: Answer = await desk.answered(JOURNAL, { ...variables, ...place })
    const texts = journal.nodes.map((node: Answer) => (node.after ?? node.before).text)
    if (isBackwards) seen.unshift(...texts)
    else seen.push(...texts)
    at = isBackwards ? journal.pageInfo.startCursor : journal.pageInfo.endCursor
    more = isBackwards ? journal.pageInfo.hasPreviousPage : journal.pageInfo.hasNextPage
  }
  return seen
}

test('the journal can be asked for what happened to some statements, of some kinds, since some time', async () => {
  const whole = (await desk.answered(JOURNAL, {})).journal
  expect(whole.totalCount).toBe(whole.nodes.length)
  const pier = { filter: { text: 'pier' } }
  const piers = ['The pier holds', 'Every pier is a promise']
  expect(await walk(pier, false)).toEqual(piers)
  expect(await walk(pier, true)).toEqual(piers)
  expect((await desk.answered(JOURNAL, pier)).journal.totalCount).toBe(2)
  expect(await walk({ ...pier, since: between }, false)).toEqual(['Every pier is a promise'])
  expect((await desk.answered(JOURNAL, { since: between })).journal.totalCount).toBe(2)
  expect((await desk.answered(JOURNAL, { kinds: ['RETRACTED'] })).journal).toMatchObject({ totalCount: 0, nodes: [] })
  expect((await desk.answered(JOURNAL, { since: '2099-01-01T00:00:00Z' })).journal).toMatchObject({
    totalCount: 0,
    nodes: [],
  })
})

test('what lies far back in a long journal is found, from either end', async () => {
  const { id } = await desk.archive.statement({ text: 'A needle fell into the dock.' })
  await desk.archive.number()
  // So many entries of another statement come before it and after it that they are not looked through one by one.
  const other = await desk.archive.statement({ text: 'Hay.' })
  await desk.database.prisma.$executeRaw`
    INSERT INTO pending_entries (kind, statement_id, before_id, after_id, written_at)
    SELECT 'REPORTED', ${other.id}::uuid, ${other.versionId}::uuid, ${other.versionId}::uuid, now() FROM generate_series(1, 23000)`
  await desk.archive.number()
  await desk.archive.statement({ text: 'Another needle.' })
  await desk.archive.number()
  expect(id).toBeTruthy()
  const needles = ['A needle fell into the dock.', 'Another needle.']
  expect(await walk({ filter: { text: 'needle' } }, false)).toEqual(needles)
  expect(await walk({ filter: { text: 'needle' } }, true)).toEqual(needles)
})
