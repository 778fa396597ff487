import { createHash } from 'node:crypto'
import pLimit from 'p-limit'
import type { TextKept } from '../../domain/compose/kept-text.ts'
import {
  EXTRACTOR_VERSION,
  ExtractionError,
  type Extractor,
  type ExtractorName,
} from '../../domain/extract/extractor.ts'
import type { Rights } from '../../domain/rights/rights.ts'
import type { ExtractedReport } from '../../domain/statement/report.ts'
import { portray } from '../../domain/story/portrait.ts'
import { freeIdempotencyKey, saveIdempotentAnswer, takeIdempotencyKey } from '../../store/access/idempotency-keys.ts'
import { type TopicReader, topicReader } from '../../store/catalogue/classification.ts'
import { holdTopics } from '../../store/catalogue/topics.ts'
import { readClock } from '../../store/database/clock.ts'
import { holdPlaces, noteAddresses } from '../../store/lookup/filed-articles.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { savePortrait } from '../../store/stories/portraits.ts'
import {
  findSource,
  insertRevision,
  type KeptArticle,
  keepReasons,
  lockArticle,
  putSource,
} from '../../store/tables/articles.ts'
import { readStatementIdsOf } from '../../store/tables/standing-reports.ts'
import {
  type Fetching,
  isUnchanged,
  type Place,
  placeArticle,
  placeKeys,
  plainAddressesOf,
} from '../article/article-place.ts'
import type { ReadArticle } from '../article/read-article.ts'
import type { CheckedSubmission } from '../article/submission.ts'
import type { Comparer } from '../comparing/comparer.ts'
import type { Verdicts } from '../comparing/verdicts.ts'
import { ArticleTried, type CollectedResult, type IngestResult } from '../outcome.ts'
import { ThreadLimit } from '../threads/threads.ts'
import { MAX_REPORTS, plausible, recordReading } from './record-reading.ts'

/** Transactions at once: those that wait for a lock must not hold every connection, which queries need too. */
const AT_ONCE = 4

const NO_ZONE = 'UTC'

/** How many alerts each watch would give for what a transaction wrote. */
export type CountAlerts = (tx: Prisma.TransactionClient) => Promise<ReadonlyMap<string, number>>

/**
 * Records an article that was read, with its reports. `fetching` is null where it was handed in. With `countAlerts` it is
 * tried: all is undone, and it throws ArticleTried unless it refuses.
 */
export type RecordArticle = (
  principalId: string,
  submission: CheckedSubmission,
  article: ReadArticle,
  fetching: Fetching | null,
  countAlerts?: CountAlerts | null,
) => Promise<CollectedResult>

/**
 * How much of texts is kept where nothing else is said for their source. Null: quotations of what the service collected,
 * and all of what was handed in, as whoever does that has the text and answers for it.
 */
export type KeepText = 'full' | 'quotations' | null

const IN_PARTS = 'send it in parts, each with its own url'

