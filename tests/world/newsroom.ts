import type { Extractor } from '../../src/domain/extract/extractor.ts'
import { type Entry, isChange } from '../../src/domain/journal/entry.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { openPageReader } from '../../src/ingest/article/page.ts'
import type { Submission } from '../../src/ingest/article/submission.ts'
import { openComparer } from '../../src/ingest/comparing/comparer.ts'
import { openRules } from '../../src/ingest/extraction/rules.ts'
import { createCollectedIngest, createIngest, type IngestCollected } from '../../src/ingest/ingest.ts'
import type { IngestResult } from '../../src/ingest/outcome.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { type Journal, openJournal } from '../../src/store/journal/journal.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { freshDatabase } from './database.ts'

/** A database with everything it takes to ingest, and no service around it. */
export interface Newsroom {
  database: Database
  journal: Journal
  /** What collectors hand articles to. */
  ingestCollected: IngestCollected
  /** Ingests an article of the Harbour Times; what is not told is made up. */
  publish(article: Partial<Submission>): Promise<IngestResult>
  /** The same, where it must succeed: the article's id, the outcome, the statements. */
  published(article: Partial<Submission>): Promise<Extract<IngestResult, { kind: 'ingested' }>>
  /** Publishes one quotation and numbers it; the id of its statement. */
  say(words: string, speaker?: string): Promise<string>
  /** Numbers what is pending, and answers the entries after a position. */
  entries(after?: number): Promise<Entry[]>
  close(): Promise<void>
}

export const HARBOUR_TIMES = { name: 'The Harbour Times', homepage: 'https://harbourtimes.example' }

/** `reading`: what reads articles, in place of the rules alone. `comparing`: how long reports may be compared. */
export async function newsroom({ reading = (rules: Extractor) => rules, comparing = {} } = {}): Promise<Newsroom> {
  const fresh = await freshDatabase()
  const database = await openDatabase(fresh.url, { allowUnsafe: true })
  const pages = openPageReader()
  const extractor = reading(openRules())
  const comparer = openComparer(comparing)
  const readers = { pages, extractor, comparer, reviewBelow: 0.5 }
  const ingest = createIngest(database.prisma, readers, () => undefined)
  const journal = openJournal(database.prisma)
  let count = 0
  const publish = (article: Partial<Submission>) => {
    count += 1
    return ingest(LOCAL_PRINCIPAL.id, {
      source: HARBOUR_TIMES,
      url: `https://harbourtimes.example/${count}`,
      ...article,
    })
  }
  const published = async (article: Partial<Submission>) => {
    const result = await publish(article)
    if (result.kind !== 'ingested') throw new Error(`the article was not ingested: ${JSON.stringify(result)}`)
    return result
  }
  return {
    database,
    journal,
    ingestCollected: createCollectedIngest(database.prisma, readers, () => undefined),
    publish,
    published,
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
      await pages.close()
      await database.close()
      await fresh.drop()
    },
  }
}
