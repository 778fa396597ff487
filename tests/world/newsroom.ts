import type { Extractor } from '../../src/domain/extract/extractor.ts'
import { type Entry, isChange } from '../../src/domain/journal/entry.ts'
import { type RightsRefusal, rightsFrom } from '../../src/domain/rights/rights.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import type { PageReader } from '../../src/ingest/article/page.ts'
import type { Submission } from '../../src/ingest/article/submission.ts'
import { openComparer } from '../../src/ingest/comparing/comparer.ts'
import { createCollectedIngest, createIngest, type IngestCollected } from '../../src/ingest/ingest.ts'
import type { IngestResult } from '../../src/ingest/outcome.ts'
import type { KeepText } from '../../src/ingest/recording/record-article.ts'
import type { ThreadLimits } from '../../src/ingest/threads/threads.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { type Journal, openJournal } from '../../src/store/journal/journal.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { freshDatabase } from './database.ts'
import { SHARED } from './threads.ts'

type Ingested = Extract<IngestResult, { kind: 'ingested' }>

/** A database with everything it takes to ingest, and no service around it. */
export interface Newsroom {
  database: Database
  journal: Journal
  /** What collectors hand articles to. */
  ingestCollected: IngestCollected
  /** Ingests an article of the Harbour Times; what is not told is made up. */
  publish(article: Partial<Submission>): Promise<IngestResult>
  /** The same, where it must succeed: the article's id, the outcome, the statements. */
  published(article: Partial<Submission>): Promise<Ingested>
  /** The same article as the service itself finds it, with what its publisher refuses. */
  collected(article: Partial<Submission>, refusals?: RightsRefusal[]): Promise<Ingested>
  /** Publishes one quotation and numbers it; the id of its statement. */
  say(words: string, speaker?: string): Promise<string>
  /** Numbers what is pending, and answers the entries after a position. */
  entries(after?: number): Promise<Entry[]>
  close(): Promise<void>
}

export const HARBOUR_TIMES = { name: 'The Harbour Times', homepage: 'https://harbourtimes.example' }

/**
 * `reading`: what reads articles, in place of the rules alone. `comparing`: how long reports may be compared. `pages`:
 * what reads pages; the caller closes it. `keepText`: how much of texts is kept.
 */
export async function newsroom({
  reading = (rules: Extractor) => rules,
  comparing = null as Partial<ThreadLimits> | null,
  pages = SHARED.pages as PageReader,
  keepText = SHARED.keepText as KeepText,
} = {}): Promise<Newsroom> {
  const fresh = await freshDatabase()
  const database = await openDatabase(fresh.url, { allowUnsafe: true })
  const extractor = reading(SHARED.extractor)
  const comparer = comparing === null ? SHARED.comparer : openComparer(comparing)
  const readers = { ...SHARED, pages, extractor, comparer, keepText }
  const ingest = createIngest(database.prisma, readers, () => undefined)
  const ingestCollected = createCollectedIngest(database.prisma, readers, () => undefined)
  const journal = openJournal(database.prisma)
  let count = 0
  const submissionOf = (article: Partial<Submission>): Submission => {
    count += 1
    return { source: HARBOUR_TIMES, url: `https://harbourtimes.example/${count}`, ...article }
  }
  const publish = (article: Partial<Submission>) => ingest(LOCAL_PRINCIPAL.id, submissionOf(article))
  const succeeded = (result: Awaited<ReturnType<IngestCollected>>) => {
    if (result.kind !== 'ingested') throw new Error(`the article was not ingested: ${JSON.stringify(result)}`)
    return result
  }
  const published = async (article: Partial<Submission>) => succeeded(await publish(article))
  return {
    database,
    journal,
    ingestCollected,
    publish,
    published,
    async collected(article, refusals = []) {
      const submission = submissionOf(article)
      const origin = { rights: rightsFrom(refusals), askedUrl: submission.url, articleId: null, isCheck: false }
      const about = { hearsay: null, reject: () => null, ...origin }
      return succeeded(await ingestCollected(LOCAL_PRINCIPAL.id, submission, about))
    },
    async say(words, speaker = 'Ada Quill') {
      const { statementIds } = await published({ text: `“${words},” ${speaker} said.` })
      await sequence(database.prisma)
      return statementIds[0] ?? ''
    },
    async entries(after = 0) {
      await sequence(database.prisma)
      return (await journal.read(after, 1000)).filter((recorded): recorded is Entry => !isChange(recorded))
    },
    async close() {
      await extractor.close()
      await comparer.close()
      await database.close()
      await fresh.drop()
    },
  }
}
