import type { Span } from '../../domain/language/span.ts'
import { blankErased, rememberErased } from '../../ingest/statements/erased-texts.ts'
import { composeAgain } from '../../ingest/statements/recompose.ts'
import { writeStates } from '../../ingest/statements/statement-writer.ts'
import { topicReader } from '../../store/catalogue/classification.ts'
import { holdTopics } from '../../store/catalogue/topics.ts'
import { PassingConflict, retrying } from '../../store/database/retry.ts'
import { dropKeys } from '../../store/lookup/folding-keys.ts'
import { readActors } from '../../store/lookup/held-actors.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { lockStatements } from '../../store/tables/locked-statements.ts'
import { findReplies } from '../../store/tables/replies.ts'
import { emptyRevisions } from '../../store/tables/revisions.ts'
import { emptyStatements, insertPending } from '../../store/tables/statements.ts'
import { forgetClaims } from '../../store/tables/tenure-claims.ts'
import { besides, type Erased, forgetBeside } from './erased-context.ts'

// Erasure takes words out, wherever they are kept, and tells every stream. Entries keep their positions, so that the
// journal stays dense, but point at nothing any more.

export type ErasureResult =
  /** The statements that are gone; none where that was done before. */
  { kind: 'erased'; statementIds: string[] } | { kind: 'unknown' }

/**
 * Takes a statement out: its words, its reports, what it absorbed, and what the journal knew of it, also as context of
 * statements beside it. Its articles stay, with spaces where it stood, and do not bring it back in any wording it had.
 */
export async function eraseStatement(prisma: PrismaClient, id: string, reason: string): Promise<ErasureResult> {
  return retrying(prisma, async (tx) => {
    const family = await familyOf(tx, id)
    // Articles before their statements, as an ingest locks them.
    await tx.$queryRaw`
      SELECT a.id FROM articles a
      WHERE a.id IN (SELECT r.article_id FROM reports r WHERE r.statement_id = ANY (${family}::uuid[]))
      ORDER BY a.id FOR UPDATE`
    await holdTopics(tx)
    const parted = await partedFrom(tx, family)
    const others = [...new Set([...(await besides(tx, family)), ...parted])]
    const locked = await tx.$queryRaw<{ id: string; status: string }[]>`
      SELECT id::text AS id, status::text AS status FROM statements WHERE id = ANY (${[...family, ...others]}::uuid[])
      ORDER BY statements.id FOR UPDATE`
    if (String(await familyOf(tx, id)) !== String(family)) throw new PassingConflict('it was merged meanwhile')
    if (!locked.some((row) => row.id === id)) return { kind: 'unknown' }
    const standing = locked.filter((row) => family.includes(row.id) && row.status !== 'ERASED').map((row) => row.id)
    const erased = await readErased(tx, standing)
    const replies = await findReplies(tx, standing)
    const knowing = await knowingOf(tx, parted, erased.texts)
    await rememberErased(
      tx,
      id,
      { articleIds: erased.reports.map((report) => report.articleId), texts: erased.texts },
      reason,
    )
    await blankErased(tx, erased.reports)
    await erase(tx, standing)
    const unfounded = await forgetBeside(tx, erased, others)
    await forgetClaims(tx, erased)
    await reduce(tx, knowing)
    await composeAgain(tx, [...replies, ...unfounded], new Date())
    return { kind: 'erased', statementIds: standing }
  })
}

/**
 * Takes an article out: its text, its reports, and the statements that no other article carries. The others are
 * erased too, as far as the journal goes, and come back with what the other articles say.
 */
