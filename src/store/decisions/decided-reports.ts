import type { ExtractedReport } from '../../domain/statement/report.ts'
import { holdTopics } from '../catalogue/topics.ts'
import type { Prisma } from '../prisma/client.ts'
import { changeReport } from '../tables/reports.ts'
import type { Attribution } from './placements.ts'

const LOCKED = {
  actor: true,
  office: true,
  article: { include: { source: true, revisions: { orderBy: { number: 'desc' }, take: 1 } } },
} as const satisfies Prisma.ReportInclude

/** A report with its article, that one's newest revision, and who spoke. */
export type LockedReport = Prisma.ReportGetPayload<{ include: typeof LOCKED }>

/**
 * A report that its article carries; null where there is none. Its article is locked, so that it stays in its statement;
 * topics are held, as by an ingest.
 */
export async function lockReport(tx: Prisma.TransactionClient, id: string): Promise<LockedReport | null> {
  const found = await tx.report.findUnique({ where: { id }, select: { articleId: true } })
  if (found === null) return null
  await tx.$queryRaw`SELECT id FROM articles WHERE id = ${found.articleId}::uuid FOR UPDATE`
  await holdTopics(tx)
  const report = await tx.report.findUnique({ where: { id }, include: LOCKED })
  return report === null || report.retractedAt !== null ? null : report
}

/** Marks a report as confirmed by an editor. */
export async function confirmReport(
  tx: Prisma.TransactionClient,
  id: string,
  { confidence, now }: { confidence: number; now: Date },
): Promise<void> {
  await tx.report.update({ where: { id }, data: { confidence, reviewedAt: now } })
}

/** Retracts a report that an editor rejected. */
export async function rejectReport(tx: Prisma.TransactionClient, id: string, now: Date): Promise<void> {
  await tx.report.update({ where: { id }, data: { retractedAt: now, reviewedAt: now } })
}

/** Writes an editor's correction into a report. The report's lookup keys must be made again. */
export async function correctReport(
  tx: Prisma.TransactionClient,
  id: string,
  after: ExtractedReport,
  { statementId, who, now }: { statementId: string; who: Attribution; now: Date },
): Promise<void> {
  const { text, form, act, parts, speaker, chain, confidence, saidAt } = after
  await changeReport(tx, id, {
    ...who,
    statementId,
    text,
    form,
    act,
    parts: parts.map(({ start, end }) => ({ start, end })),
    speaker: speaker?.name ?? null,
    describedAs: speaker?.describedAs ?? null,
    chain,
    confidence,
    saidAt,
  })
  await tx.report.update({ where: { id }, data: { reviewedAt: now } })
}
