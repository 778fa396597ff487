import type { TextKept } from '../../domain/compose/kept-text.ts'
import type { ExtractorName } from '../../domain/extract/extractor.ts'
import type { Span } from '../../domain/language/span.ts'
import type { RightsRefusal } from '../../domain/rights/rights.ts'
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
  modifiedAt: column<Date | null>('timestamptz', NOT_PERSONAL),
  language: column<string>('text', NOT_PERSONAL),
  timeZone: column<string | null>('text', NOT_PERSONAL),
  text: column<string>('text', emptied('')),
  kept: column<TextKept>('"TextKept"', NOT_PERSONAL),
  reasons: column<RightsRefusal[]>('jsonb', NOT_PERSONAL),
  digest: column<string>('text', NOT_PERSONAL),
  words: column<string | null>('text', NOT_PERSONAL),
  ingestedAt: column<Date>('timestamptz', NOT_PERSONAL),
  extractor: column<ExtractorName>('"ExtractorName"', NOT_PERSONAL),
  extractorVersion: column<number | null>('int', NOT_PERSONAL),
})

/** A revision of an article, but for its text: see `readTexts`. */
export interface Revision {
  articleId: string
  number: number
  url: string
  title: string | null
  byline: string | null
  publishedAt: Date | null
  /** When its page was last changed, as it says. */
  modifiedAt: Date | null
  language: string
  ingestedAt: Date
  extractor: ExtractorName
  extractorVersion: number | null
  /** Whether its text is whole. */
  kept: TextKept
  /** What its publisher refuses, as far as it was asked. */
  reasons: RightsRefusal[]
}

const WITHOUT_TEXT = Prisma.sql`r.article_id::text AS "articleId", r.number, r.url, r.title, r.byline,
  r.published_at AS "publishedAt", r.modified_at AS "modifiedAt", r.language, r.ingested_at AS "ingestedAt", r.extractor::text AS extractor,
  r.extractor_version AS "extractorVersion", r.kept::text AS kept, r.reasons`

/** Articles' newest revisions by article id, in one round trip. */
export async function readNewestRevisions(
  prisma: PrismaClient,
  articleIds: readonly string[],
): Promise<Map<string, Revision>> {
  const rows = await prisma.$queryRaw<Revision[]>`
    SELECT ${WITHOUT_TEXT} FROM articles a JOIN article_revisions r ON r.article_id = a.id AND r.number = a.revision
    WHERE a.id = ANY (${[...articleIds]}::uuid[])`
  return new Map(rows.map((row) => [row.articleId, row]))
}

/** Which revisions of an article: at most `size` of those between two numbers, the last ones where `fromEnd` says so. */
export interface RevisionRange {
  /** Null: all. */
  size: number | null
  fromEnd: boolean
  after: number | null
  before: number | null
}

/** The same range of several articles' revisions by article id, in the order of their numbers, in one round trip. */
export async function readRevisions(
  prisma: PrismaClient,
  articleIds: readonly string[],
  { size, fromEnd, after, before }: RevisionRange,
): Promise<Map<string, Revision[]>> {
  const order = fromEnd ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const rows = await prisma.$queryRaw<Revision[]>`
    SELECT p.* FROM unnest(${[...articleIds]}::uuid[]) AS o(id), LATERAL (
      SELECT ${WITHOUT_TEXT} FROM article_revisions r
      WHERE r.article_id = o.id AND r.number > ${after ?? 0}::int AND (${before}::int IS NULL OR r.number < ${before}::int)
      ORDER BY r.number ${order} LIMIT ${size}::int
    ) p ORDER BY p.number`
  const byArticle = new Map<string, Revision[]>(articleIds.map((id) => [id, []]))
  for (const row of rows) byArticle.get(row.articleId)?.push(row)
  return byArticle
}

/** Names one revision of one article. */
export interface RevisionKey {
  articleId: string
  number: number
}

/** How many bytes each revision's text has, without reading it. */
export async function measureTexts(
  prisma: PrismaClient,
  keys: readonly RevisionKey[],
): Promise<(RevisionKey & { bytes: number })[]> {
  return prisma.$queryRaw`SELECT r.article_id::text AS "articleId", r.number, octet_length(r.text) AS bytes
    FROM ${wanted(keys)} JOIN article_revisions r ON r.article_id = w.id AND r.number = w.number`
}

/** Where the words of live reports stand in the texts of these revisions. */
export async function readReportedParts(
  prisma: PrismaClient,
  keys: readonly RevisionKey[],
): Promise<(RevisionKey & { parts: Span[] })[]> {
  return prisma.$queryRaw`SELECT r.article_id::text AS "articleId", r.revision AS number, r.parts
    FROM ${wanted(keys)} JOIN reports r ON r.article_id = w.id AND r.revision = w.number AND r.retracted_at IS NULL`
}

/** The texts of revisions, up to 2 MB each. */
export async function readTexts(
  prisma: PrismaClient,
  keys: readonly RevisionKey[],
): Promise<(RevisionKey & { text: string; kept: TextKept })[]> {
  return prisma.$queryRaw`SELECT r.article_id::text AS "articleId", r.number, r.text, r.kept::text AS kept
    FROM ${wanted(keys)} JOIN article_revisions r ON r.article_id = w.id AND r.number = w.number`
}

function wanted(keys: readonly RevisionKey[]): Prisma.Sql {
  const [ids, numbers] = [keys.map(({ articleId }) => articleId), keys.map(({ number }) => number)]
  return Prisma.sql`unnest(${ids}::uuid[], ${numbers}::int[]) AS w(id, number)`
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
