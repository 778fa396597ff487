import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../src/domain/statement/principal.ts'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
let editor: Principal
let reader: Principal
beforeAll(async () => {
  desk = await openDesk()
  editor = await desk.principal('EDITOR', 'the desk')
  reader = await desk.principal('READER')
  for (const name of ['Ada Quill', 'Max Orme'])
    await desk.answered(
      'mutation ($name: String!) { createActor(input: { name: $name, kind: PERSON }) { __typename } }',
      { name },
    )
})
afterAll(() => desk.close())

const INGEST = /* GraphQL */ `
  mutation ($input: IngestArticleInput!) {
    ingestArticle(input: $input) {
      ... on IngestArticleSuccess {
        article { id revision text reports { nodes { ...R } } }
      }
      ... on Failure { message }
    }
  }
`
const REPORT = /* GraphQL */ `
  fragment R on Report {
    id text form confidence needsReview reviewedAt extractor
    parts { start end }
    chain { role name asWritten }
    decisions {
      kind decidedBy decidedAt reason
      was { text form speaker office confidence saidAt { earliest } parts { start end } }
      became { text form speaker nobody office saidAt { earliest latest precision } }
    }
    statement { id text form status actor { name } office { name } saidAt { earliest precision timeZone derivation } }
  }
`
// Nobody's words are one statement in all articles that have them: each test has its own.
const UNSURE = '“The tide is turning for all of us here.”'
const GRAIN = '“Every granary above the old mill stands empty this winter.”'
const BELLS = '“Our church bells were melted down to make bicycles.”'
const BRIDGE = '“Whoever built that bridge never crossed a river in flood.”'
const SNOW = '“Snow on the vineyards means a sour vintage and cheap vinegar.”'
const WOLVES = '“Wolves have come back to the forest behind my school.”'
const SURE = '“We will keep the strait open,” Ada Quill said.'

let count = 0
const address = () => `https://harbourtimes.example/review/${count++}`

async function ingested(text: string, url = address()): Promise<{ id: string; reports: Answer[]; text: string }> {
  const input = {
    source: { name: 'The Harbour Times' },
    url,
    text,
    language: 'en',
    publishedAt: '2025-03-05T09:00:00Z',
  }
  const { ingestArticle } = await desk.answered(INGEST + REPORT, { input })
  if (!ingestArticle.article) throw new Error(ingestArticle.message)
  return { ...ingestArticle.article, reports: ingestArticle.article.reports.nodes }
}

const success = (name: string) =>
  `... on ${name}Success { report { ...R } } ... on Failure { __typename message } ... on InvalidInput { problems { path message } }`
const confirm = async (input: object, as = editor) =>
  (
    await desk.answered(
      `mutation ($input: ConfirmReportInput!) { confirmReport(input: $input) { ${success('ConfirmReport')} } } ${REPORT}`,
      { input },
      as,
    )
  ).confirmReport
const correct = async (input: object, as = editor) =>
  (
    await desk.answered(
      `mutation ($input: CorrectReportInput!) { correctReport(input: $input) { ${success('CorrectReport')} } } ${REPORT}`,
      { input: { reason: 'read it again', ...input } },
      as,
    )
  ).correctReport
const reject = async (input: object, as = editor) =>
  (
    await desk.answered(
      `mutation ($input: RejectReportInput!) { rejectReport(input: $input) { ${success('RejectReport')} } } ${REPORT}`,
      { input: { reason: 'a title', ...input } },
      as,
    )
  ).rejectReport

async function queue(args = 'first: 100') {
  const { reviewQueue } = await desk.answered(
    `{ reviewQueue(${args}) { totalCount pageInfo { hasNextPage } edges { cursor node { id reason queuedAt settledAt report { id text needsReview } } } } }`,
  )
  return reviewQueue
}

