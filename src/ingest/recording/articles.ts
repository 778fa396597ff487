import { v7 as uuid } from 'uuid'
import type { ExtractorName } from '../../domain/extract/extractor.ts'
import { freeSlug } from '../../store/catalogue/slugs.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import type { ReadArticle } from '../article/read-article.ts'
import type { CheckedSubmission } from '../article/submission.ts'

/** An article on file, locked for this transaction. Revision 0 and no digest: it is new. */
export interface KeptArticle {
  id: string
  sourceId: string
  sourceName: string
  homepage: string | null
  revision: number
  digest: string | null
  isErased: boolean
}

/** The source of a submission, if it is on file. */
export function findSource(db: PrismaClient | Prisma.TransactionClient, submission: CheckedSubmission) {
  return db.source.findUnique({ where: { identity: submission.source.identity } })
}

/** Puts source and article on file where they are not, and locks the article: its revisions come one after the other. */
export async function lockArticle(
  tx: Prisma.TransactionClient,
  submission: CheckedSubmission,
  timeZone: string,
  now: Date,
): Promise<KeptArticle> {
  const sourceId = await putSource(tx, submission, timeZone, now)
  await tx.$executeRaw`
    INSERT INTO articles (id, source_id, canonical_url, revision, ingested_at)
    VALUES (${uuid()}::uuid, ${sourceId}::uuid, ${submission.canonicalUrl}, 0, ${now}::timestamptz)
    ON CONFLICT (source_id, canonical_url) DO NOTHING`
  const [kept] = await tx.$queryRaw<KeptArticle[]>`
    SELECT a.id, a.source_id AS "sourceId", a.revision, a.erased_at IS NOT NULL AS "isErased",
      o.name AS "sourceName", o.homepage,
      (SELECT r.digest FROM article_revisions r WHERE r.article_id = a.id AND r.number = a.revision) AS digest
    FROM articles a JOIN sources o ON o.id = a.source_id WHERE a.source_id = ${sourceId}::uuid AND a.canonical_url = ${submission.canonicalUrl} FOR UPDATE OF a`
  if (kept === undefined) throw new Error(`the article ${submission.canonicalUrl} vanished`)
  return kept
}

async function putSource(
  tx: Prisma.TransactionClient,
  submission: CheckedSubmission,
  timeZone: string,
  now: Date,
): Promise<string> {
  const { source } = submission
  const known = await findSource(tx, submission)
  if (known !== null) return known.id
  const slug = await freeSlug(tx, 'sources', source.name)
  await tx.$executeRaw`
    INSERT INTO sources (id, slug, identity, name, homepage, time_zone, created_at)
    VALUES (${uuid()}::uuid, ${slug}, ${source.identity}, ${source.name}, ${source.homepage}, ${timeZone}, ${now}::timestamptz)
    ON CONFLICT (identity) DO NOTHING`
  const put = await findSource(tx, submission)
  if (put === null) throw new Error(`the source ${source.identity} vanished`)
  return put.id
}

/** Adds a revision; answers its number. */
export async function keepRevision(
  tx: Prisma.TransactionClient,
  kept: KeptArticle,
  url: string,
  article: ReadArticle & { extractor: ExtractorName },
  now: Date,
): Promise<number> {
  const number = kept.revision + 1
  await tx.articleRevision.create({ data: { articleId: kept.id, number, url, ...article, ingestedAt: now } })
  await tx.article.update({ where: { id: kept.id }, data: { revision: number } })
  return number
}
