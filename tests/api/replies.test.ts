import { afterAll, beforeAll, expect, test } from 'vitest'
import { publish as publishTo } from '../world/articles.ts'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

async function publish(text: string, day: string): Promise<string> {
  const { statementIds } = await publishTo(desk.answered, { text, publishedAt: `2025-03-${day}T09:00:00Z` })
  await desk.archive.number()
  return statementIds[0] ?? ''
}

const claimOf = (name: string) =>
  publish(`“Their survey ships have cut the cable off Kestrel Bay twice,” ${name} told reporters.`, '05')
const answerOf = (name: string, claimant: string) =>
  publish(
    `${name} rejected ${claimant}’s claim on Thursday. “No survey ship of ours was near that cable,” ${name} said.`,
    '06',
  )

const REPLIES = /* GraphQL */ `
  query ($id: ID!) {
    node(id: $id) {
      ... on Statement {
        replies(first: 5) { totalCount nodes { id kind decision confidence evidence { words place span { start end } } statement { id } answered { id } } }
        repliesTo(first: 5) { nodes { id decision decidedBy reason statement { id } answered { id actor { id name } } report { text } } }
      }
    }
  }
`

async function repliesOf(id: string): Promise<Answer> {
  return (await desk.answered(REPLIES, { id })).node
}

const ANSWERED = /* GraphQL */ `
  subscription ($filter: StatementFilter) {
    statementEvents(filter: $filter) {
      __typename
      ... on StatementIngested { effect statement { id } }
      ... on StatementAmended { effect statement { id } }
    }
  }
`

