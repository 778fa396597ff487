import { createHash } from 'node:crypto'
import pLimit from 'p-limit'
import { decisionsOn } from '../../desk/decisions/decisions.ts'
import { agencyOf } from '../../domain/compose/agency.ts'
import { ExtractionError, type Extractor, type ExtractorName } from '../../domain/extract/extractor.ts'
import { replay } from '../../domain/statement/decision.ts'
import type { ExtractedReport } from '../../domain/statement/report.ts'
import { topicReader } from '../../store/catalogue/classification.ts'
import { holdTopics } from '../../store/catalogue/topics.ts'
import { retrying } from '../../store/database/retry.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { noteReading } from '../../store/tables/review-queue.ts'
import type { ReadArticle } from '../article/read-article.ts'
import type { CheckedSubmission } from '../article/submission.ts'
import type { IngestResult } from '../outcome.ts'
import { findSource, type KeptArticle, keepRevision, lockArticle } from './articles.ts'
import { recordReports } from './record-reports.ts'

/** Transactions at once: those that wait for a lock must not hold every connection, which queries need too. */
const AT_ONCE = 4
/** Reports that one article may have: a book of interviews. */
const MAX_REPORTS = 5_000
/** A quotation may be a whole speech; what is longer is a mark that was never closed. In UTF-16 code units. */
const MAX_REPORT_CHARACTERS = 20_000

const NO_ZONE = 'UTC'

export type Record = (principalId: string, submission: CheckedSubmission, article: ReadArticle) => Promise<IngestResult>

/** Records articles: each in one transaction, with all that was said in it. */
export function openRecorder(prisma: PrismaClient, extractor: Extractor, reviewBelow: number): Record {
  const readTopics = topicReader()
  const atOnce = pLimit(AT_ONCE)
  return async (principalId, submission, article) => {
    const sourceZone = submission.source.timeZone ?? (await findSource(prisma, submission))?.timeZone ?? NO_ZONE
    // A source that has none is kept as in UTC; then where the article itself says it is from counts.
    const isNone = submission.source.timeZone === null && sourceZone === NO_ZONE
    const ownZone = isNone ? article.timeZone : null
    const timeZone = ownZone ?? sourceZone
    const { text, publishedAt, language } = article
    const sourceName = submission.source.name
    const extraction = await extractor
      .extract({ text, publishedAt, language, timeZone, sourceName })
      .catch((error: unknown) => {
        if (error instanceof ExtractionError) return error
        throw error
      })
    if (extraction instanceof ExtractionError) return refused(submission, extraction.message)
    const reports = plausible(extraction.reports)
    if (reports.length > MAX_REPORTS)
      return refused(submission, `has more than ${MAX_REPORTS} quotations: send it in parts, each with its own url`)
    return atOnce(() =>
      retrying(prisma, async (tx) => {
        const answer = await claimKey(tx, principalId, submission)
        if (answer !== null) return answer
        const result = await recordOnce(tx, {
          submission,
          article: { ...article, timeZone: ownZone },
          timeZone,
          extractor: extraction.extractor,
          reports,
          reviewBelow,
          readTopics,
        })
        await answerKey(tx, principalId, submission, result)
        return result
      }),
    )
  }
}

function refused({ content }: CheckedSubmission, message: string): IngestResult {
  return { kind: 'invalid', problems: [{ path: content.kind, message }] }
}

interface Recording {
  submission: CheckedSubmission
  article: ReadArticle
  timeZone: string
  extractor: ExtractorName
  reports: ExtractedReport[]
  reviewBelow: number
  readTopics: ReturnType<typeof topicReader>
}

