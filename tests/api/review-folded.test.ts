import { afterAll, beforeAll, expect, test } from 'vitest'
import { decide, publish as publishTo } from '../world/articles.ts'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

// What people decide about one report of a statement that other articles report too.

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
  await desk.answered('mutation { createActor(input: { name: "Max Orme", kind: PERSON }) { __typename } }')
})

afterAll(() => desk.close())

const STATEMENT = `statement { id text form status actor { name } reports { nodes { id text form } } }`

const REPORT = `id text form occasion addressee ${STATEMENT}`

/** Ingests an outlet's one article; returns its first report. */
async function publish(outlet: string, text: string): Promise<Answer> {
  const url = `https://${outlet.toLowerCase().replaceAll(' ', '-')}.example/report`
  const { article } = await publishTo(desk.answered, { outlet, url, text }, `reports { nodes { ${REPORT} } }`)
  return article.reports.nodes[0]
}

async function decided(name: 'correctReport' | 'rejectReport', input: object): Promise<Answer> {
  return (await decide(desk.answered, name, input, `report { ${REPORT} }`)).report
}

async function statement(id: string): Promise<Answer> {
  const { node } = await desk.answered(
    'query ($id: ID!) { node(id: $id) { ... on Statement { id text form status actor { name } reports { nodes { id } } } } }',
    { id },
  )
  return node
}

const article = (speaker: string, words: string) => `“${words},” ${speaker} told reporters in Port Ellis.`

test('a corrected report of a folded statement stays corrected when its article is edited, and the other report stays', async () => {
  const words = 'We have counted forty trawlers beyond the northern buoys since the winter began'
  const first = await publish('Corrected Ledger', article('Ada Quill', words))
  const second = await publish('Corrected Wire', article('Ada Quill', words))
  expect(second.statement.id).toBe(first.statement.id)
  const right = await decided('correctReport', { id: second.id, form: 'INDIRECT' })
  expect(right).toMatchObject({ form: 'INDIRECT', addressee: second.addressee, statement: { id: first.statement.id } })
  const again = await publish('Corrected Wire', `A line on top.\n\n${article('Ada Quill', words)}\n\nIt rained.`)
  expect(again).toMatchObject({
    id: second.id,
    form: 'INDIRECT',
    statement: { id: first.statement.id, form: 'DIRECT', actor: { name: 'Ada Quill' } },
  })
  expect(again.statement.reports.nodes.map((report: Answer) => report.id)).toEqual([first.id, second.id])
})

test('a report given to another speaker leaves its folded statement, for good, and is folded under the right name', async () => {
  const words = 'Every ferry in the archipelago will run on hydrogen before the decade is out'
  const first = await publish('Parted Ledger', article('Bruno Marsh', words))
  const second = await publish('Parted Wire', article('Bruno Marsh', words))
  const right = await decided('correctReport', { id: second.id, actor: 'max-orme' })
  expect(right.statement.id).not.toBe(first.statement.id)
  expect(right.statement).toMatchObject({ actor: { name: 'Max Orme' }, reports: { nodes: [{ id: second.id }] } })
  expect(await statement(first.statement.id)).toMatchObject({
    status: 'CURRENT',
    actor: { name: 'Bruno Marsh' },
    reports: { nodes: [{ id: first.id }] },
  })
  const again = await publish('Parted Wire', `${article('Bruno Marsh', words)} It rained.`)
  expect(again).toMatchObject({ id: second.id, statement: { id: right.statement.id, actor: { name: 'Max Orme' } } })
  const third = await publish('Parted Courier', article('Max Orme', words))
  expect(third.statement.id).toBe(right.statement.id)
  const fourth = await publish('Parted Gazette', article('Bruno Marsh', words))
  expect(fourth.statement.id).toBe(first.statement.id)
})

test('a rejected report leaves its folded statement to the others, and nothing is folded into it any more', async () => {
  const words = 'The lighthouse keepers deserve a pension and not another commemorative teapot'
  const first = await publish('Rejected Ledger', article('Dora Lund', words))
  const second = await publish('Rejected Wire', article('Dora Lund', words))
  await decided('rejectReport', { id: first.id })
  expect(await statement(second.statement.id)).toMatchObject({
    status: 'CURRENT',
    reports: { nodes: [{ id: second.id }] },
  })
  await decided('rejectReport', { id: second.id })
  expect(await statement(second.statement.id)).toMatchObject({ status: 'RETRACTED', reports: { nodes: [] } })
  const third = await publish('Rejected Courier', article('Dora Lund', words))
  expect(third.statement.id).not.toBe(second.statement.id)
  const { rows } = await desk.database.pool.query(
    'SELECT FROM folding_keys f JOIN reports r ON r.id = f.report_id WHERE r.retracted_at IS NOT NULL',
  )
  expect(rows).toEqual([])
})

test('a report that was put in its place and then put right keeps its place when it comes back', async () => {
  const first = await publish('Placed Ledger', article('Gregor Palm', 'The dredgers left with eleven thousand tonnes'))
  const second = await publish('Placed Wire', article('Gregor Palm', 'Somebody must explain the gravel to me'))
  await desk.answered(`mutation ($input: MergeStatementsInput!) { mergeStatements(input: $input) { __typename } }`, {
    input: { into: first.statement.id, statements: [second.statement.id], reason: 'one speech' },
  })
  const right = await decided('correctReport', { id: second.id, parts: [{ start: 1, end: 22 }], revision: 1 })
  expect(right).toMatchObject({ text: 'Somebody must explain', statement: { id: first.statement.id } })
  const again = await publish(
    'Placed Wire',
    `${article('Gregor Palm', 'Somebody must explain the gravel to me')} It rained.`,
  )
  expect(again).toMatchObject({ text: right.text, statement: { id: first.statement.id } })
})
