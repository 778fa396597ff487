import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

// Documents written for 0.1: every name that 0.2 deprecates still works, and means what it meant.

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

let count = 0

interface Published {
  article: string
  report: string
  statement: string
}

async function publish(text: string, day = '05'): Promise<Published> {
  count += 1
  const input = {
    source: { name: `Outlet ${count}` },
    url: `https://outlet.example/${count}`,
    publishedAt: `2025-03-${day}T09:00:00Z`,
    language: 'en',
    text,
  }
  const { ingestArticle } = await desk.answered(
    'mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { ... on IngestArticleSuccess { article { id } reports { id statement { id } } } } }',
    { input },
  )
  await desk.archive.number()
  const [report] = ingestArticle.reports
  return { article: ingestArticle.article.id, report: report.id, statement: report.statement.id }
}

const say = (words: string, speaker = 'Ada Quill') => publish(`“${words},” ${speaker} told reporters.`)

async function change(document: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const [answer] = Object.values(await desk.answered(`mutation ${document}`, variables))
  return answer
}

test('Report.corrections are its decisions under their old names', async () => {
  const { report } = await say('The ferry will sail at noon whatever the wind does')
  await change('($id: ID!) { confirmReport(input: { id: $id, reason: "heard it" }) { __typename } }', { id: report })
  const { node } = await desk.answered(
    'query ($id: ID!) { node(id: $id) { ... on Report { corrections { kind madeBy madeAt reason was { text } became { text } } decisions { kind decidedBy decidedAt reason was { text } became { text } } } } }',
    { id: report },
  )
  const [{ decidedBy, decidedAt, ...decision }] = node.decisions
  expect(decision).toMatchObject({ kind: 'CONFIRMED', reason: 'heard it', became: null })
  expect(node.corrections).toEqual([{ ...decision, madeBy: decidedBy, madeAt: decidedAt }])
})

test('reattribute is reattributeStatement, and undoCorrection takes its `correction`', async () => {
  const { statement } = await say('We found the lost anchor behind the chapel', 'Bruno Marsh')
  const made = await change(
    '($id: ID!) { reattribute(input: { statement: $id, reason: "It was his aunt." }) { ... on ReattributeSuccess { correction { id kind } statements { id actor { name } } } } }',
    { id: statement },
  )
  expect(made).toMatchObject({ correction: { kind: 'REATTRIBUTE' }, statements: [{ id: statement, actor: null }] })
  const UNDO =
    '($id: ID!) { undoCorrection(input: { correction: $id, reason: "It was not." }) { ... on UndoCorrectionSuccess { statements { id } } ... on InvalidInput { problems { path } } } }'
  expect(await change(UNDO, { id: made.correction.id })).toEqual({ statements: [{ id: statement }] })
  expect(await change(UNDO, { id: made.correction.id })).toEqual({ problems: [{ path: 'correction' }] })
})

test('splitStatement takes its `statement`, and splitActor its `actor`', async () => {
  const words = 'The pilot boats will be painted yellow before the first of May'
  const one = await say(words, 'Clara Venn')
  const other = await say(`${words} again`, 'Clara Venn')
  expect(other.statement).toBe(one.statement)
  const split = await change(
    '($statement: ID!, $report: ID!) { splitStatement(input: { statement: $statement, reports: [$report], reason: "Two days." }) { ... on SplitStatementSuccess { statements { id } } } }',
    { statement: one.statement, report: other.report },
  )
  expect(split.statements).toHaveLength(2)
  const parted = await change(
    '($statement: ID!) { splitActor(input: { actor: "clara-venn", name: "Clara Venn (pilot)", statements: [$statement], reason: "Two people." }) { __typename ... on Failure { message } } }',
    { statement: one.statement },
  )
  expect(parted).toEqual({ __typename: 'SplitActorSuccess' })
})

