import type { Prisma } from '../prisma/client.ts'

/** Digests of the reports that were erased from an article (see `digestOf`). */
export async function readErasedDigests(tx: Prisma.TransactionClient, articleId: string): Promise<Set<string>> {
  const rows = await tx.erasedReport.findMany({ where: { articleId }, select: { digest: true } })
  return new Set(rows.map((row) => row.digest))
}
