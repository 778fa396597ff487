import { compose } from '../../domain/compose/compose.ts'
import type { Span } from '../../domain/language/span.ts'
import { type ErasedWords, withoutErased } from '../../domain/statement/erased-words.ts'
import { readActors } from '../../store/lookup/held-actors.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { readLexemes } from '../../store/search/linguistics.ts'
import { json } from '../../store/tables/columns.ts'
import { lockStatements } from '../../store/tables/locked-statements.ts'
import { type EmptiedReport, forgetEvidence } from './erased-replies.ts'

// Erased words stand in the context of the reports beside theirs, too, and in what the journal knew of these. Taking
// them out there is the one change of kept versions: in place, without an entry, since nothing was said anew.

/** What is erased: its reports, and whatever wording it ever had. */
export interface Erased {
  reports: { articleId: string; revision: number; parts: Span[]; text: string }[]
  texts: string[]
}

/** The statements that may hold erased words as context: what these articles report, or did before people moved it. */
export async function besides(tx: Prisma.TransactionClient, statementIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH beside AS (
      SELECT DISTINCT n.statement_id AS id FROM reports r JOIN reports n ON n.article_id = r.article_id
      WHERE r.statement_id = ANY (${[...statementIds]}::uuid[])
    )
    SELECT id::text AS id FROM beside
    UNION SELECT other.id::text FROM beside JOIN fold_proposals p ON p.status <> 'PENDING' AND beside.id IN (p.earlier_id, p.later_id),
      LATERAL (VALUES (p.earlier_id), (p.later_id)) AS other(id)`
  return rows.map((row) => row.id).filter((id) => !statementIds.includes(id))
}

/**
 * Takes erased words out of what stands beside them. Articles and statements (`besides`) must be locked. Answers the
 * statements that are not said to answer what they did, since the words that said so are gone.
 */
export async function forgetBeside(
  tx: Prisma.TransactionClient,
  erased: Erased,
  statementIds: readonly string[],
): Promise<string[]> {
  if (statementIds.length === 0) return []
  const emptied = await emptySides(tx, erased, statementIds)
  const taken = emptied.map(({ was }) => was)
  const unfounded = await forgetEvidence(tx, emptied)
  await emptyDecisions(tx, erased, statementIds)
  await emptyProposals(tx, statementIds)
  await rewriteVersions(tx, [...erased.texts, ...taken].join('\n'), statementIds)
  return unfounded
}

interface NeighbourRow {
  id: string
  articleId: string
  revision: number
  parts: Span[]
  before: string
  after: string
}

/** Empties the sides of contexts that erased words reach into. Answers what stood there. */
async function emptySides(
  tx: Prisma.TransactionClient,
  erased: Erased,
  statementIds: readonly string[],
): Promise<(EmptiedReport & { was: string })[]> {
  const rows = await tx.$queryRaw<NeighbourRow[]>`
    SELECT id::text AS id, article_id::text AS "articleId", revision, parts, context_before AS before, context_after AS after
    FROM reports WHERE statement_id = ANY (${[...statementIds]}::uuid[])`
  const everywhere = erased.texts.map((text): ErasedWords => ({ text, parts: [] }))
  const emptied = rows.flatMap(({ id, articleId, revision, parts, before, after }) => {
    const near = erased.reports.filter((report) => report.articleId === articleId)
    // Where two revisions do not count alike, nobody knows what is near.
    const known = near.map((report) => ({
      ...report,
      parts: report.revision === revision ? report.parts : parts.map(wide),
    }))
    const now = withoutErased({ parts, context: { before, after } }, [...known, ...everywhere]).context
    return now.before === before && now.after === after ? [] : [{ id, ...now, was: `${before}\n${after}` }]
  })
  if (emptied.length === 0) return []
  await tx.$executeRaw`
    UPDATE reports r SET context_before = e.before, context_after = e.after
    FROM jsonb_to_recordset(${json(emptied)}::jsonb) AS e(id uuid, before text, after text) WHERE r.id = e.id`
  return emptied
}

function wide({ start, end }: Span): Span {
  return { start: start - 1, end: end + 1 }
}

/** What people decided keeps the report as it was, and what stood around it. */
async function emptyDecisions(
  tx: Prisma.TransactionClient,
  erased: Erased,
  statementIds: readonly string[],
): Promise<void> {
  const articleIds = [...new Set(erased.reports.map((report) => report.articleId))]
  await tx.$executeRaw`
    UPDATE corrections c SET was = jsonb_set(c.was, '{context}', '{"before": "", "after": ""}')
    FROM reports r WHERE r.id = c.report_id AND c.article_id = ANY (${articleIds}::uuid[])
      AND r.statement_id = ANY (${[...statementIds]}::uuid[])`
}

/** What speaks for a fold quotes what stands around, too. */
async function emptyProposals(tx: Prisma.TransactionClient, statementIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE fold_proposals SET evidence = COALESCE((SELECT jsonb_agg(e.value) FROM jsonb_array_elements(evidence) e
      WHERE e.value->>'kind' NOT IN ('SURROUNDINGS', 'OCCASION')), '[]')
    WHERE earlier_id = ANY (${[...statementIds]}::uuid[]) OR later_id = ANY (${[...statementIds]}::uuid[])`
}

/**
 * Takes words out of all kept versions' context words, but for those that their own reports have, or that stand around
 * these still. The current ones are made anew.
 */
async function rewriteVersions(
  tx: Prisma.TransactionClient,
  words: string,
  statementIds: readonly string[],
): Promise<void> {
  const ids = [...statementIds]
  const used = await tx.$queryRaw<{ configuration: string }[]>`
    SELECT DISTINCT configuration FROM statement_versions WHERE statement_id = ANY (${ids}::uuid[])`
  const configurations = used.map((row) => row.configuration)
  const states = [...(await lockStatements(tx, ids)).values()].filter((state) => state.reports.length > 0)
  const actors = await readActors(tx, [])
  const texts = [
    ...configurations.map((configuration) => ({ configuration, text: words })),
    ...states.map(({ before, reports }) => ({
      configuration: before?.document.configuration ?? 'simple',
      text: compose(reports, actors).contextWords,
    })),
  ]
  const lexemes = await readLexemes(tx, texts)
  const left = lexemes.slice(configurations.length)
  const standing = states.map((state) => state.id)
  await tx.$executeRaw`
    UPDATE statement_versions v SET context_words = ts_delete(v.context_words, ARRAY(
      SELECT unnest(tsvector_to_array(d.words::tsvector)) EXCEPT SELECT unnest(tsvector_to_array(v.words))
      EXCEPT SELECT unnest(tsvector_to_array(k.words::tsvector)) FROM unnest(${standing}::uuid[], ${left}::text[]) AS k(id, words)
        WHERE k.id = v.statement_id))
    FROM unnest(${configurations}::text[], ${lexemes.slice(0, configurations.length)}::text[]) AS d(configuration, words)
    WHERE d.configuration = v.configuration AND v.statement_id = ANY (${ids}::uuid[])`
  await tx.$executeRaw`
    UPDATE statement_versions v SET context_words = k.words::tsvector
    FROM unnest(${standing}::uuid[], ${left}::text[]) AS k(id, words) WHERE v.current AND v.statement_id = k.id`
}
