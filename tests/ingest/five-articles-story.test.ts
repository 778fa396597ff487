import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/api/relay/global-id.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { loadStarter } from '../../src/upkeep/starter/starter.ts'
import { type Answer, type Desk, type Followed, openDesk } from '../world/desk.ts'

// The story of one utterance in the articles that others wrote, where ARTICLES_DIR names their folder: what a watcher of
// new statements is told as they come in. Places are told by the first character, and nothing is quoted.

const DIR = process.env.ARTICLES_DIR ?? ''

/** Outlets of our own making, and no dates: what the files themselves tell must do. */
async function ingest(desk: Desk, number: string): Promise<string> {
  const file = readdirSync(DIR).find((name) => name.startsWith(number)) ?? ''
  const result = await desk.context.ingest(LOCAL_PRINCIPAL.id, {
    source: { name: `Outlet ${number}`, homepage: `https://outlet-${number}.example` },
    url: `https://outlet-${number}.example/story`,
    text: readFileSync(join(DIR, file), 'utf8'),
    language: 'en',
  })
  if (result.kind !== 'ingested') throw new Error(JSON.stringify(result))
  return result.articleId
}

const STREAM = /* GraphQL */ `
  subscription ($kinds: [EntryKind!]) {
    statementEvents(filter: { actors: ["mark-rutte"] }, kinds: $kinds) {
      __typename
      ... on StatementChange { statement { id } }
    }
  }
`

const STATEMENT = /* GraphQL */ `
  query ($id: ID!) {
    node(id: $id) {
      ... on Statement {
        independentRoots
        saidAt { date derivation }
        reports { nodes { id article { source { name } } parts { start } } }
      }
    }
  }
`

const DIFF = /* GraphQL */ `
  query ($id: ID!, $against: ID!) {
    node(id: $id) {
      ... on Report { diff(against: $against) { differences { kind before { start end } after { start end } } } }
    }
  }
`

