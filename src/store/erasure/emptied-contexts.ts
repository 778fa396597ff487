import type { Span } from '../../domain/language/span.ts'
import type { Prisma } from '../prisma/client.ts'
import { json } from '../tables/columns.ts'

/** Where a report stands, and what stands around it. */
export interface ReportContext {
  id: string
  articleId: string
  revision: number
  parts: Span[]
  before: string
  after: string
}

/** What stands around each report of these statements. */
export async function readContexts(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
): Promise<ReportContext[]> {
  return tx.$queryRaw<ReportContext[]>`
    SELECT id::text AS id, article_id::text AS "articleId", revision, parts, context_before AS before, context_after AS after
    FROM reports WHERE statement_id = ANY (${[...statementIds]}::uuid[])`
}

/** Sets what stands around reports. */
export async function saveContexts(
  tx: Prisma.TransactionClient,
  reports: readonly { id: string; before: string; after: string }[],
): Promise<void> {
  if (reports.length === 0) return
  await tx.$executeRaw`
    UPDATE reports r SET context_before = e.before, context_after = e.after
    FROM jsonb_to_recordset(${json([...reports])}::jsonb) AS e(id uuid, before text, after text) WHERE r.id = e.id`
}

/** Empties the contexts kept with what people decided about these statements' reports in these articles. */
export async function emptyDecidedContexts(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
  articleIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE corrections c SET was = jsonb_set(c.was, '{context}', '{"before": "", "after": ""}')
    FROM reports r WHERE r.id = c.report_id AND c.article_id = ANY (${[...articleIds]}::uuid[])
      AND r.statement_id = ANY (${[...statementIds]}::uuid[])`
}

/** Takes what quotes contexts out of what speaks for folds of these statements. */
export async function emptyProposedContexts(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE fold_proposals SET evidence = COALESCE((SELECT jsonb_agg(e.value) FROM jsonb_array_elements(evidence) e
      WHERE e.value->>'kind' NOT IN ('SURROUNDINGS', 'OCCASION')), '[]')
    WHERE earlier_id = ANY (${[...statementIds]}::uuid[]) OR later_id = ANY (${[...statementIds]}::uuid[])`
}

/** The text search configurations that versions of these statements were made with. */
export async function readConfigurations(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ configuration: string }[]>`
    SELECT DISTINCT configuration FROM statement_versions WHERE statement_id = ANY (${[...statementIds]}::uuid[])`
  return rows.map((row) => row.configuration)
}

/**
 * Takes words out of the context words of all versions of these statements. `taken` has them for each configuration, and
 * `left` the context words that a statement has still, both as tsvectors: words that are left, or that a version's own
 * text has, stay. Current versions get just what is left.
 */
export async function takeOutContextWords(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
  taken: readonly { configuration: string; words: string }[],
  left: readonly { statementId: string; words: string }[],
): Promise<void> {
  const standing = left.map(({ statementId }) => statementId)
  const words = left.map((each) => each.words)
  await tx.$executeRaw`
    UPDATE statement_versions v SET context_words = n.words, thinned = v.thinned OR n.words <> v.context_words
    FROM (
      SELECT v.id, ts_delete(v.context_words, ARRAY(
        SELECT unnest(tsvector_to_array(d.words::tsvector)) EXCEPT SELECT unnest(tsvector_to_array(v.words))
        EXCEPT SELECT unnest(tsvector_to_array(k.words::tsvector)) FROM unnest(${standing}::uuid[], ${words}::text[]) AS k(id, words)
          WHERE k.id = v.statement_id)) AS words
      FROM statement_versions v
        JOIN unnest(${taken.map(({ configuration }) => configuration)}::text[], ${taken.map((each) => each.words)}::text[])
          AS d(configuration, words) ON d.configuration = v.configuration
      WHERE v.statement_id = ANY (${[...statementIds]}::uuid[])) n
    WHERE n.id = v.id`
  await tx.$executeRaw`
    UPDATE statement_versions v SET context_words = k.words::tsvector,
      thinned = v.thinned OR k.words::tsvector <> v.context_words
    FROM unnest(${standing}::uuid[], ${words}::text[]) AS k(id, words) WHERE v.current AND v.statement_id = k.id`
}