async function recordOnce(tx: Prisma.TransactionClient, recording: Recording): Promise<IngestResult> {
  const { submission, article, reports } = recording
  const now = new Date()
  const kept: KeptArticle = await lockArticle(tx, submission, submission.source.timeZone ?? NO_ZONE, now)
  if (kept.isErased) {
    // Why is for those who erase: whoever sends a url again need not know.
    const message = 'is of an article that was erased: it is not taken in again'
    return { kind: 'invalid', problems: [{ path: 'url', message }] }
  }
  if (kept.digest === article.digest) {
    const rows = await tx.report.findMany({
      where: { articleId: kept.id, retractedAt: null },
      orderBy: { spanStart: 'asc' },
      select: { statementId: true },
    })
    const statementIds = [...new Set(rows.map((row) => row.statementId))]
    return { kind: 'ingested', articleId: kept.id, outcome: 'UNCHANGED', statementIds }
  }
  const revision = await keepRevision(tx, kept, submission.url, { ...article, extractor: recording.extractor }, now)
  await holdTopics(tx)
  const decisions = kept.revision === 0 ? [] : await decisionsOn(tx, kept.id)
  const decided = replay(article.text, reports, decisions)
  const statementIds = await recordReports(tx, {
    articleId: kept.id,
    sourceId: kept.sourceId,
    sourceName: submission.source.name,
    source: { name: kept.sourceName, homepage: kept.homepage },
    agency: agencyOf(article.text)?.name ?? null,
    revision,
    text: article.text,
    language: article.language,
    timeZone: recording.timeZone,
    publishedAt: article.publishedAt,
    reports: decided.map(({ report }) => report),
    topics: await recording.readTopics(tx),
    now,
  })
  const { extractor, reviewBelow } = recording
  await noteReading(tx, { articleId: kept.id, extractor, reports: decided, reviewBelow, now })
  return { kind: 'ingested', articleId: kept.id, outcome: kept.revision === 0 ? 'NEW' : 'REVISED', statementIds }
}

/** An article that says a thing twice in the same words (its headline, a caption) reports it once. */
function plausible(reports: ExtractedReport[]): ExtractedReport[] {
  const seen = new Set<string>()
  return reports.filter((report) => {
    if (report.text.length > MAX_REPORT_CHARACTERS) return false
    const key = `${report.speaker?.name ?? ''}\0${report.text.toLowerCase()}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/**
 * Takes an idempotency key; answers what was answered before, if the key was used.
 *
 * The key is written in the transaction it names: whoever repeats a call meanwhile waits here for its end, then gets
 * its answer, or, where it failed, takes the key.
 */
async function claimKey(
  tx: Prisma.TransactionClient,
  principalId: string,
  submission: CheckedSubmission,
): Promise<IngestResult | null> {
  const key = submission.idempotencyKey
  if (key === null) return null
  const { idempotencyKey: _, ...request } = submission
  const digest = createHash('sha256').update(JSON.stringify(request)).digest('hex')
  const taken = await tx.$executeRaw`
    INSERT INTO idempotency_keys (principal_id, key, request, created_at)
    VALUES (${principalId}::uuid, ${key}, ${digest}, ${new Date()}::timestamptz) ON CONFLICT DO NOTHING`
  if (taken === 1) return null
  const used = await tx.idempotencyKey.findUniqueOrThrow({ where: { principalId_key: { principalId, key } } })
  if (used.request === digest) return used.answer as unknown as IngestResult
  return {
    kind: 'conflict',
    message: `The idempotency key "${key}" was used for another article. Use a new key for each call, and the same only to repeat it.`,
  }
}

async function answerKey(
  tx: Prisma.TransactionClient,
  principalId: string,
  { idempotencyKey: key }: CheckedSubmission,
  result: IngestResult,
): Promise<void> {
  if (key === null) return
  // A refused call leaves its key free: corrected, it may be sent again.
  if (result.kind !== 'ingested') await tx.idempotencyKey.delete({ where: { principalId_key: { principalId, key } } })
  else
    await tx.idempotencyKey.update({
      where: { principalId_key: { principalId, key } },
      data: { answer: { ...result } },
    })
}