/** Records articles: each in one transaction, with all that was said in it. */
export function openRecorder(
  prisma: PrismaClient,
  {
    extractor,
    comparer,
    reviewBelow,
    keepText,
  }: { extractor: Extractor; comparer: Comparer; reviewBelow: number; keepText: KeepText },
): RecordArticle {
  const readTopics = topicReader()
  const atOnce = pLimit(AT_ONCE)
  return async (principalId, submission, read, fetching, countAlerts = null) => {
    const rights = fetching?.rights ?? null
    // Reading a text is most of the work: a load that is run again must not do it for what is there.
    const place = await placeArticle(prisma, submission, read, fetching)
    const known =
      submission.idempotencyKey === null && countAlerts === null
        ? await answerOnFile(prisma, place, submission, read, fetching)
        : null
    if (known !== null) return known
    const article = fetching === null ? read : firstPublished(read, place)
    const sourceZone =
      submission.source.timeZone ?? (await findSource(prisma, submission.source.identity))?.timeZone ?? NO_ZONE
    // A source that has none is kept as in UTC; then where the article itself says it is from counts.
    const isNone = submission.source.timeZone === null && sourceZone === NO_ZONE
    const ownZone = isNone ? article.timeZone : null
    const timeZone = ownZone ?? sourceZone
    const { text, publishedAt, language } = article
    const sourceName = submission.source.name
    const isRefusedToModels = rights?.mayUseAsAiInput === false
    const extraction = await extractor
      .extract({ text, publishedAt, language, timeZone, sourceName, isRefusedToModels })
      .catch((error: unknown) => {
        if (error instanceof ExtractionError) return error
        throw error
      })
    if (extraction instanceof ExtractionError) return refused(submission, extraction.message)
    const reports = plausible(extraction.reports)
    if (reports.length > MAX_REPORTS) return refused(submission, `has more than ${MAX_REPORTS} quotations: ${IN_PARTS}`)
    await readTopics.ahead(prisma)
    const recording = comparer.beside(
      prisma,
      async (tx, verdicts) => {
        const answer = await claimKey(tx, principalId, submission, rights)
        if (answer !== null) return answer
        const result = await recordOnce(tx, {
          submission,
          article: { ...article, timeZone: ownZone },
          timeZone,
          extractor: extraction.extractor,
          reports,
          reviewBelow,
          fetching,
          isNew: place.kind === 'NEW',
          keepText: (keepText ?? (rights === null ? 'full' : 'quotations')) === 'full' ? 'FULL' : 'QUOTATIONS',
          readTopics,
          verdicts,
        })
        if (countAlerts !== null) throw new ArticleTried(result, await countAlerts(tx))
        await keepAnswer(tx, principalId, submission, result)
        return result
      },
      atOnce,
    )
    return recording.catch((error: unknown) => {
      if (!(error instanceof ThreadLimit)) throw error
      return refused(submission, `takes more than ${error.limit} to compare with others: ${IN_PARTS}`)
    })
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
  fetching: Fetching | null
  /** As far as was known before it was read. */
  isNew: boolean
  /** Where nothing is said for its source. */
  keepText: TextKept
  readTopics: TopicReader
  verdicts: Verdicts
}

/** What is answered where nothing is to be recorded; null where it is. */
async function answerOnFile(
  db: PrismaClient | Prisma.TransactionClient,
  { kind, article: filed }: Place,
  submission: CheckedSubmission,
  article: ReadArticle,
  fetching: Fetching | null,
): Promise<CollectedResult | null> {
  if (kind === 'ELSEWHERE') return { kind: 'elsewhere' }
  // An erased one is refused below.
  if (filed === null || filed.isErased) return null
  const isTwin = kind === 'TWIN'
  // A person who hands in another text for an address that is of an article means that article.
  const isSame = isTwin
    ? fetching !== null || filed.words === article.prose.digest
    : isUnchanged(filed, article, fetching !== null)
  if (!isSame) return null
  if (isTwin) await noteAddresses(db, filed.id, plainAddressesOf(submission, article, fetching))
  else if (fetching !== null) await keepReasons(db, filed.id, fetching.rights.reasons)
  const statementIds = await readStatementIdsOf(db, filed.id)
  if (isTwin && fetching !== null) return { kind: 'twin', articleId: filed.id, url: filed.url, statementIds }
  return { kind: 'ingested', articleId: filed.id, outcome: 'UNCHANGED', statementIds }
}

/** An article with the day on which it was first published: pages put the day of an edit in its place. */
function firstPublished(article: ReadArticle, { kind, article: filed }: Place): ReadArticle {
  const { publishedAt, modifiedAt } = article
  if (kind !== 'OWN' || filed === null || filed.publishedAt === null) return article
  if (publishedAt !== null && publishedAt <= filed.publishedAt) return article
  return { ...article, publishedAt: filed.publishedAt, modifiedAt: modifiedAt ?? publishedAt }
}

async function recordOnce(tx: Prisma.TransactionClient, recording: Recording): Promise<CollectedResult> {
  const { submission, article, reports, fetching } = recording
  const now = await readClock(tx)
  const source = { ...submission.source, timeZone: submission.source.timeZone ?? NO_ZONE }
  const sourceId = await putSource(tx, source, now)
  if (recording.isNew) await holdPlaces(tx, placeKeys(submission, article, fetching))
  const place = await placeArticle(tx, submission, article, fetching)
  const known = await answerOnFile(tx, place, submission, article, fetching)
  if (known !== null) return known
  const filedAt = place.article?.canonicalUrl ?? submission.canonicalUrl
  const kept: KeptArticle = await lockArticle(tx, { sourceId, canonicalUrl: filedAt }, now)
  if (kept.isErased) {
    // The reason is for admins: the sender of the address need not know it.
    const message = 'is of an article that was erased: it is not taken in again'
    return { kind: 'invalid', problems: [{ path: 'url', message }] }
  }
  const rights = fetching?.rights ?? null
  if (kept.digest === article.digest) {
    if (rights !== null) await keepReasons(tx, kept.id, rights.reasons)
    const statementIds = await readStatementIdsOf(tx, kept.id)
    return { kind: 'ingested', articleId: kept.id, outcome: 'UNCHANGED', statementIds }
  }
  const revision = kept.revision + 1
  const { extractor, reviewBelow } = recording
  const about = { url: submission.url, extractor, extractorVersion: EXTRACTOR_VERSION, reasons: rights?.reasons ?? [] }
  const { claimedUrl: _, prose, ...read } = article
  const toBeKept = { ...read, ...about, words: prose.digest }
  await holdTopics(tx)
  const statementIds = await recordReading(tx, {
    articleId: kept.id,
    sourceId: kept.sourceId,
    sourceName: submission.source.name,
    source: { name: kept.sourceName, homepage: kept.homepage },
    revision,
    text: article.text,
    language: article.language,
    timeZone: recording.timeZone,
    publishedAt: article.publishedAt,
    extractor,
    reports,
    reviewBelow,
    topics: await recording.readTopics(tx),
    now,
    cameInAt: null,
    insert: (text, left) => insertRevision(tx, kept.id, revision, { ...toBeKept, text, kept: left }, now),
    keepText: rights?.mayKeepFullText === false ? 'QUOTATIONS' : (kept.keepText ?? recording.keepText),
    isBackfill: submission.isBackfill ?? false,
    verdicts: recording.verdicts,
  })
  await noteAddresses(tx, kept.id, plainAddressesOf(submission, article, fetching))
  // Of the whole text, as less of it may be kept.
  const told = { ...portray(article.title, article.text, article.language), sourceId: kept.sourceId }
  await savePortrait(tx, kept.id, { ...told, publishedAt: article.publishedAt })
  return { kind: 'ingested', articleId: kept.id, outcome: kept.revision === 0 ? 'NEW' : 'REVISED', statementIds }
}

/** Takes the submission's idempotency key, if it has one; returns what the call was answered before, if it was. */
async function claimKey(
  tx: Prisma.TransactionClient,
  principalId: string,
  submission: CheckedSubmission,
  rights: Rights | null,
): Promise<IngestResult | null> {
  const key = submission.idempotencyKey
  if (key === null) return null
  const { idempotencyKey: _, ...given } = submission
  const call = rights === null ? given : { ...given, refused: rights.reasons }
  const request = createHash('sha256').update(JSON.stringify(call)).digest('hex')
  const used = await takeIdempotencyKey(tx, { principalId, key }, request)
  if (used === null) return null
  if (used.request === request) return used.answer as IngestResult
  return {
    kind: 'conflict',
    message: `The idempotency key "${key}" was used for another article. Use a new key for each call, and the same only to repeat it.`,
  }
}

async function keepAnswer(
  tx: Prisma.TransactionClient,
  principalId: string,
  { idempotencyKey: key }: CheckedSubmission,
  result: CollectedResult,
): Promise<void> {
  if (key === null) return
  // A refused call leaves its key free: corrected, it may be sent again.
  if (result.kind !== 'ingested') await freeIdempotencyKey(tx, { principalId, key })
  else await saveIdempotentAnswer(tx, { principalId, key }, result)
}
