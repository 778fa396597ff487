import type { ErasedWording } from '../../domain/statement/erased-shingles.ts'
import type { Prisma } from '../prisma/client.ts'

/** A wording that an article must not bring back, with why and for which statement. */
export type ErasedReportRow = ErasedWording & { articleId: string; statementId: string; reason: string; erasedAt: Date }

/** What was erased from an article. */
export async function readErasedReports(tx: Prisma.TransactionClient, articleId: string): Promise<ErasedReportRow[]> {
  return tx.erasedReport.findMany({ where: { articleId } })
}

/** Keeps what articles must not bring back; what is kept already stays as it is. */
export async function saveErasedReports(tx: Prisma.TransactionClient, rows: ErasedReportRow[]): Promise<void> {
  await tx.erasedReport.createMany({ data: rows, skipDuplicates: true })
}

/** Forgets wordings of an article that are kept by other digests now. */
export async function deleteErasedReports(
  tx: Prisma.TransactionClient,
  articleId: string,
  digests: string[],
): Promise<void> {
  if (digests.length > 0) await tx.erasedReport.deleteMany({ where: { articleId, digest: { in: digests } } })
}

/** The key of this database's hashes of erased words. */
export async function readErasureKey(tx: Prisma.TransactionClient): Promise<string> {
  return (await tx.erasureKey.findUniqueOrThrow({ where: { id: 1 } })).secret
}