/** Entries of one statement, oldest first. */
async function entriesOf(statementId: string): Promise<Answer[]> {
  let found: Answer[] = []
  // The sequencer numbers after the commit.
  await expect
    .poll(async () => {
      await desk.archive.number()
      const { journal } = await desk.answered(
        '{ journal(last: 100) { nodes { kind was { text actor { name } } statement { id } } } }',
      )
      found = journal.nodes.filter((entry: Answer) => entry.statement?.id === statementId)
      return found.length
    })
    .toBeGreaterThan(0)
  return found
}

/** The same without what only corrects queries. */
async function newsOf(statementId: string): Promise<Answer[]> {
  return (await entriesOf(statementId)).filter(({ kind }) => kind !== 'RECLASSIFIED')
}

test('an unsure report is stored, told of, marked, and waits in the queue; a sure one is not', async () => {
  const { reports } = await ingested(`${UNSURE}\n\nThe boats lay still.\n\n${SURE}`)
  expect(reports).toMatchObject([
    { needsReview: true, reviewedAt: null, statement: { status: 'CURRENT', actor: null } },
    { needsReview: false, reviewedAt: null, statement: { actor: { name: 'Ada Quill' } } },
  ])
  const { edges } = await queue()
  expect(edges.at(-1).node).toMatchObject({ reason: 'LOW_CONFIDENCE', settledAt: null, report: { id: reports[0].id } })
  expect(edges.some((edge: Answer) => edge.node.report.id === reports[1].id)).toBe(false)
  expect((await entriesOf(reports[0].statement.id)).map(({ kind }) => kind)).toEqual(['INGESTED'])
  const { node } = await desk.answered('query ($id: ID!) { node(id: $id) { ... on ReviewItem { reason } } }', {
    id: edges.at(-1).node.id,
  })
  expect(node).toEqual({ reason: 'LOW_CONFIDENCE' })
})

test('the queue is read from its front in pages that stand still while others decide', async () => {
  const words = ['first', 'second', 'third', 'fourth']
  const all: string[] = []
  for (const word of words)
    all.push((await ingested(`“The ${word} tide is turning for us.”\n\nIt rained.`)).reports[0].id)
  const before = (await queue()).edges.length - words.length
  const page = await queue(`first: ${before + 2}`)
  expect(page.edges.slice(-2).map((edge: Answer) => edge.node.report.id)).toEqual(all.slice(0, 2))
  expect(page.pageInfo.hasNextPage).toBe(true)
  await confirm({ id: all[1] })
  await confirm({ id: all[2] })
  const rest = await queue(`first: 10, after: "${page.edges.at(-1).cursor}"`)
  expect(rest.edges.map((edge: Answer) => edge.node.report.id)).toEqual([all[3]])
  expect(rest.totalCount).toBe(before + 2)
})

test('a confirmed report leaves the queue, is certain, and says who confirmed it; its statement has no news', async () => {
  const { reports } = await ingested(`${GRAIN}\n\nThe tide was late.`)
  const { report } = await confirm({ id: reports[0].id, reason: 'heard it' })
  expect(report).toMatchObject({ confidence: 1, needsReview: false, reviewedAt: expect.any(String) })
  expect(report.decisions).toMatchObject([
    {
      kind: 'CONFIRMED',
      decidedBy: 'the desk',
      reason: 'heard it',
      became: null,
      was: { text: report.text, speaker: null, confidence: reports[0].confidence },
    },
  ])
  expect((await queue()).edges.some((edge: Answer) => edge.node.report.id === report.id)).toBe(false)
  expect((await newsOf(report.statement.id)).map(({ kind }) => kind)).toEqual(['INGESTED'])
})

