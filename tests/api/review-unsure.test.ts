import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/api/relay/global-id.ts'
import { rekeyReports } from '../../src/ingest/statements/rekey-reports.ts'
import { saveProposals } from '../../src/store/decisions/fold-proposals.ts'
import { decide, publish as publishTo } from '../world/articles.ts'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

interface Pair {
  ids: [string, string]
  statements: string[]
}

/** Two statements that folding was not sure about. */
async function proposed(): Promise<Pair> {
  const ids: [string, string] = [(await desk.archive.statement()).id, (await desk.archive.statement()).id]
  await propose(ids)
  return { ids, statements: ids.map((id) => encodeGlobalId('Statement', id)) }
}

async function propose(statementIds: [string, string]): Promise<void> {
  const evidence = [{ kind: 'WORDS' as const, isFor: true, a: ['tide'], b: ['tides'] }]
  await saveProposals(desk.context.prisma, [{ statementIds, score: 0.4, evidence }], new Date())
}

const QUEUE = /* GraphQL */ `
  query ($reason: ReviewReason) {
    reviewQueue(first: 100, reason: $reason) {
      totalCount
      nodes {
        id reason settledAt report { id }
        proposal { earlier { id } later { id } statement { id } score evidence { kind isFor here there } }
        fold { earlier { id } later { id } score evidence { kind isFor here there } }
      }
    }
  }
`

async function queue(reason: string | null = null): Promise<Answer[]> {
  const { reviewQueue } = await desk.answered(QUEUE, { reason })
  expect(reviewQueue.totalCount).toBe(reviewQueue.nodes.length)
  return reviewQueue.nodes
}

const decided = (name: string, input: object) => decide(desk.answered, name, input, 'correction { id kind reason }')

beforeEach(() => desk.context.prisma.reviewItem.deleteMany())

test('two statements that may be one wait in the queue, with what speaks for it', async () => {
  const { statements } = await proposed()
  const [item] = await queue()
  expect(item).toMatchObject({
    reason: 'UNSURE_FOLD',
    settledAt: null,
    report: null,
    proposal: {
      earlier: { id: statements[0] },
      later: { id: statements[1] },
      score: 0.4,
      evidence: [{ kind: 'WORDS', isFor: true, here: ['tide'], there: ['tides'] }],
    },
  })
  const { node } = await desk.answered('query ($id: ID!) { node(id: $id) { ... on ReviewItem { reason } } }', {
    id: item.id,
  })
  expect(node).toEqual({ reason: 'UNSURE_FOLD' })
  // Under its name of 0.1.
  const { statement, ...fold } = item.proposal
  expect(statement).toEqual(fold.later)
  expect(item.fold).toEqual(fold)
})

test('a proposal shows the same two statements from either of them, and the other one', async () => {
  const { statements } = await proposed()
  const [earlier, later] = statements.map((id) => ({ id }))
  const { nodes } = await desk.answered(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Statement { proposedFolds { earlier { id } later { id } statement { id } } } } }',
    { ids: statements },
  )
  expect(nodes).toEqual([
    { proposedFolds: [{ earlier, later, statement: later }] },
    { proposedFolds: [{ earlier, later, statement: earlier }] },
  ])
})

test('the queue is asked for one reason, and shows what waits for it alone', async () => {
  await proposed()
  const { reportIds } = await desk.archive.statement()
  await desk.context.prisma.reviewItem.create({
    data: { id: crypto.randomUUID(), reason: 'LOW_CONFIDENCE', reportId: reportIds[0] ?? '', queuedAt: new Date() },
  })
  const reasons = async (reason: string | null) => (await queue(reason)).map((item) => item.reason)
  expect(await reasons('UNSURE_FOLD')).toEqual(['UNSURE_FOLD'])
  expect(await reasons('LOW_CONFIDENCE')).toEqual(['LOW_CONFIDENCE'])
  expect((await reasons(null)).sort()).toEqual(['LOW_CONFIDENCE', 'UNSURE_FOLD'])
})