export async function eraseArticle(prisma: PrismaClient, id: string, reason: string): Promise<ErasureResult> {
  return retrying(prisma, async (tx) => {
    const [article] = await tx.$queryRaw<{ erased: boolean }[]>`
        SELECT erased_at IS NOT NULL AS erased FROM articles WHERE id = ${id}::uuid FOR UPDATE`
    if (article === undefined) return { kind: 'unknown' }
    if (article.erased) return { kind: 'erased', statementIds: [] }
    await holdTopics(tx)
    const reported = await tx.report.findMany({ where: { articleId: id }, select: { statementId: true } })
    const parted = await partedFrom(tx, [...new Set(reported.map((report) => report.statementId))])
    const knowing = await knowingOf(tx, parted, await textsOf(tx, id))
    const carried = await tx.$queryRaw<{ id: string; elsewhere: boolean }[]>`
        SELECT s.id, EXISTS (SELECT FROM reports o WHERE o.statement_id = s.id AND o.article_id <> ${id}::uuid
          AND o.retracted_at IS NULL) AS elsewhere
        FROM statements s WHERE s.id IN (SELECT r.statement_id FROM reports r WHERE r.article_id = ${id}::uuid)
          OR s.id = ANY (${[...(await absorbedOf(tx, id)), ...knowing]}::uuid[])
        ORDER BY s.id FOR UPDATE OF s`
    const gone = carried.filter((statement) => !statement.elsewhere).map((statement) => statement.id)
    const left = carried.filter((statement) => statement.elsewhere).map((statement) => statement.id)
    const replies = await findReplies(tx, [...gone, ...left])
    await deleteReports(tx, { articleId: id })
    await tx.tenureClaim.deleteMany({ where: { articleId: id } })
    await erase(tx, gone)
    await reduce(tx, left)
    await composeAgain(tx, replies, new Date())
    await emptyRevisions(tx, id)
    await tx.article.update({ where: { id }, data: { erasedAt: new Date(), erasedReason: reason } })
    return { kind: 'erased', statementIds: gone }
  })
}

/** What was absorbed by statements that an article reports, and knew of its source: it keeps the wordings of then. */
async function absorbedOf(tx: Prisma.TransactionClient, articleId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE down AS (
      SELECT r.statement_id AS id FROM reports r WHERE r.article_id = ${articleId}::uuid
      UNION SELECT s.id FROM down JOIN statements s ON s.successor_id = down.id
    )
    SELECT s.id::text AS id FROM down JOIN statements s ON s.id = down.id AND s.successor_id IS NOT NULL
    WHERE EXISTS (SELECT FROM statement_versions v JOIN articles a ON a.source_id = ANY (v.source_ids)
      WHERE v.statement_id = s.id AND a.id = ${articleId}::uuid)`
  return rows.map((row) => row.id)
}

/** What these were once one with, and somebody took apart: it keeps its wordings of then. */
async function partedFrom(tx: Prisma.TransactionClient, statementIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE parted AS (
      SELECT unnest(${[...statementIds]}::uuid[]) AS id
      UNION SELECT other.id FROM parted JOIN fold_proposals p ON p.status = 'REJECTED' AND parted.id IN (p.earlier_id, p.later_id),
        LATERAL (VALUES (p.earlier_id), (p.later_id)) AS other(id)
    ) SELECT id::text AS id FROM parted`
  return rows.map((row) => row.id).filter((id) => !statementIds.includes(id))
}