test('a corrected speaker amends the statement, on the journal too, and stays when the article is edited', async () => {
  const url = address()
  const text = `${BELLS}\n\nThe pilot was glad.`
  const { reports } = await ingested(text, url)
  const { report } = await correct({ id: reports[0].id, actor: 'max-orme' })
  expect(report).toMatchObject({
    confidence: 1,
    needsReview: false,
    chain: [{ role: 'ACTOR', name: 'Max Orme', asWritten: null }, { role: 'ARTICLE' }],
    statement: { actor: { name: 'Max Orme' }, status: 'CURRENT' },
    decisions: [
      { kind: 'CORRECTED', was: { speaker: null }, became: { speaker: 'Max Orme', nobody: false, text: null } },
    ],
  })
  const kinds = ['INGESTED', 'AMENDED']
  expect((await entriesOf(report.statement.id)).map(({ kind, was }) => [kind, was.actor?.name ?? null])).toEqual([
    ['INGESTED', null],
    ['AMENDED', 'Max Orme'],
  ])
  const { statements } = await desk.answered('{ statements(filter: { actors: ["max-orme"] }) { nodes { id } } }')
  expect(statements.nodes).toContainEqual({ id: report.statement.id })

  const [again] = (await ingested(`A line on top.\n\n${text}\n\nAnd one below.`, url)).reports
  expect(again).toMatchObject({
    id: report.id,
    confidence: 1,
    needsReview: false,
    reviewedAt: report.reviewedAt,
    statement: { id: report.statement.id, actor: { name: 'Max Orme' } },
  })
  expect((await newsOf(report.statement.id)).map(({ kind }) => kind)).toEqual(kinds)
})

test('corrected words, form and time are in the text, in the statement, and in searches', async () => {
  const url = address()
  const text = `The day was long.\n\n“We shall raise the quixotic harbour dues, ladies and gentlemen,” Ada Quill said.`
  const { reports, text: stored } = await ingested(text, url)
  const start = stored.indexOf('raise')
  const parts = [{ start, end: stored.indexOf(' dues') + 5 }]
  const saidAt = { earliest: '2025-03-02T00:00:00Z', latest: '2025-03-03T00:00:00Z', precision: 'DAY' }
  const { report } = await correct({ id: reports[0].id, parts, revision: 1, form: 'FRAGMENT', saidAt })
  const words = 'raise the quixotic harbour dues'
  expect(report).toMatchObject({
    text: words,
    form: 'FRAGMENT',
    parts,
    statement: {
      text: words,
      form: 'FRAGMENT',
      actor: { name: 'Ada Quill' },
      saidAt: {
        earliest: '2025-03-02T00:00:00.000Z',
        precision: 'DAY',
        timeZone: 'UTC',
        derivation: ['put right by an editor'],
      },
    },
    decisions: [
      {
        was: { text: reports[0].text, parts: reports[0].parts },
        became: { text: words, form: 'FRAGMENT', saidAt: { precision: 'DAY' } },
      },
    ],
  })
  const found = async (search: string) =>
    (
      await desk.answered('query ($f: StatementFilter) { statements(filter: $f) { totalCount } }', {
        f: { text: search },
      })
    ).statements.totalCount
  expect([await found('quixotic'), await found('quixotic gentlemen')]).toEqual([1, 0])

  const edited = await ingested(`A line on top.\n\n${text}`, url)
  const [again] = edited.reports
  expect(again).toMatchObject({
    id: report.id,
    text: words,
    form: 'FRAGMENT',
    statement: { saidAt: { precision: 'DAY' } },
  })
  expect(edited.text.slice(again.parts[0].start, again.parts[0].end)).toBe(words)
})

test('a corrected office is the one the statement was made in', async () => {
  await desk.answered('mutation { createOffice(input: { name: "Harbour Warden" }) { __typename } }')
  const url = address()
  const { reports } = await ingested(`The day was grey.\n\n${SURE}`, url)
  const { report } = await correct({ id: reports[0].id, office: 'harbour-warden' })
  expect(report.statement.office).toEqual({ name: 'Harbour Warden' })
  const [again] = (await ingested(`The day was grey and long.\n\n${SURE}`, url)).reports
  expect(again).toMatchObject({ id: report.id, statement: { office: { name: 'Harbour Warden' } } })
})