test('statements that are merged leave the queue', async () => {
  const { statements } = await proposed()
  expect(await decided('mergeStatements', { into: statements[0], statements: [statements[1]] })).toMatchObject({
    __typename: 'MergeStatementsSuccess',
  })
  expect(await queue()).toEqual([])
})

test('statements that are said not to be one leave the queue, stay two, and are never proposed again', async () => {
  const { ids, statements } = await proposed()
  const rejected = await decided('rejectFold', { statements })
  expect(rejected.correction).toMatchObject({ kind: 'REJECT_FOLD', reason: 'I was there.' })
  expect(await queue()).toEqual([])
  await propose(ids)
  expect(await queue()).toEqual([])
  const { journal } = await desk.answered('{ journal(last: 100) { nodes { kind } } }')
  expect(new Set(journal.nodes.map((entry: Answer) => entry.kind))).not.toContain('REPORTED')

  await decided('undoCorrection', { id: rejected.correction.id })
  expect(await queue()).toMatchObject([{ proposal: { score: 0.4, earlier: { id: statements[0] } } }])
  expect(await desk.context.prisma.placedReport.count({ where: { statementId: { in: ids } } })).toBe(0)
})

test('a pair whose one statement was retracted or erased waits for nobody', async () => {
  const [retracted, erased] = [await proposed(), await proposed()]
  expect(await queue()).toHaveLength(2)
  const report = await desk.context.prisma.report.findFirstOrThrow({ where: { statementId: retracted.ids[0] } })
  await desk.answered('mutation ($id: ID!) { rejectReport(input: { id: $id, reason: "none" }) { __typename } }', {
    id: encodeGlobalId('Report', report.id),
  })
  await desk.answered('mutation ($id: ID!) { eraseStatement(input: { id: $id, reason: "law" }) { __typename } }', {
    id: erased.statements[1],
  })
  expect(await queue()).toEqual([])
})

test.each<[string, (pair: Pair) => object]>([
  ['one statement', ({ statements }) => ({ statements: statements.slice(0, 1) })],
  ['the same statement twice', ({ statements }) => ({ statements: [statements[0], statements[0]] })],
  ['three', ({ statements }) => ({ statements: [...statements, statements[0]] })],
  ['what is no statement', ({ statements }) => ({ statements: [statements[0], 'U3RhdGVtZW50Og=='] })],
  ['no reason', ({ statements }) => ({ statements, reason: ' ' })],
])('of %s nobody can say that they are not one', async (_, inputOf) => {
  const pair = await proposed()
  expect(await decided('rejectFold', inputOf(pair))).toMatchObject({ __typename: 'InvalidInput' })
  expect(await queue()).toHaveLength(1)
})

test('words that were told apart by hand are not folded when their article drops them and brings them back', async () => {
  const publish = async (outlet: string, text: string) => {
    const url = `https://${outlet.toLowerCase()}.example/apart`
    return (await publishTo(desk.answered, { outlet, url, text })).statementIds
  }
  const { prisma } = desk.context
  const words = '“The reef was surveyed by navy divers in spring and nobody has read it,” Vera Unsworth'
  const [first] = await publish('Quayside', `${words} told reporters.`)
  const [report] = await prisma.report.findMany({ orderBy: { ingestedAt: 'desc' }, take: 1 })
  // As if folding had been less sure: the first one is not found while the second comes in.
  await prisma.foldingKey.deleteMany()
  const [second] = await publish('Pierhead', `${words} answered.`)
  expect(second).not.toBe(first)
  await rekeyReports(prisma, [report?.id ?? ''])
  expect(await decided('rejectFold', { statements: [first, second] })).toMatchObject({
    __typename: 'RejectFoldSuccess',
  })
  await publish('Pierhead', 'It rained.')
  const [back] = await publish('Pierhead', `${words} answered.`)
  expect(back).toBeDefined()
  expect(back).not.toBe(first)
  expect(await queue()).toEqual([])
})
