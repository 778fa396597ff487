import type { Side } from '../../domain/discrepancies/discrepancy.ts'
import type { Prisma } from '../prisma/client.ts'

/** A report with the links by which it answers others, and what speaks for each. */
export interface AnsweringEvidence {
  id: string
  statementId: string
  text: string
  speaker: string | null
  replies: { id: string; isProposed: boolean; evidence: Side[]; shared: string[] }[]
}

/** What speaks for these reports' being answers. */
export async function readAnsweringEvidence(
  tx: Prisma.TransactionClient,
  reportIds: readonly string[],
): Promise<AnsweringEvidence[]> {
  const reports = await tx.report.findMany({
    where: { id: { in: [...reportIds] } },
    select: { id: true, statementId: true, text: true, speaker: true, replies: true },
  })
  return reports.map((report) => ({
    ...report,
    replies: report.replies.map(({ id, status, evidence, shared }) => {
      return { id, isProposed: status === 'PENDING', evidence: evidence as unknown as Side[], shared }
    }),
  }))
}

/** Deletes one link between a report and what it answers. */
export async function deleteReply(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.reply.delete({ where: { id } })
}

/** Sets what speaks for a link between a report and what it answers. */
export async function saveReplyEvidence(
  tx: Prisma.TransactionClient,
  id: string,
  { evidence, shared }: { evidence: readonly Side[]; shared: string[] },
): Promise<void> {
  await tx.reply.update({ where: { id }, data: { evidence: [...evidence] as object[], shared } })
}