test('a rejected report is gone, its statement retracted, and neither comes back with an edit', async () => {
  const url = address()
  const text = `${BRIDGE}\n\nIt stood on a wall.\n\n${SURE}`
  const { reports } = await ingested(text, url)
  const { report } = await reject({ id: reports[0].id })
  expect(report).toMatchObject({
    needsReview: false,
    statement: { status: 'RETRACTED' },
    decisions: [{ kind: 'REJECTED', reason: 'a title' }],
  })
  expect((await entriesOf(report.statement.id)).map(({ kind }) => kind)).toEqual(['INGESTED', 'RETRACTED'])
  const again = await ingested(`Corrected.\n\n${text}`, url)
  expect(again.reports.map(({ text: words }) => words)).toEqual([reports[1].text])
  expect(await confirm({ id: report.id })).toMatchObject({
    problems: [{ path: 'id', message: 'is not a current report' }],
  })
})

test('an edit that makes an unsure report sure, or drops it, takes it out of the queue', async () => {
  const url = address()
  const { reports } = await ingested(`${SNOW}\n\nThe wind turned.`, url)
  await ingested(`${SNOW.replace('.”', ',”')} Ada Quill said.\n\nThe wind turned.`, url)
  expect((await queue()).edges.some((edge: Answer) => edge.node.report.id === reports[0].id)).toBe(false)
  const other = address()
  const dropped = (await ingested(`${WOLVES}\n\nThe rain came.`, other)).reports
  await ingested('The rain came and stayed.', other)
  expect((await queue()).edges.some((edge: Answer) => edge.node.report.id === dropped[0].id)).toBe(false)
})

test('a report that others stand beside becomes a statement of its own when its speaker is put right', async () => {
  const actorId = await desk.archive.actor('Shared Speaker')
  const articles = [await desk.archive.article({ text: 'One.' }), await desk.archive.article({ text: 'Two.' })]
  const { id, reportIds } = await desk.archive.statement({ text: 'The tide turns.', actorId, articleIds: articles })
  const [first, second] = reportIds.map((reportId) => Buffer.from(`Report:${reportId}`).toString('base64'))
  const { report } = await correct({ id: second, actor: 'max-orme' })
  const statementId = Buffer.from(`Statement:${id}`).toString('base64')
  expect(report.statement).toMatchObject({ actor: { name: 'Max Orme' }, text: 'The tide turns.' })
  expect(report.statement.id).not.toBe(statementId)
  const { node } = await desk.answered(
    'query ($id: ID!) { node(id: $id) { ... on Statement { status actor { name } reports { nodes { id } } } } }',
    { id: statementId },
  )
  expect(node).toEqual({ status: 'CURRENT', actor: { name: 'Shared Speaker' }, reports: { nodes: [{ id: first }] } })
  expect((await entriesOf(report.statement.id)).map(({ kind }) => kind)).toEqual(['INGESTED'])
})

test('a rejected report leaves a statement that another article carries', async () => {
  const articles = [await desk.archive.article(), await desk.archive.article()]
  const { id, reportIds } = await desk.archive.statement({
    text: 'The quay is ours.',
    articleIds: articles,
    reportTexts: ['The quay is ours.', 'The whole quay is ours.'],
  })
  const { report } = await reject({ id: Buffer.from(`Report:${reportIds[0]}`).toString('base64') })
  expect(report.statement).toMatchObject({
    id: Buffer.from(`Statement:${id}`).toString('base64'),
    status: 'CURRENT',
    text: 'The whole quay is ours.',
  })
  expect((await entriesOf(report.statement.id)).map(({ kind }) => kind)).toEqual(['INGESTED', 'AMENDED'])
})