test('Reply.status says PENDING and ACCEPTED, and confirmReply and rejectReply take their `reply`', async () => {
  const claim = await publish(
    '“Their survey ships have cut the cable off Kestrel Bay twice,” Dora Pike told reporters.',
  )
  await publish(
    'Emil Rusk rejected Dora Pike’s claim on Thursday. “No survey ship of ours was near that cable,” Emil Rusk said.',
    '06',
  )
  const { node } = await desk.answered(
    'query ($id: ID!) { node(id: $id) { ... on Statement { replies { nodes { id status decision } } } } }',
    { id: claim.statement },
  )
  const [{ id, ...reply }] = node.replies.nodes
  expect(reply).toEqual({ status: 'PENDING', decision: null })
  const decide = (name: string) =>
    change(
      `($id: ID!) { ${name}Reply(input: { reply: $id, reason: "Read both." }) { ... on ${name === 'confirm' ? 'Confirm' : 'Reject'}ReplySuccess { reply { status decision } } } }`,
      { id },
    )
  expect(await decide('confirm')).toEqual({ reply: { status: 'ACCEPTED', decision: 'CONFIRMED' } })
  expect(await decide('reject')).toEqual({ reply: { status: 'REJECTED', decision: 'REJECTED' } })
})

test('an input that has both the old name and `id`, or neither, is refused', async () => {
  const UNDO =
    '($input: UndoCorrectionInput!) { undoCorrection(input: $input) { ... on InvalidInput { problems { path } } } }'
  const id = btoa('DeskCorrection:00000000-0000-0000-0000-000000000000')
  expect(await change(UNDO, { input: { reason: 'x', id, correction: id } })).toEqual({
    problems: [{ path: 'correction' }],
  })
  expect(await change(UNDO, { input: { reason: 'x' } })).toEqual({ problems: [{ path: 'id' }] })
})

test('acknowledge and forgetConsumer take loose arguments', async () => {
  const stream = await desk.follow(
    'subscription { statementEvents(consumer: "old") { ... on JournalEvent { cursor } } }',
  )
  const { cursor } = (await stream.next()).statementEvents
  await stream.leave()
  const ACKNOWLEDGE =
    '($consumer: String, $cursor: Cursor) { acknowledge(consumer: $consumer, cursor: $cursor) { ... on AcknowledgeSuccess { cursor } ... on InvalidInput { problems { path } } } }'
  expect(await change(ACKNOWLEDGE, { consumer: 'old', cursor })).toEqual({ cursor })
  expect(await change(ACKNOWLEDGE, { consumer: 'old' })).toEqual({ problems: [{ path: 'cursor' }] })
  expect(await change(ACKNOWLEDGE)).toEqual({ problems: [{ path: 'input' }] })
  const FORGET =
    '($consumer: String) { forgetConsumer(consumer: $consumer) { ... on ForgetConsumerSuccess { existed } ... on InvalidInput { problems { path } } } }'
  expect(await change(FORGET, { consumer: 'old' })).toEqual({ existed: true })
  expect(await change(FORGET)).toEqual({ problems: [{ path: 'input' }] })
})

test('eraseStatement and eraseArticle take loose arguments', async () => {
  const { statement, article } = await say('The harbour lights were out for three nights', 'Gus Tallow')
  const ERASE_STATEMENT =
    '($id: ID, $reason: String) { eraseStatement(id: $id, reason: $reason) { ... on EraseStatementSuccess { erasedStatementIds } ... on InvalidInput { problems { path } } } }'
  expect(await change(ERASE_STATEMENT)).toEqual({ problems: [{ path: 'input' }] })
  expect(await change(ERASE_STATEMENT, { id: statement })).toEqual({ problems: [{ path: 'reason' }] })
  expect(await change(ERASE_STATEMENT, { id: statement, reason: 'law' })).toEqual({ erasedStatementIds: [statement] })
  expect(
    await change(
      '($id: ID!) { eraseArticle(id: $id, reason: "law") { ... on EraseArticleSuccess { erasedStatementIds } } }',
      { id: article },
    ),
  ).toEqual({ erasedStatementIds: [] })
})
