import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { ExtractedReport } from '../../../src/domain/statement/report.ts'
import { Verdicts } from '../../../src/ingest/comparing/verdicts.ts'
import { recordReports } from '../../../src/ingest/recording/record-reports.ts'
import { topicReader } from '../../../src/store/catalogue/classification.ts'
import type { Prisma, PrismaClient } from '../../../src/store/prisma/client.ts'
import { ACTORS } from './archive.ts'

/** A new article's one report, and the statement it is of, where that is known. */
export interface NewReport {
  articleId: string
  sourceId: string
  text: string
  publishedAt: Date
  statementId: string | null
  extracted: ExtractedReport
}

/** Puts an article on file and makes its report: some known statement's words with two of them changed, or new ones. */
export async function nextReport(
  pool: pg.Pool,
  {
    statements,
    isKnown,
    number,
    random,
  }: { statements: number; isKnown: boolean; number: number; random: () => number },
): Promise<NewReport> {
  const chosen = uuidOf(`s${Math.floor(random() * statements)}`)
  const { rows: known } = await pool.query<{ text: string; name: string; at: Date }>(
    'SELECT s.text, a.name, r.folding_time AS at FROM statements s JOIN actors a ON a.id = s.actor_id JOIN reports r ON r.statement_id = s.id WHERE s.id = $1 LIMIT 1',
    [chosen],
  )
  const { rows: words } = await pool.query<{ word: string }>('SELECT word FROM bench_words WHERE n = ANY ($1)', [
    Array.from({ length: 14 }, () => Math.floor(8_000 * random() ** 3)),
  ])
  const fresh = words.map((row) => row.word)
  const old = known[0]?.text.split(' ') ?? []
  const said = (isKnown ? [...old.slice(2), ...fresh.slice(0, 2)] : fresh).join(' ')
  const name = isKnown ? (known[0]?.name ?? '') : `Person Number${Math.floor(ACTORS * random() ** 2)}`
  const publishedAt = known[0]?.at ?? new Date()
  const opening = 'Something happened at the harbour on that day. '.repeat(20)
  const text = `${opening}“${said},” ${name} said. ${opening}`
  const articleId = uuidOf(`bench ${statements} ${number}`)
  const sourceId = uuidOf(`o${number % 100}`)
  await pool.query(
    'INSERT INTO articles (id, source_id, canonical_url, revision, ingested_at) VALUES ($1, $2, $3, 1, now())',
    [articleId, sourceId, `https://bench.example/${statements}/${number}`],
  )
  await pool.query(
    `INSERT INTO article_revisions (article_id, number, url, published_at, language, text, digest, ingested_at)
     VALUES ($1, 1, 'x', $2, 'en', $3, 'x', now())`,
    [articleId, publishedAt, text],
  )
  const start = opening.length + 1
  const span = { start, end: start + said.length }
  const extracted: ExtractedReport = {
    parts: [span],
    text: said,
    form: 'DIRECT',
    act: 'ASSERTS',
    cue: 'said',
    speaker: {
      asWritten: name,
      span,
      name,
      kind: 'PERSON',
      surnameOnly: false,
      describedAs: null,
      office: null,
      officeSpan: null,
    },
    saidAt: null,
    chain: [],
    addressee: null,
    addresseeSpan: null,
    occasion: null,
    occasionSpan: null,
    context: { before: opening.slice(-48), after: opening.slice(0, 48) },
    confidence: 0.9,
  }
  return { articleId, sourceId, text, publishedAt, statementId: isKnown ? chosen : null, extracted }
}

const readTopics = topicReader()

/** What an ingest does with the report, from its speaker to the commit. Answers its statement. */
export async function record(prisma: PrismaClient, report: NewReport): Promise<string | undefined> {
  const [statementId] = await prisma.$transaction((tx) => recordIn(tx, report))
  return statementId
}

/** The same, leaving nothing behind. */
export async function recordInVain(prisma: PrismaClient, report: NewReport): Promise<void> {
  const rollback = new Error('to be rolled back')
  const recorded = prisma.$transaction(async (tx) => {
    await recordIn(tx, report)
    throw rollback
  })
  await recorded.catch((error: unknown) => {
    if (error !== rollback) throw error
  })
}

async function recordIn(tx: Prisma.TransactionClient, report: NewReport): Promise<string[]> {
  const { articleId, sourceId, text, publishedAt, extracted } = report
  return recordReports(tx, {
    articleId,
    sourceId,
    sourceName: 'Outlet',
    source: { name: 'Outlet', homepage: null },
    agency: null,
    revision: 1,
    text,
    language: 'en',
    timeZone: 'UTC',
    publishedAt,
    reports: [extracted],
    isWaiting: () => false,
    topics: await readTopics(tx),
    now: new Date(),
    reread: null,
    isBackfill: false,
    verdicts: new Verdicts(),
  })
}

function uuidOf(name: string): string {
  const hex = createHash('md5').update(name).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