test('an erased statement takes its corrections along, and does not come back in the words before them', async () => {
  const url = address()
  const text = 'The day was short.\n\n“We shall lower the gargantuan fees of the harbour at last,” Ada Quill said.'
  const { reports, text: stored } = await ingested(text, url)
  const start = stored.indexOf('lower')
  const { report } = await correct({
    id: reports[0].id,
    revision: 1,
    parts: [{ start, end: stored.indexOf(' of the') }],
  })
  const { eraseStatement } = await desk.answered(
    'mutation ($id: ID!) { eraseStatement(input: { id: $id, reason: "law" }) { __typename } }',
    { id: report.statement.id },
  )
  expect(eraseStatement.__typename).toBe('EraseStatementSuccess')
  expect(await desk.database.prisma.correction.count({ where: { article: { canonicalUrl: url } } })).toBe(0)
  expect((await ingested(`${text} It rained.`, url)).reports).toEqual([])
})

test.each<[string, object, string]>([
  ['nothing', {}, 'actor'],
  ['an unknown actor', { actor: 'no-such' }, 'actor'],
  ['an actor and nobody', { actor: 'max-orme', nobody: true }, 'nobody'],
  ['an unknown office', { office: 'no-such' }, 'office'],
  ['an office of nobody', { office: 'harbour-warden', nobody: true }, 'office'],
  ['words of an older revision', { parts: [{ start: 0, end: 3 }], revision: 7 }, 'revision'],
  ['words of no revision', { parts: [{ start: 0, end: 3 }] }, 'revision'],
  ['no words', { parts: [], revision: 1 }, 'parts'],
  ['words outside the text', { parts: [{ start: 0, end: 100_000 }], revision: 1 }, 'parts'],
  ['words before the text', { parts: [{ start: -1, end: 3 }], revision: 1 }, 'parts'],
  [
    'words from behind',
    {
      parts: [
        { start: 9, end: 12 },
        { start: 1, end: 3 },
      ],
      revision: 1,
    },
    'parts',
  ],
  [
    'a time that ends before it begins',
    { saidAt: { earliest: '2025-03-03T00:00:00Z', latest: '2025-03-02T00:00:00Z', precision: 'DAY' } },
    'saidAt.latest',
  ],
  ['no reason', { reason: ' ', actor: 'max-orme' }, 'reason'],
  ['a report that is none', { id: 'UmVwb3J0OjA=', actor: 'max-orme' }, 'id'],
])('a correction to %s is refused where it is wrong, and changes nothing', async (_, given, path) => {
  const { reports } = await ingested(`The fog came in.\n\n${SURE}`)
  expect(await correct({ id: reports[0].id, ...given })).toMatchObject({
    problems: [{ path, message: expect.any(String) }],
  })
  const [same] = (await ingested(`The fog came in.\n\n${SURE} Then it went.`)).reports
  expect(same.decisions).toEqual([])
})

test('a reader may look at the queue, but decides nothing', async () => {
  const { reports } = await ingested(`The ice broke.\n\n${SURE}`)
  const [{ id }] = reports
  for (const refused of [
    await confirm({ id }, reader),
    await correct({ id, actor: 'max-orme' }, reader),
    await reject({ id }, reader),
  ])
    expect(refused.__typename).toBe('NotAllowed')
  expect((await desk.ask('{ reviewQueue { totalCount } }', {}, reader)).errors).toBeUndefined()
})

test('decisions of several editors about one report at the same moment come one after the other', async () => {
  const { reports } = await ingested(`The ferry was late.\n\n${SURE}`)
  const [{ id }] = reports
  const answers = await Promise.all([
    ...Array.from({ length: 2 }, () => correct({ id, actor: 'max-orme' })),
    ...Array.from({ length: 2 }, () => correct({ id, form: 'INDIRECT' })),
  ])
  for (const { report } of answers) expect(report.id).toBe(id)
  const { report } = await confirm({ id })
  expect(report).toMatchObject({ form: 'INDIRECT', statement: { actor: { name: 'Max Orme' }, form: 'INDIRECT' } })
  expect(report.decisions).toHaveLength(5)
})
