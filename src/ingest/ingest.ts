import type { PrismaClient } from '../store/prisma/client.ts'
import type { PageReader } from './page.ts'
import { readArticle } from './reading.ts'
import { openRecorder } from './recording.ts'
import { checkSubmission } from './submission.ts'

/** What somebody submits: exactly one of `text` and `html`. */
export interface Submission {
  source: { name: string; homepage?: string | null; timeZone?: string | null }
  url: string
  title?: string | null
  byline?: string | null
  publishedAt?: Date | null
  language?: string | null
  text?: string | null
  html?: string | null
  idempotencyKey?: string | null
}

export type IngestOutcome = 'NEW' | 'UNCHANGED' | 'REVISED'

/** What became of a submission. Expected failures are values. */
export type IngestResult =
  | { kind: 'ingested'; articleId: string; outcome: IngestOutcome; statementIds: string[] }
  | { kind: 'invalid'; problems: Problem[] }
  | { kind: 'conflict'; message: string }

/** `path` is the input field: "source.homepage". */
export interface Problem {
  path: string
  message: string
}

/** Takes one article through: text, reports, statements, journal, in one transaction. */
export type Ingest = (principalId: string, submission: Submission) => Promise<IngestResult>

/** `committed` is called after each commit that wrote journal entries, so that they are numbered at once. */
export function createIngest(prisma: PrismaClient, pages: PageReader, committed: () => void): Ingest {
  const record = openRecorder(prisma)
  return async (principalId, submission) => {
    const now = new Date()
    const checked = checkSubmission(submission, now)
    if (!checked.ok) return { kind: 'invalid', problems: checked.problems }
    const article = await readArticle(checked.value, pages, now)
    if (!article.ok) return { kind: 'invalid', problems: article.problems }
    const result = await record(principalId, checked.value, article.value)
    if (result.kind === 'ingested' && result.outcome !== 'UNCHANGED') committed()
    return result
  }
}
