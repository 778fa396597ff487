import type { ExtractedReport } from '../../domain/statement/report.ts'
import { digestOf } from '../../domain/statement/words-digest.ts'
import type { Prisma } from '../prisma/client.ts'
import type { Attribution } from './placements.ts'
import { extractedOf } from './report-decisions.ts'

/** A report that its article carries and that people have dealt with. */
export interface HandledReport {
  report: ExtractedReport
  /** Of its words: see `digestOf`. */
  digest: string
  /** Who is known to have spoken. */
  attribution: Attribution
  /** Whether somebody confirmed or corrected it: then the decision itself is kept, too. */
  isReviewed: boolean
}

/**
 * The reports of an article that people have dealt with: confirmed or corrected ones, those that they put into a statement
 * or gave a speaker, and those that they said to answer another one or not. The article must be locked.
 */
export async function readHandled(tx: Prisma.TransactionClient, articleId: string): Promise<HandledReport[]> {
  const placed = await tx.placedReport.findMany({ where: { articleId }, select: { digest: true } })
  const decided = { some: { status: { not: 'PENDING' as const } } }
  const rows = await tx.report.findMany({
    where: {
      articleId,
      retractedAt: null,
      ...(placed.length > 0
        ? {}
        : { OR: [{ reviewedAt: { not: null } }, { replies: decided }, { answered: decided }] }),
    },
    include: {
      actor: true,
      office: true,
      replies: { where: { status: { not: 'PENDING' } }, take: 1, select: { id: true } },
      answered: { where: { status: { not: 'PENDING' } }, take: 1, select: { id: true } },
    },
    orderBy: [{ spanStart: 'asc' }, { id: 'asc' }],
  })
  const digests = new Set(placed.map((one) => one.digest))
  return rows.flatMap((row) => {
    const digest = digestOf(row.text)
    const isReviewed = row.reviewedAt !== null
    if (!isReviewed && !digests.has(digest) && row.replies.length + row.answered.length === 0) return []
    const { actorId, officeId, officeIds } = row
    return [{ report: extractedOf(row), digest, attribution: { actorId, officeId, officeIds }, isReviewed }]
  })
}
