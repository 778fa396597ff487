import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import type { ExtractorName } from '../../../src/domain/extract/extractor.ts'
import type { ExtractedReport } from '../../../src/domain/statement/report.ts'
import type { ReadArticle } from '../../../src/ingest/article/read-article.ts'
import type { CheckedSubmission, Submission } from '../../../src/ingest/article/submission.ts'
import type { PrismaClient } from '../../../src/store/prisma/client.ts'

// An article's way in, cut where it is measured. The parts are those of the service; what it asks of the publisher, and of
// its own database, is asked here as well. They are what `npm run build` has made: run from source, each function that is made
// while a text is read costs more.

const built = (file: string) => import(new URL(`../../../dist/${file}.js`, import.meta.url).href)

const { textOfAnswer }: typeof import('../../../src/collect/answer-text.ts') = await built('collect/answer-text')
const { openFetcher }: typeof import('../../../src/fetch/fetcher.ts') = await built('fetch/fetcher')
const { openPageReader }: typeof import('../../../src/ingest/article/page.ts') = await built('ingest/article/page')
const { readArticle }: typeof import('../../../src/ingest/article/read-article.ts') =
  await built('ingest/article/read-article')
const { checkSubmission }: typeof import('../../../src/ingest/article/submission.ts') =
  await built('ingest/article/submission')
const { openComparer }: typeof import('../../../src/ingest/comparing/comparer.ts') =
  await built('ingest/comparing/comparer')
const { openRules }: typeof import('../../../src/ingest/extraction/rules.ts') = await built('ingest/extraction/rules')
const { openRecorder }: typeof import('../../../src/ingest/recording/record-article.ts') = await built(
  'ingest/recording/record-article',
)
const { keepJournal }: typeof import('../../../src/upkeep/keep-journal.ts') = await built('upkeep/keep-journal')
export const { openDatabase }: typeof import('../../../src/store/database/database.ts') =
  await built('store/database/database')

/** Fetches the pages of articles from a process of its own, as if each were of a host that nobody has asked. */
export async function openFetching(file: string, seed: number) {
  const paper = fork(fileURLToPath(new URL('./paper.ts', import.meta.url)), [file, String(seed)], {
    execArgv: ['--import', 'tsx'],
  })
  const [{ port }] = (await once(paper, 'message')) as [{ port: number }]
  const host = `127.0.0.1:${port}`
  const fetcher = openFetcher({ userAgent: 'Onrecord/bench', allowed: new Set([host]), leastGapMs: 0 })
  return {
    async fetch(number: number): Promise<string> {
      const options = { accept: 'text/html', maxBytes: 5 * 1024 * 1024, timeoutMs: 30_000, robots: true }
      const answer = await fetcher.get(`http://${host}/${number}`, options)
      if (!answer.ok) throw new Error(answer.failure.message)
      await fetcher.rightsOf(answer.value)
      return textOfAnswer(answer.value)
    },
    async close() {
      await fetcher.close()
      paper.kill()
    },
  }
}

/** An article before its reports are known. */
export interface Read {
  submission: CheckedSubmission
  article: ReadArticle
}

export function openReading() {
  const pages = openPageReader()
  return {
    async read(submission: Submission): Promise<Read | null> {
      const now = new Date()
      const checked = checkSubmission(submission, now)
      if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
      const article = await readArticle(checked.value, pages, now)
      return article.ok ? { submission: checked.value, article: article.value } : null
    },
    close: () => pages.close(),
  }
}

export function openExtracting() {
  const rules = openRules()
  return {
    async extract({ submission, article }: Read): Promise<ExtractedReport[]> {
      const { text, publishedAt, language } = article
      const about = { timeZone: 'UTC', sourceName: submission.source.name }
      return (await rules.extract({ text, publishedAt, language, ...about })).reports
    },
    close: () => rules.close(),
  }
}

/** Records articles whose reports are known, and numbers the journal, as the service does after each commit. */
export function openRecording(prisma: PrismaClient) {
  const comparer = openComparer()
  let found: ExtractedReport[] = []
  const extractor = {
    extract: async () => ({ extractor: 'RULES' as ExtractorName, reports: found }),
    async close() {},
  }
  const record = openRecorder(prisma, { extractor, comparer, reviewBelow: 0.5, keepText: null })
  const retention = { ageMs: null, entries: null }
  const options = { pollMs: 1_000, retention, alertAgeMs: null, consumerExpiryMs: null, onNumbered() {} }
  const journal = keepJournal(prisma, options, pino({ level: 'silent' }))
  return {
    /** Answers how many statements the article carries. One article after the other. */
    async record({ submission, article }: Read, reports: ExtractedReport[]): Promise<number> {
      found = reports
      const result = await record('00000000-0000-7000-8000-00000000be9c', submission, article, null)
      if (result.kind !== 'ingested') throw new Error(JSON.stringify(result))
      journal.committed()
      return result.statementIds.length
    },
    async close() {
      await journal.stop()
      await comparer.close()
    },
  }
}