/** Those of these of which an earlier version knew one of the texts. */
async function knowingOf(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
  texts: readonly string[],
): Promise<string[]> {
  if (statementIds.length === 0 || texts.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT v.statement_id::text AS id FROM statement_versions v, unnest(${[...texts]}::text[]) AS t(text)
    WHERE v.statement_id = ANY (${[...statementIds]}::uuid[]) AND NOT v.current AND (v.text = t.text
      OR tsvector_to_array(v.words) @> tsvector_to_array(to_tsvector(v.configuration::regconfig, t.text)))`
  return rows.map((row) => row.id)
}

/** Every wording that an article has or had of what it reports. */
async function textsOf(tx: Prisma.TransactionClient, articleId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ text: string }[]>`
    SELECT text FROM reports WHERE article_id = ${articleId}::uuid
    UNION SELECT was->>'text' FROM corrections WHERE article_id = ${articleId}::uuid`
  return rows.map((row) => row.text)
}

/** All that was made one with a statement, whichever absorbed the other: what was absorbed keeps its wordings. */
async function familyOf(tx: Prisma.TransactionClient, id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE up AS (
      SELECT s.id, s.successor_id FROM statements s WHERE s.id = ${id}::uuid
      UNION SELECT s.id, s.successor_id FROM up JOIN statements s ON s.id = up.successor_id
    ), down AS (
      SELECT id FROM up WHERE successor_id IS NULL
      UNION SELECT s.id FROM down JOIN statements s ON s.successor_id = down.id
    ) SELECT id::text AS id FROM down ORDER BY down.id`
  return rows.map((row) => row.id)
}

/** Where the words stand, and every wording there was, before somebody put it right, too: extraction finds that again. */
async function readErased(tx: Prisma.TransactionClient, statementIds: string[]): Promise<Erased> {
  const where = { statementId: { in: statementIds } }
  const select = { articleId: true, revision: true, parts: true, text: true }
  const reports = await tx.report.findMany({ where, select })
  const before = await tx.$queryRaw<{ text: string }[]>`
    SELECT c.was->>'text' AS text FROM corrections c JOIN reports r ON r.id = c.report_id
    WHERE r.statement_id = ANY (${statementIds}::uuid[])`
  const versions = await tx.statementVersion.findMany({ where, select: { text: true } })
  return {
    reports: reports.map((report) => ({ ...report, parts: report.parts as unknown as Span[] })),
    texts: [...new Set([...reports, ...before, ...versions].map(({ text }) => text))],
  }
}

async function erase(tx: Prisma.TransactionClient, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await forgetVersions(tx, ids)
  await deleteReports(tx, { statementId: { in: ids } })
  await emptyStatements(tx, ids)
  await insertPending(tx, ids.map(erased), new Date())
}

/** Brings statements to what their other reports say. */
async function reduce(tx: Prisma.TransactionClient, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const states = [...(await lockStatements(tx, ids)).values()]
  const actorIds = states.flatMap((state) => state.reports.flatMap((report) => report.actorId ?? []))
  const desk = { actors: await readActors(tx, actorIds), topics: await topicReader()(tx), now: new Date() }
  await forgetVersions(tx, ids)
  await insertPending(tx, ids.map(erased), desk.now)
  await writeStates(
    tx,
    states.map((state) => ({ ...state, before: null })),
    desk,
  )
}

/** Takes reports out, and what they are looked up by. */
async function deleteReports(tx: Prisma.TransactionClient, where: Prisma.ReportWhereInput): Promise<void> {
  const reports = await tx.report.findMany({ where, select: { id: true } })
  const ids = reports.map((report) => report.id)
  await dropKeys(tx, ids)
  await tx.report.deleteMany({ where: { id: { in: ids } } })
}

/** Empties what the journal holds of statements, numbered or not yet, and what queries read. */
async function forgetVersions(tx: Prisma.TransactionClient, ids: string[]): Promise<void> {
  // In the order in which the sequencer takes them, so that neither waits for the other.
  await tx.$executeRaw`
    UPDATE pending_entries SET before_id = NULL, after_id = NULL WHERE id IN (
      SELECT id FROM pending_entries WHERE statement_id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE)`
  await tx.$executeRaw`
    UPDATE journal_entries SET before_id = NULL, after_id = NULL WHERE statement_id = ANY (${ids}::uuid[])`
  await tx.$executeRaw`DELETE FROM statement_topics WHERE statement_id = ANY (${ids}::uuid[])`
  // What speaks for a fold quotes both statements.
  await tx.$executeRaw`
    DELETE FROM fold_proposals WHERE earlier_id = ANY (${ids}::uuid[]) OR later_id = ANY (${ids}::uuid[])`
  // An entry that the sequencer numbers at this very moment is emptied by its foreign key.
  await tx.$executeRaw`DELETE FROM statement_versions WHERE statement_id = ANY (${ids}::uuid[])`
}

function erased(statementId: string) {
  return { kind: 'ERASED' as const, statementId, beforeId: null, afterId: null }
}
