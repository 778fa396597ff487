import { afterAll, beforeAll, expect, test } from 'vitest'
import { readGlobalId } from '../../src/api/relay/global-id.ts'
import { saveProposals } from '../../src/store/decisions/fold-proposals.ts'
import { compareOnFile } from '../../src/upkeep/compare.ts'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

async function publish(
  outlet: string,
  text: string,
  url = `https://article.example/${crypto.randomUUID()}`,
  day = '05',
) {
  const { ingestArticle } = await desk.answered(
    `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { ... on IngestArticleSuccess {
      article { reports { nodes { statement { id } } } } } } }`,
    { input: { source: { name: outlet }, url, publishedAt: `2025-03-${day}T09:00:00Z`, language: 'en', text } },
  )
  return ingestArticle.article.reports.nodes.map((node: Answer) => node.statement.id) as string[]
}

async function passing(filter: object): Promise<string[]> {
  const { statements } = await desk.answered(
    'query ($filter: StatementFilter) { statements(first: 50, orderBy: INGESTED_ASC, filter: $filter) { nodes { id } } }',
    { filter },
  )
  return statements.nodes.map((node: Answer) => node.id)
}

async function watch(filter: string) {
  const stream = await desk.follow(`subscription { statementEvents(filter: ${filter}) {
    __typename ... on StatementChange { kind effect statement { id } } } }`)
  expect((await stream.next()).statementEvents.__typename).toBe('CaughtUp')
  return stream
}

test('a watcher of conflicts hears of one when the article that makes it comes in, and of its end', async () => {
  const conflicts = await watch('{ discrepancies: { kinds: [SPEECH_FORM], verdict: CONFLICT } }')
  const text = (what: string) =>
    `“The ferry to the island will not sail again before the harbour wall is ${what} by the province,” Ada Quill said.`
  const [id = ''] = await publish('The Harbour Times', text('repaired'))
  expect(await passing({ discrepancies: {} })).toEqual([])
  const url = 'https://gull.example/ships'
  const [other] = await publish('The Gull', text('inspected'), url)
  expect(other).toBe(id)
  expect((await conflicts.next()).statementEvents).toEqual({
    __typename: 'StatementReported',
    kind: 'REPORTED',
    effect: 'ENTERED',
    statement: { id },
  })
  expect(await passing({ discrepancies: {} })).toEqual([id])
  expect(await passing({ discrepancies: { kinds: ['SPEECH_FORM', 'PLACE'], verdict: 'CONFLICT' } })).toEqual([id])
  expect(await passing({ discrepancies: { kinds: ['PLACE'] } })).toEqual([])
  expect(await passing({ minReports: 2 })).toEqual([id])
  expect(await passing({ minReports: 3 })).toEqual([])

  await publish('The Gull', text('repaired'), url)
  expect((await conflicts.next()).statementEvents).toMatchObject({ kind: 'AMENDED', effect: 'LEFT', statement: { id } })
  expect(await passing({ discrepancies: {} })).toEqual([])
  expect(await passing({ revised: true })).toEqual([id])
  await conflicts.leave()
})

test('one statement names nobody, and the others somebody', async () => {
  const [id = ''] = await publish('The Harbour Times', '“The tide is turning for all of us here today.”')
  expect(await passing({ named: false })).toEqual([id])
  expect(await passing({ named: true })).not.toContain(id)
  expect(await passing({ revised: false })).toContain(id)
})

test('a watcher of confirmed denials hears of one when an editor confirms it', async () => {
  await publish('The Anchor', '“Their survey ships have cut the cable off Kestrel Bay twice,” Bo Lund told reporters.')
  const confirmed = await watch('{ replies: { to: ["bo-lund"], kinds: [DENIES], status: CONFIRMED } }')
  const [denial = ''] = await publish(
    'The Anchor',
    'Cy Marsh rejected Bo Lund’s claim on Thursday. “No survey ship of ours was near that cable,” Cy Marsh said.',
    undefined,
    '06',
  )
  const { node } = await desk.answered(
    `{ node(id: "${denial}") { ... on Statement { repliesTo { nodes { id kind confidence } } } } }`,
  )
  const [reply] = node.repliesTo.nodes
  expect(reply.kind).toBe('DENIES')
  expect(await passing({ replies: {} })).toEqual([denial])
  expect(await passing({ replies: { to: ['bo-lund'], kinds: ['DENIES'], status: 'PROPOSED' } })).toEqual([denial])
  expect(await passing({ replies: { to: ['cy-marsh'] } })).toEqual([])
  const step = Math.floor(reply.confidence * 20) / 20
  expect(await passing({ replies: { minConfidence: step } })).toEqual([denial])
  expect(await passing({ replies: { minConfidence: Math.min(1, Math.round((step + 0.05) * 100) / 100) } })).toEqual([])

  const decide = (mutation: string) =>
    desk.answered(
      `mutation { ${mutation}(input: { id: "${reply.id}", reason: "as the article says" }) { __typename } }`,
    )
  await decide('confirmReply')
  expect((await confirmed.next()).statementEvents).toMatchObject({
    kind: 'AMENDED',
    effect: 'ENTERED',
    statement: { id: denial },
  })
  expect(await passing({ replies: { status: 'CONFIRMED' } })).toEqual([denial])
  await decide('rejectReply')
  expect((await confirmed.next()).statementEvents).toMatchObject({ kind: 'AMENDED', effect: 'LEFT' })
  expect(await passing({ replies: {} })).toEqual([])
  await confirmed.leave()
})

