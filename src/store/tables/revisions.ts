import type { ExtractorName } from '../../domain/extract/extractor.ts'
import { column, emptied, NOT_PERSONAL } from '../../domain/statement/column.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { tableOf } from './columns.ts'

export const REVISIONS = tableOf({
  articleId: column<string>('uuid', NOT_PERSONAL),
  number: column<number>('int', NOT_PERSONAL),
  url: column<string>('text', NOT_PERSONAL),
  title: column<string | null>('text', emptied(null)),
  byline: column<string | null>('text', emptied(null)),
  publishedAt: column<Date | null>('timestamptz', NOT_PERSONAL),
  language: column<string>('text', NOT_PERSONAL),
  timeZone: column<string | null>('text', NOT_PERSONAL),
  text: column<string>('text', emptied('')),
  digest: column<string>('text', NOT_PERSONAL),
  ingestedAt: column<Date>('timestamptz', NOT_PERSONAL),
  extractor: column<ExtractorName>('"ExtractorName"', NOT_PERSONAL),
  extractorVersion: column<number | null>('int', NOT_PERSONAL),
})

/** A revision of an article, its text only where it was asked for. */
export interface Revision {
  url: string
  title: string | null
  byline: string | null
  publishedAt: Date | null
  language: string
  text: string | null
  extractor: ExtractorName
  extractorVersion: number | null
}

/** Articles' newest revisions by article id, in one round trip; texts, up to 2 MB each, only if wanted. */
export async function readNewestRevisions(
  prisma: PrismaClient,
  articleIds: readonly string[],
  withText: boolean,
): Promise<Map<string, Revision>> {
  const rows = await prisma.$queryRaw<(Revision & { id: string })[]>`
    SELECT a.id::text AS id, r.url, r.title, r.byline, r.published_at AS "publishedAt", r.language,
      r.extractor::text AS extractor, r.extractor_version AS "extractorVersion",
      ${withText ? Prisma.sql`r.text` : Prisma.sql`NULL::text`} AS text
    FROM articles a JOIN article_revisions r ON r.article_id = a.id AND r.number = a.revision
    WHERE a.id = ANY (${[...articleIds]}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}

/** The texts and titles of all kept revisions of an article, or of the one of this number. */
export async function readRevisionTexts(
  tx: Prisma.TransactionClient,
  articleId: string,
  number?: number,
): Promise<{ number: number; text: string; title: string | null }[]> {
  return tx.articleRevision.findMany({
    where: { articleId, ...(number === undefined ? {} : { number }) },
    select: { number: true, text: true, title: true },
  })
}

/** Puts another text, and where `title` is given another title, in place of a kept revision's. */
export async function replaceRevisionText(
  tx: Prisma.TransactionClient,
  articleId: string,
  number: number,
  data: { text: string; title?: null },
): Promise<void> {
  await tx.articleRevision.update({ where: { articleId_number: { articleId, number } }, data })
}

/** Empties an article's revisions of all that is personal. */
export async function emptyRevisions(tx: Prisma.TransactionClient, articleId: string): Promise<void> {
  await tx.$executeRaw`UPDATE article_revisions SET ${REVISIONS.emptied} WHERE article_id = ${articleId}::uuid`
}
