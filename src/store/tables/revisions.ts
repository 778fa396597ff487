import type { ExtractorName } from '../../domain/extract/extractor.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'

/** A revision of an article, its text only where it was asked for. */
export interface Revision {
  url: string
  title: string | null
  byline: string | null
  publishedAt: Date | null
  language: string
  text: string | null
  extractor: ExtractorName
}

/** Articles' newest revisions by article id, in one round trip; texts, up to 2 MB each, only if wanted. */
export async function readNewestRevisions(
  prisma: PrismaClient,
  articleIds: readonly string[],
  withText: boolean,
): Promise<Map<string, Revision>> {
  const rows = await prisma.$queryRaw<(Revision & { id: string })[]>`
    SELECT a.id::text AS id, r.url, r.title, r.byline, r.published_at AS "publishedAt", r.language,
      r.extractor::text AS extractor,
      ${withText ? Prisma.sql`r.text` : Prisma.sql`NULL::text`} AS text
    FROM articles a JOIN article_revisions r ON r.article_id = a.id AND r.number = a.revision
    WHERE a.id = ANY (${[...articleIds]}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}
