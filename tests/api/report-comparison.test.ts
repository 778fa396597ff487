import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/api/relay/global-id.ts'
import type { ChainLink } from '../../src/domain/statement/statement.ts'
import { composeAgain } from '../../src/ingest/statements/recompose.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const publisher = (name: string | null): ChainLink => ({ role: 'PUBLISHER', name, asWritten: name ?? 'local media' })

/** A statement that two outlets report in their own words; the second has it from where it is told. */
async function reported(texts: string[], from: (string | null)[] = []) {
  const { archive, context } = desk
  const articleIds = await Promise.all(texts.map(() => archive.article()))
  const made = await archive.statement({ articleIds, reportTexts: texts })
  for (const [index, id] of made.reportIds.entries()) {
    const name = from[index]
    if (name !== undefined)
      await context.prisma.report.update({ where: { id }, data: { chain: [publisher(name)] as object[] } })
  }
  await context.prisma.$transaction((tx) => composeAgain(tx, [made.id], new Date()))
  return {
    ...made,
    statement: encodeGlobalId('Statement', made.id),
    reports: made.reportIds.map((id) => encodeGlobalId('Report', id)),
  }
}

const DIFF = /* GraphQL */ `
  query ($report: ID!, $against: ID!) {
    node(id: $report) {
      ... on Report {
        text
        diff(against: $against) {
          operations { operation before { start end } after { start end } }
          differences { kind before { start end } after { start end } }
        }
      }
    }
  }
`

test('two reports of one statement show what each of them left out or turned round', async () => {
  const { reports } = await reported(['We will sell the old ferry.', 'We will not sell the ferry.'])
  const { node } = await desk.answered(DIFF, { report: reports[1], against: reports[0] })
  expect(node.diff).toEqual({
    operations: [
      { operation: 'KEPT', before: { start: 0, end: 7 }, after: { start: 0, end: 7 } },
      { operation: 'ADDED', before: null, after: { start: 8, end: 11 } },
      { operation: 'KEPT', before: { start: 8, end: 16 }, after: { start: 12, end: 20 } },
      { operation: 'REMOVED', before: { start: 17, end: 20 }, after: null },
      { operation: 'KEPT', before: { start: 21, end: 26 }, after: { start: 21, end: 26 } },
    ],
    differences: [
      { kind: 'NEGATION', before: null, after: { start: 8, end: 11 } },
      { kind: 'OMISSION', before: { start: 17, end: 20 }, after: null },
    ],
  })
})

test('a report cannot be compared with what is no report', async () => {
  const { reports, statement } = await reported(['We will sell the ferry.'])
  const { node } = await desk.answered(DIFF, { report: reports[0], against: statement })
  expect(node.diff).toBeNull()
  const gone = encodeGlobalId('Report', '00000000-0000-4000-8000-000000000000')
  expect((await desk.answered(DIFF, { report: reports[0], against: gone })).node.diff).toBeNull()
})

const ROOTS = '{ independentRoots reports(first: 5) { nodes { root { kind name } } } }'

test('two outlets that quote one interview are one confirmation, and one that was there is another', async () => {
  const { statement } = await reported(['We wait.', 'We wait.', 'We wait.'], ['The Harbour Times', 'Harbour Times'])
  const { node } = await desk.answered(`query ($id: ID!) { node(id: $id) { ... on Statement ${ROOTS} } }`, {
    id: statement,
  })
  expect(node.independentRoots).toBe(2)
  expect(node.reports.nodes.map(({ root }: { root: object }) => root)).toEqual([
    { kind: 'CITED', name: 'The Harbour Times' },
    { kind: 'CITED', name: 'Harbour Times' },
    { kind: 'OWN', name: expect.any(String) },
  ])
})

test('a statement that only unnamed media carry has one root, and a retracted one none', async () => {
  const { id, statement, reportIds } = await reported(['We wait.', 'We do wait.'], [null, null])
  const asked = `query ($id: ID!) { node(id: $id) { ... on Statement ${ROOTS} } }`
  const { node } = await desk.answered(asked, { id: statement })
  expect(node).toMatchObject({ independentRoots: 1 })
  expect(node.reports.nodes[0].root).toEqual({ kind: 'UNKNOWN', name: null })
  await desk.context.prisma.report.updateMany({ where: { id: { in: reportIds } }, data: { retractedAt: new Date() } })
  await desk.context.prisma.$transaction((tx) => composeAgain(tx, [id], new Date()))
  const after = await desk.answered(asked, { id: statement })
  expect(after.node.independentRoots).toBe(0)
})

const DISCREPANCIES = /* GraphQL */ `
  query ($id: ID!) {
    node(id: $id) {
      ... on Statement {
        discrepancies { kind verdict why sides { words place span { start end } report { id article { source { name } } } } }
      }
    }
  }
`

test('reports that tell other numbers and days disagree, with both words shown', async () => {
  const { statement, reports, reportIds } = await reported(['We have 32 ships.', 'We have 23 ships, all told.'])
  const said = ['On May 3, Roe said:', 'On May 4, Roe said:']
  for (const [index, id] of reportIds.entries())
    await desk.context.prisma.report.update({ where: { id }, data: { contextBefore: said[index] ?? '' } })
  const { node } = await desk.answered(DISCREPANCIES, { id: statement })
  expect(
    node.discrepancies.map(({ kind, verdict }: { kind: string; verdict: string }) => `${kind} ${verdict}`),
  ).toEqual(['DATE CONFLICT', 'SPEECH_FORM CONFLICT', 'NUMBER CONFLICT'])
  expect(node.discrepancies[2].sides).toEqual([
    {
      words: '23',
      place: 'TEXT',
      span: { start: 8, end: 10 },
      report: { id: reports[1], article: { source: { name: expect.any(String) } } },
    },
    {
      words: '32',
      place: 'TEXT',
      span: { start: 8, end: 10 },
      report: { id: reports[0], article: { source: { name: expect.any(String) } } },
    },
  ])
})

test('the roots, differences and discrepancies of a page cost the same few SQL statements, however long it is', async () => {
  for (let count = 0; count < 30; count += 1) await reported([`We have ${count} ships.`, `We have ${count + 1} ships.`])
  const { reports } = await reported(['We have no ships.'])
  const counts = []
  // The first answer after the first article also reads which epoch it is.
  await desk.answered('{ statements { totalCount } }')
  for (const first of [2, 30]) {
    desk.statementsSent()
    const { statements } = await desk.answered(
      `query ($first: Int!, $against: ID!) {
        statements(first: $first) {
          nodes {
            independentRoots
            discrepancies { sides { report { article { url } } } }
            reports(first: 2) { nodes { root { name } diff(against: $against) { operations { operation } } } }
          }
        }
      }`,
      { first, against: reports[0] },
    )
    expect(statements.nodes).toHaveLength(first)
    expect(statements.nodes[1].discrepancies).not.toEqual([])
    counts.push(desk.statementsSent())
  }
  expect(counts[1]?.length, counts[1]?.join('\n')).toBe(counts[0]?.length)
  expect(counts[1]?.length).toBeLessThanOrEqual(11)
})

test('one operation compares no more speeches than a server should for one', async () => {
  const speech = 'We will sell the ferry. '.repeat(800)
  const { statement, reports } = await reported(Array.from({ length: 15 }, (_, index) => `${speech} ${index}`))
  const asked = `query ($id: ID!, $against: ID!) {
    node(id: $id) { ... on Statement { reports(first: 15) { nodes { diff(against: $against) { operations { operation } } } } } }
  }`
  const { errors } = await desk.ask(asked, { id: statement, against: reports[0] })
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'TOO_COSTLY' })
})