const decision = (name: 'confirmReply' | 'rejectReply') => {
  const type = name === 'confirmReply' ? 'ConfirmReply' : 'RejectReply'
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { reply { decision decidedBy reason } } ... on Failure { message } } }`
}

test('whoever watches for answers to somebody is told of one, and told again when an editor rejects it', async () => {
  const claim = await claimOf('Ada Quill')
  const stream = await desk.follow(ANSWERED, { filter: { answers: ['ada-quill'] } })
  expect((await stream.next()).statementEvents.__typename).toBe('CaughtUp')
  const reply = await answerOf('Bruno Marsh', 'Ada Quill')
  expect((await stream.next()).statementEvents).toEqual({
    __typename: 'StatementIngested',
    effect: 'ENTERED',
    statement: { id: reply },
  })

  const { replies } = await repliesOf(claim)
  expect(replies).toMatchObject({
    totalCount: 1,
    nodes: [{ kind: 'DENIES', decision: null, statement: { id: reply }, answered: { id: claim } }],
  })
  const { repliesTo } = await repliesOf(reply)
  expect(repliesTo.nodes).toMatchObject([{ answered: { id: claim, actor: { name: 'Ada Quill' } } }])

  const input = { id: replies.nodes[0].id, reason: 'He spoke of another cable.' }
  const { rejectReply } = await desk.answered(decision('rejectReply'), { input })
  expect(rejectReply).toEqual({
    __typename: 'RejectReplySuccess',
    reply: { decision: 'REJECTED', decidedBy: 'local', reason: 'He spoke of another cable.' },
  })
  expect((await stream.next()).statementEvents).toEqual({
    __typename: 'StatementAmended',
    effect: 'LEFT',
    statement: { id: reply },
  })
  expect((await repliesOf(claim)).replies).toMatchObject({ totalCount: 0, nodes: [] })

  const { confirmReply } = await desk.answered(decision('confirmReply'), { input })
  expect(confirmReply.reply.decision).toBe('CONFIRMED')
  expect((await stream.next()).statementEvents).toMatchObject({ effect: 'ENTERED', statement: { id: reply } })
  await stream.leave()
})

test('a link that is not sure waits for an editor, and counts nowhere until it is confirmed', async () => {
  const claim = await claimOf('Nils Hove')
  const stream = await desk.follow(ANSWERED, { filter: { replies: { to: ['nils-hove'] } } })
  expect((await stream.next()).statementEvents.__typename).toBe('CaughtUp')
  const reply = await publish(
    'Odd Rask hit back at Nils Hove. “The cable off Kestrel Bay lies too shallow,” Odd Rask said.',
    '06',
  )
  const proposals = async () =>
    (
      await desk.answered(
        'query ($id: ID!) { node(id: $id) { ... on Statement { repliesTo { totalCount } proposedReplies { nodes { id confidence decision answered { id } } } } } }',
        { id: reply },
      )
    ).node
  const found = async () =>
    (await desk.answered('{ statements(filter: { replies: { to: ["nils-hove"] } }) { nodes { id } } }')).statements
      .nodes
  const { repliesTo, proposedReplies } = await proposals()
  expect(repliesTo.totalCount).toBe(0)
  expect(proposedReplies.nodes).toMatchObject([{ decision: null, answered: { id: claim } }])
  expect(proposedReplies.nodes[0].confidence).toBeLessThan(0.8)
  expect((await repliesOf(claim)).replies).toMatchObject({ totalCount: 0, nodes: [] })
  expect(await found()).toEqual([])

  const input = { id: proposedReplies.nodes[0].id, reason: 'He spoke of the cable.' }
  await desk.answered(decision('confirmReply'), { input })
  expect((await stream.next()).statementEvents).toMatchObject({ effect: 'ENTERED', statement: { id: reply } })
  await stream.leave()
  expect(await found()).toEqual([{ id: reply }])
  expect((await repliesOf(claim)).replies.nodes).toMatchObject([{ statement: { id: reply } }])
  expect(await proposals()).toMatchObject({ repliesTo: { totalCount: 1 }, proposedReplies: { nodes: [] } })
})

test('what an editor rejected stays rejected when another outlet reports it', async () => {
  const claim = await claimOf('Cora Lind')
  const reply = await answerOf('Tom Barrow', 'Cora Lind')
  const [found] = (await repliesOf(claim)).replies.nodes
  await desk.answered(decision('rejectReply'), { input: { id: found.id, reason: 'No.' } })
  expect(await answerOf('Tom Barrow', 'Cora Lind')).toBe(reply)
  expect((await repliesOf(claim)).replies.nodes).toEqual([])
  const { statements } = await desk.answered('{ statements(filter: { answers: ["cora-lind"] }) { nodes { id } } }')
  expect(statements.nodes).toEqual([])
})

test('an answer told by two outlets is one reply', async () => {
  const claim = await claimOf('Dora Lund')
  const reply = await answerOf('Gregor Palm', 'Dora Lund')
  expect(await answerOf('Gregor Palm', 'Dora Lund')).toBe(reply)
  expect((await repliesOf(claim)).replies).toMatchObject({ totalCount: 1, nodes: [{ statement: { id: reply } }] })
})

test('answers to an actor that was absorbed are answers to its successor', async () => {
  const claim = await claimOf('Hilda Roach')
  const other = await claimOf('Vera Unsworth')
  const reply = await answerOf('Igor Tern', 'Hilda Roach')
  const found = 'query ($actor: String!) { statements(filter: { answers: [$actor] }) { nodes { id } } }'
  expect((await desk.answered(found, { actor: 'vera-unsworth' })).statements.nodes).toEqual([])
  const absorbed = (await repliesOf(reply)).repliesTo.nodes[0].answered.actor.id
  const into = (
    await desk.answered('query ($id: ID!) { node(id: $id) { ... on Statement { actor { id } } } }', { id: other })
  ).node.actor.id
  await desk.answered('mutation ($input: MergeActorsInput!) { mergeActors(input: $input) { __typename } }', {
    input: { into, actors: [absorbed], reason: 'She married.' },
  })
  for (const actor of ['vera-unsworth', 'hilda-roach'])
    expect((await desk.answered(found, { actor })).statements.nodes).toEqual([{ id: reply }])
  expect((await repliesOf(claim)).replies.nodes).toHaveLength(1)
})

test('confirmed, an answer is not answered by what it answers, whatever was proposed before', async () => {
  const claim = await claimOf('Jorun Sand')
  const reply = await answerOf('Kai Lorentz', 'Jorun Sand')
  const { prisma } = desk.database
  const found = (await repliesOf(claim)).replies.nodes[0].id
  const [link] = await prisma.reply.findMany({ orderBy: { id: 'desc' }, take: 1 })
  // As it was proposed before circles were looked for.
  const { reportId, answeredReportId, kind, confidence, evidence, shared, proposedAt } = link ?? ({} as never)
  const turned = { reportId: answeredReportId, answeredReportId: reportId, evidence: evidence ?? [] }
  const id = crypto.randomUUID()
  await prisma.reply.create({ data: { id, kind, confidence, shared, proposedAt, status: 'PENDING', ...turned } })
  expect((await repliesOf(claim)).repliesTo.nodes).toHaveLength(1)
  await desk.answered(decision('confirmReply'), { input: { id: found, reason: 'He did.' } })
  expect((await repliesOf(claim)).repliesTo.nodes).toEqual([])
  expect((await repliesOf(reply)).repliesTo.nodes).toMatchObject([{ decision: 'CONFIRMED', answered: { id: claim } }])
})

test('a reader cannot decide about replies', async () => {
  const reader = await desk.principal('READER')
  const input = { id: 'nothing', reason: 'Why not.' }
  const { confirmReply } = await desk.answered(decision('confirmReply'), { input }, reader)
  expect(confirmReply.__typename).toBe('NotAllowed')
  const { rejectReply } = await desk.answered(decision('rejectReply'), { input })
  expect(rejectReply).toEqual({ __typename: 'InvalidInput', message: 'id: does not name a reply' })
})

test('the replies of a page cost the same few SQL statements, however long it is', async () => {
  const page =
    'query ($first: Int!) { statements(first: $first) { nodes { replies(first: 5) { nodes { statement { text } } } repliesTo(first: 5) { nodes { answered { actor { name } } } } } } }'
  const costs = []
  for (const first of [3, 10]) {
    desk.statementsSent()
    await desk.answered(page, { first })
    costs.push(desk.statementsSent().length)
  }
  expect(costs[1]).toBe(costs[0])
})