test('what an earlier release has not worked out is worked out in the background, and that is not news', async () => {
  const text = (what: string) =>
    `“The northern dock will be ${what} to all the fishermen of the bay again,” Di Fenn said.`
  const [id = ''] = await publish('The Harbour Times', text('opened'))
  const [other] = await publish('The Gull', text('returned'))
  expect(other).toBe(id)
  const worded = { discrepancies: { kinds: ['SPEECH_FORM'] } }
  expect(await passing(worded)).toEqual([id])
  await desk.context.prisma
    .$executeRaw`UPDATE statement_versions SET discrepancies = NULL, replies = NULL WHERE current`
  expect(await passing(worded)).toEqual([])
  expect(await passing({ not: worded })).toContain(id)

  expect(await compareOnFile(desk.context.prisma, new AbortController().signal)).toBe(true)
  expect(await passing(worded)).toEqual([id])
  expect(await compareOnFile(desk.context.prisma, new AbortController().signal)).toBe(false)
  await desk.archive.number()
  const { journal } = await desk.answered('{ journal(last: 1) { nodes { kind statement { id } } } }')
  expect(journal.nodes[0]).toMatchObject({ kind: 'RECLASSIFIED', statement: { id } })
})

test('what is only proposed to be one statement does not count, and what is made one does', async () => {
  const [first = ''] = await publish('The Harbour Times', '“The pilots will strike on Friday at noon,” Fay Orr said.')
  const [second = ''] = await publish('The Gull', 'Fay Orr said that the dredgers would stay in port until the spring.')
  const ids = [first, second].map((id) => readGlobalId(id)?.id ?? '') as [string, string]
  const evidence = [{ kind: 'WORDS' as const, isFor: true, a: ['port'], b: ['pilots'] }]
  await saveProposals(desk.context.prisma, [{ statementIds: ids, score: 0.4, evidence }], new Date())
  const doubted = [first, second]
  const both = { minReports: 2, actors: ['fay-orr'] }
  expect(await passing({ actors: ['fay-orr'] })).toEqual(doubted)
  expect(await passing(both)).toEqual([])
  expect(await passing({ discrepancies: {}, actors: ['fay-orr'] })).toEqual([])

  const { mergeStatements } = await desk.answered(
    'mutation ($input: MergeStatementsInput!) { mergeStatements(input: $input) { __typename ... on Failure { message } } }',
    { input: { into: first, statements: [second], reason: 'one speech' } },
  )
  expect(mergeStatements).toEqual({ __typename: 'MergeStatementsSuccess' })
  expect(await passing(both)).toEqual([first])
  expect(await passing({ discrepancies: {}, actors: ['fay-orr'] })).toEqual([first])
})

test.each([
  [
    { replies: { minConfidence: 0.72 } },
    'The filter\'s "replies.minConfidence" must be one of 0, 0.05, 0.1 and so on up to 1.',
  ],
  [{ replies: { to: [] } }, 'The filter\'s "replies.to" is an empty list: leave it out, or name something.'],
  [
    { not: { replies: { to: ['bo-lunt'] } } },
    'The filter\'s "not.replies.to" names "bo-lunt", which is unknown; the nearest are bo-lund',
  ],
  [{ minReports: 0 }, 'The filter\'s "minReports" must be a whole number from 1 to 1000.'],
])('the filter %j is refused where it is wrong', async (filter, message) => {
  const { errors } = await desk.ask(
    'query ($filter: StatementFilter) { statements(first: 1, filter: $filter) { nodes { id } } }',
    { filter },
  )
  expect(errors?.[0]?.message).toContain(message)
})
