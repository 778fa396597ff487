import { agencyOf } from '../../domain/compose/agency.ts'
import { keepQuotations, type TextKept } from '../../domain/compose/kept-text.ts'
import type { ExtractorName } from '../../domain/extract/extractor.ts'
import type { Span } from '../../domain/language/span.ts'
import { keepHandled } from '../../domain/statement/again/handled.ts'
import { type Decided, isUnreviewed, replay } from '../../domain/statement/decision.ts'
import type { ExtractedReport } from '../../domain/statement/report.ts'
import { withinLengths } from '../../domain/statement/report-lengths.ts'
import { digestOf } from '../../domain/statement/words-digest.ts'
import { type HandledReport, readHandled } from '../../store/decisions/handled-reports.ts'
import type { Attribution } from '../../store/decisions/placements.ts'
import { readDecisions } from '../../store/decisions/report-decisions.ts'
import { noteReading } from '../../store/decisions/review-queue.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { type RevisionReports, recordReports } from './record-reports.ts'

/** Reports that one article may have: a book of interviews. */
export const MAX_REPORTS = 5_000

/** One reading of a revision by an extractor: of a new revision, or once more of the one that is kept. */
export interface RevisionReading extends Omit<RevisionReports, 'agency' | 'isWaiting' | 'reread'> {
  extractor: ExtractorName
  /** Reports less sure than this, in [0, 1], wait for review. */
  reviewBelow: number
  /** When the same revision came in, where it is read once more; null where it is new. */
  cameInAt: Date | null
  /** Puts a new revision on file with what is kept of its text; null where it is there and read once more. */
  insert: ((text: string, kept: TextKept) => Promise<void>) | null
  /** How much of a new revision's text is kept. */
  keepText: TextKept
}

/**
 * Records what an extractor found in an article's newest revision, with all that editors decided about the article
 * before. The article must be locked, and topics held. Returns its statements in the order of the text.
 */
export async function recordReading(tx: Prisma.TransactionClient, reading: RevisionReading): Promise<string[]> {
  const { articleId, extractor, reviewBelow, now, cameInAt } = reading
  const isFirst = reading.revision === 1 && cameInAt === null
  const decisions = isFirst ? [] : await readDecisions(tx, articleId)
  const handled = cameInAt === null ? [] : await readHandled(tx, articleId)
  const undecided = handled.filter(({ isReviewed }) => !isReviewed)
  const found = keepHandled(
    replay(reading.text, reading.reports, decisions),
    undecided.map(({ report }) => report),
  )
  const agency = agencyOf(reading.text)
  const { text, decided, kept } = keep(reading, found, agency?.line ?? null)
  await reading.insert?.(text, kept)
  const unreviewed = decided.filter((one) => isUnreviewed(one, reviewBelow))
  const waiting = new Set(unreviewed.map(({ report }) => keyOf(report.parts, report.speaker?.name ?? null)))
  const statementIds = await recordReports(tx, {
    ...reading,
    text,
    agency: agency?.name ?? null,
    reports: decided.map(({ report }) => report),
    isWaiting: ({ parts, speaker }) => waiting.has(keyOf(parts, speaker)),
    reread: cameInAt === null ? null : { cameInAt, speakers: speakersOf(handled, decided) },
  })
  await noteReading(tx, { articleId, extractor, reports: decided, reviewBelow, isFirst, now })
  return statementIds
}

/** What is kept of a text, and where its reports stand in it. The line that says whose text it is is kept, too. */
function keep({ text, keepText, insert }: RevisionReading, decided: Decided[], credit: Span | null) {
  if (insert === null || keepText === 'FULL') return { text, decided, kept: 'FULL' as const }
  const found = decided.map(({ report }) => report)
  const { reports, isWhole, ...kept } = keepQuotations(text, found, credit === null ? [] : [credit])
  const placed = decided.map((one, index) => ({ ...one, report: reports[index] ?? one.report }))
  return { text: kept.text, decided: placed, kept: isWhole ? ('FULL' as const) : ('QUOTATIONS' as const) }
}

/**
 * Who spoke by what people have handled, by digest of the words: rules for names that changed since make it nobody else.
 * Words that two people said together are left to the article.
 */
function speakersOf(handled: readonly HandledReport[], decided: readonly Decided[]): Map<string, Attribution> {
  const digests = decided.map(({ report }) => digestOf(report.text))
  const twice = new Set(digests.filter((digest, index) => digests.indexOf(digest) !== index))
  const isOnce = (digest: string) => !twice.has(digest)
  const alone = handled.filter(({ digest }) => isOnce(digest))
  return new Map(alone.map(({ digest, attribution }) => [digest, attribution]))
}

/** Tells an article's reports apart: two people may have said the same words together. */
function keyOf(parts: readonly Span[], speaker: string | null): string {
  return `${parts[0]?.start} ${parts.at(-1)?.end} ${speaker ?? ''}`
}

/** An article that says a thing twice in the same words (its headline, a caption) reports it once. */
export function plausible(reports: ExtractedReport[]): ExtractedReport[] {
  const seen = new Set<string>()
  return reports.flatMap((found) => {
    const report = withinLengths(found)
    const key = `${found.speaker?.name ?? ''}\0${found.text.toLowerCase()}`
    if (report === null || seen.has(key)) return []
    seen.add(key)
    return [report]
  })
}