describe.skipIf(DIR === '')('in the five sample articles', () => {
  let desk: Desk
  let newOnly: Followed
  const articles = new Map<string, string>()
  let seen = 0

  beforeAll(async () => {
    desk = await openDesk()
    await loadStarter(desk.database.prisma)
    newOnly = await desk.follow(STREAM, { kinds: ['INGESTED'] })
    expect((await newOnly.next()).statementEvents.__typename).toBe('CaughtUp')
  })

  afterAll(async () => {
    await newOnly.leave()
    await desk.close()
  })

  /** The statement of the report that begins here. */
  async function statementAt(number: string, start: number): Promise<Answer> {
    const articleId = articles.get(number) ?? ''
    const { statementId, id } = await desk.database.prisma.report.findFirstOrThrow({
      where: { articleId, spanStart: start, retractedAt: null },
    })
    const { node } = await desk.answered(STATEMENT, { id: encodeGlobalId('Statement', statementId) })
    return { ...node, id: statementId, reportId: encodeGlobalId('Report', id) }
  }

  /** Takes an article in, and answers the statements that a watcher of new ones is told of: as many as there are. */
  async function told(number: string): Promise<string[]> {
    articles.set(number, await ingest(desk, number))
    const { prisma } = desk.database
    const count = await prisma.statement.count({ where: { actor: { slug: 'mark-rutte' } } })
    const ids: string[] = []
    while (seen + ids.length < count) ids.push((await newOnly.next()).statementEvents.statement.id)
    seen += ids.length
    return ids
  }

  // An outlet may first sum up what it quotes.
  const outlets = ({ reports }: Answer) => [
    ...new Set(reports.nodes.map((report: Answer) => report.article.source.name)),
  ]

  test('the first outlet’s report is one alert', async () => {
    const ids = await told('003')
    const { id } = await statementAt('003', 809)
    expect(ids.filter((each) => each === encodeGlobalId('Statement', id))).toHaveLength(1)
  })

  test('the second outlet’s is one more report and no alert, and both are one root', async () => {
    const ids = await told('000')
    const statement = await statementAt('000', 787)
    expect(statement.id).toBe((await statementAt('003', 809)).id)
    expect(outlets(statement)).toEqual(['Outlet 003', 'Outlet 000'])
    expect(statement.independentRoots).toBe(1)
    expect(ids).not.toContain(encodeGlobalId('Statement', statement.id))
    expect(new Set(ids).size).toBe(ids.length)
    const entries = await desk.database.prisma.journalEntry.findMany({
      where: { statementId: statement.id, kind: { not: 'RECLASSIFIED' } },
      orderBy: { position: 'asc' },
    })
    expect(entries.map((entry) => entry.kind)).toEqual(['INGESTED', 'REPORTED'])
  })

  test('the words that the first outlet dropped are shown, as a narrower scope', async () => {
    const [against, id] = [(await statementAt('000', 787)).reportId, (await statementAt('003', 809)).reportId]
    const { node } = await desk.answered(DIFF, { id, against })
    expect(node.diff.differences).toEqual([
      { kind: 'OMISSION', before: { start: 0, end: 13 }, after: null },
      { kind: 'SCOPE', before: { start: 69, end: 99 }, after: null },
      { kind: 'OMISSION', before: { start: 132, end: 168 }, after: null },
    ])
  })

  test('what two more outlets have from one visit is folded, and dated by both together', async () => {
    await told('001')
    expect((await statementAt('001', 650)).saidAt).toBeNull()
    await told('002')
    const statement = await statementAt('002', 414)
    expect(statement.id).toBe((await statementAt('001', 650)).id)
    expect(statement.saidAt.date).toBe('2025-04-08')
    expect(statement.saidAt.derivation).toHaveLength(5)
    expect((await statementAt('002', 630)).id).toBe((await statementAt('001', 829)).id)
    expect((await statementAt('002', 1467)).id).toBe((await statementAt('001', 2065)).id)
    // Both in words of the outlets' own.
    expect((await statementAt('002', 1241)).id).toBe((await statementAt('001', 1961)).id)
    expect((await statementAt('002', 2596)).id).toBe((await statementAt('001', 2571)).id)
  })

  test('a like word of the interview is a statement of its own', async () => {
    const interview = await statementAt('000', 1)
    expect(outlets(interview)).toEqual(['Outlet 000'])
    expect(interview.id).not.toBe((await statementAt('001', 829)).id)
  })

  test('since when the speaker holds his office, two of them tell differently, and one against what is on file', async () => {
    const side = 'claim { earliest article { source { name } } office { slug } span { start } } tenure { from }'
    const { node } = await desk.answered(
      `query ($id: ID!) { node(id: $id) { ... on Actor { tenureDiscrepancies { verdict sides { ${side} } } } } }`,
      { id: encodeGlobalId('Actor', await idOf('mark-rutte')) },
    )
    const office = { slug: 'nato-secretary-general' }
    const wrong = { earliest: '2023-10-01', article: { source: { name: 'Outlet 002' } }, office, span: { start: 2121 } }
    const right = { earliest: '2024-10-01', article: { source: { name: 'Outlet 003' } }, office, span: { start: 1535 } }
    expect(node.tenureDiscrepancies).toEqual([
      {
        verdict: 'CONFLICT',
        sides: [
          { claim: wrong, tenure: null },
          { claim: right, tenure: null },
        ],
      },
      {
        verdict: 'CONFLICT',
        sides: [
          { claim: wrong, tenure: null },
          { claim: null, tenure: { from: '2024-10-01' } },
        ],
      },
    ])
  })

  const idOf = async (slug: string) => (await desk.database.prisma.actor.findUniqueOrThrow({ where: { slug } })).id

  test('nothing else of the four articles is folded', async () => {
    const statements = await desk.database.prisma.statement.findMany({
      where: { status: 'CURRENT' },
      include: { reports: true },
    })
    const articlesOf = (reports: { articleId: string }[]) => new Set(reports.map(({ articleId }) => articleId))
    expect(statements.filter(({ reports }) => articlesOf(reports).size > 1)).toHaveLength(6)
  })

  test('who condemned the alliance, and who criticised its head, answers what its head had said', async () => {
    await told('004')
    const query = `query ($filter: StatementFilter) { statements(filter: $filter) { nodes { actor { slug } } } }`
    const { statements } = await desk.answered(query, { filter: { answers: ['jens-stoltenberg'] } })
    const speakers = new Set(statements.nodes.map((node: Answer) => node.actor.slug))
    expect([...speakers].sort()).toEqual(['mao-ning', 'north-korea'])
  })
})
