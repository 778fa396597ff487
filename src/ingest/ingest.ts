import type { Extractor } from '../domain/extract/extractor.ts'
import type { Rights } from '../domain/rights/rights.ts'
import { readClock } from '../store/database/clock.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import type { Fetching } from './article/article-place.ts'
import type { PageReader } from './article/page.ts'
import { type Hearsay, type ReadArticle, readArticle } from './article/read-article.ts'
import { checkSubmission, type Submission } from './article/submission.ts'
import type { Comparer } from './comparing/comparer.ts'
import { ArticleTried, type CollectedResult, type IngestResult, type TriedArticle } from './outcome.ts'
import { type CountAlerts, type KeepText, openRecorder } from './recording/record-article.ts'
import { noteInvalid, outcomeOfFault } from './refused.ts'

/**
 * Takes one article through: text, reports, statements, journal, in one transaction. `collected`: where it was read in the
 * web, and not handed in by somebody who answers for it.
 */
export interface Ingest {
  (principalId: string, submission: Submission, collected?: Collected | null): Promise<IngestResult>
  /** What it would bring: everything is done, and undone. What else is tried is not known to it. */
  tryOut(
    principalId: string,
    submission: Submission,
    collected: Collected | null,
    countAlerts: CountAlerts,
  ): Promise<TriedArticle | Extract<IngestResult, { kind: 'invalid' }>>
}

/** What reads an article: its page for the text, its text for who said what; and what compares its reports with others'. */
export interface Readers {
  pages: PageReader
  extractor: Extractor
  comparer: Comparer
  /** Reports less sure than this, in [0, 1], wait for review. */
  reviewBelow: number
  keepText: KeepText
}

/** `committed` is called after each commit that wrote journal entries, so that they are numbered at once. */
export function createIngest(prisma: PrismaClient, readers: Readers, committed: () => void): Ingest {
  const ingestAny = createAnyIngest(prisma, readers, committed)
  const wantedOf = (submission: Submission, collected: Collected | null): Wanted | null => {
    const fetching = { askedUrl: submission.url, articleId: null, isCheck: false }
    return collected === null ? null : { ...collected, ...fetching, reject: () => null }
  }
  const ingest = async (principalId: string, submission: Submission, collected: Collected | null = null) => {
    const isClosed = collected !== null && !collected.rights.mayFetch
    const wanted = wantedOf(submission, collected)
    const result = isClosed ? unreadable(collected.rights) : await ingestAny(principalId, submission, wanted)
    if (result.kind === 'rejected' || result.kind === 'elsewhere')
      throw new Error('nothing rejects what is handed in, and nothing was known of it')
    if (result.kind === 'twin') return { ...result, kind: 'ingested', outcome: 'UNCHANGED' } as const
    if (result.kind === 'invalid')
      await noteInvalid(prisma, submission.url, isClosed ? 'RIGHTS' : outcomeOfFault(result.fault), result.problems)
    return result
  }
  const tryOut: Ingest['tryOut'] = async (principalId, submission, collected, countAlerts) => {
    if (collected !== null && !collected.rights.mayFetch) return unreadable(collected.rights)
    const own = { ...submission, idempotencyKey: null, isBackfill: false }
    try {
      const result = await ingestAny(principalId, own, wantedOf(submission, collected), countAlerts)
      if (result.kind === 'invalid') return result
      throw new Error('what is tried is neither taken in nor rejected')
    } catch (error) {
      if (error instanceof ArticleTried) return error.tried
      throw error
    }
  }
  return Object.assign(ingest, { tryOut })
}

function unreadable({ reasons }: Rights): Extract<IngestResult, { kind: 'invalid' }> {
  const refusal = reasons.find(({ refuses }) => refuses.includes('FETCH'))
  return { kind: 'invalid', problems: [{ path: 'collected', message: `may not be read: ${refusal?.text}` }] }
}

/** What is known of an article that was read in the web, beside its page. */
export interface Collected {
  hearsay: Hearsay | null
  /** What its publisher allows. */
  rights: Rights
}

/** The same, and which articles a collector does not want. */
interface Wanted extends Collected, Fetching {
  /** Why an article is not to be recorded, as it was read; null: it is. */
  reject(article: ReadArticle): Rejection | null
}

export interface Rejection {
  reason: 'TOO_SHORT' | 'NO_TEXT' | 'LANGUAGE_NOT_READ'
  message: string
}

type IngestAny = (
  principalId: string,
  submission: Submission,
  collected: Wanted | null,
  /** It is only tried: see RecordArticle. */
  countAlerts?: CountAlerts | null,
) => Promise<CollectedResult | ({ kind: 'rejected' } & Rejection)>

/** The same as Ingest, for what nobody has looked at. */
export type IngestCollected = (principalId: string, submission: Submission, collected: Wanted) => ReturnType<IngestAny>

export function createCollectedIngest(prisma: PrismaClient, readers: Readers, committed: () => void): IngestCollected {
  return createAnyIngest(prisma, readers, committed)
}

/** `collected` is null for what is handed in. */
function createAnyIngest(prisma: PrismaClient, { pages, ...recording }: Readers, committed: () => void): IngestAny {
  const record = openRecorder(prisma, recording)
  return async (principalId, submission, collected, countAlerts = null) => {
    const now = await readClock(prisma)
    const checked = checkSubmission(submission, now)
    if (!checked.ok) return { kind: 'invalid', problems: checked.problems }
    const article = await readArticle(checked.value, pages, now, collected?.hearsay ?? null)
    if (!article.ok) return { kind: 'invalid', problems: article.problems, fault: article.fault }
    const rejection = collected?.reject(article.value)
    if (rejection) return { kind: 'rejected', ...rejection }
    const result = await record(principalId, checked.value, article.value, collected, countAlerts)
    if (result.kind === 'ingested' && result.outcome !== 'UNCHANGED') committed()
    return result
  }
}
