import type { Extractor } from '../domain/extract/extractor.ts'
import { readClock } from '../store/database/clock.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import type { PageReader } from './article/page.ts'
import { type Hearsay, type ReadArticle, readArticle } from './article/read-article.ts'
import { checkSubmission, type Submission } from './article/submission.ts'
import type { Comparer } from './comparing/comparer.ts'
import type { IngestResult } from './outcome.ts'
import { openRecorder } from './recording/record-article.ts'

/** Takes one article through: text, reports, statements, journal, in one transaction. */
export type Ingest = (principalId: string, submission: Submission) => Promise<IngestResult>

/** What reads an article: its page for the text, its text for who said what; and what compares its reports with others'. */
export interface Readers {
  pages: PageReader
  extractor: Extractor
  comparer: Comparer
  /** Reports less sure than this, in [0, 1], wait for review. */
  reviewBelow: number
}

/** `committed` is called after each commit that wrote journal entries, so that they are numbered at once. */
export function createIngest(prisma: PrismaClient, readers: Readers, committed: () => void): Ingest {
  const ingest = createCollectedIngest(prisma, readers, committed)
  return async (principalId, submission) => {
    const result = await ingest(principalId, submission, { hearsay: null, reject: () => null })
    if (result.kind === 'rejected') throw new Error('nothing rejects what is handed in')
    return result
  }
}

/** What a collector knows of an article, and which articles it does not want. */
interface Collected {
  hearsay: Hearsay | null
  /** Why an article is not to be recorded, as it was read; null: it is. */
  reject(article: ReadArticle): Rejection | null
}

export interface Rejection {
  reason: 'TOO_SHORT' | 'NO_TEXT' | 'LANGUAGE_NOT_READ'
  message: string
}

/** The same as Ingest, for what nobody has looked at. */
export type IngestCollected = (
  principalId: string,
  submission: Submission,
  collected: Collected,
) => Promise<IngestResult | ({ kind: 'rejected' } & Rejection)>

export function createCollectedIngest(
  prisma: PrismaClient,
  { pages, ...recording }: Readers,
  committed: () => void,
): IngestCollected {
  const record = openRecorder(prisma, recording)
  return async (principalId, submission, { hearsay, reject }) => {
    const now = await readClock(prisma)
    const checked = checkSubmission(submission, now)
    if (!checked.ok) return { kind: 'invalid', problems: checked.problems }
    const article = await readArticle(checked.value, pages, now, hearsay)
    if (!article.ok) return { kind: 'invalid', problems: article.problems }
    const rejection = reject(article.value)
    if (rejection !== null) return { kind: 'rejected', ...rejection }
    const result = await record(principalId, checked.value, article.value)
    if (result.kind === 'ingested' && result.outcome !== 'UNCHANGED') committed()
    return result
  }
}
