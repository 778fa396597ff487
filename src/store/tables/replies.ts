import { v7 as uuid } from 'uuid'
import { SURE_FROM } from '../../domain/replies/confidence.ts'
import type { ReplyLink } from '../../domain/replies/replies.ts'
import { anyOf, eachOf, PREPARED } from '../database/prepared.ts'
import { Prisma, type ProposalStatus } from '../prisma/client.ts'
import { json } from './columns.ts'

/**
 * SQL: whether the reply of this alias counts. An editor confirmed it, or it is proposed and sure enough to be shown; see
 * domain/replies/confidence.ts.
 */
export function isCountedReply(alias: 'l' | 'x'): Prisma.Sql {
  return Prisma.raw(
    `(${alias}.status = 'ACCEPTED' OR ${alias}.status = 'PENDING' AND ${alias}.confidence >= ${SURE_FROM})`,
  )
}

/** SQL: whether the reply of this alias waits for an editor, too unsure to count. */
export function isUnsureReply(alias: 'l' | 'x'): Prisma.Sql {
  return Prisma.raw(`(${alias}.status = 'PENDING' AND ${alias}.confidence < ${SURE_FROM})`)
}

/** What a report answers, as it is to be kept. */
export interface ReplyRow extends Omit<ReplyLink, 'statementId'> {
  reportId: string
  answeredReportId: string
  status: ProposalStatus
}

/** What an editor decided about whether a statement answers another one. */
export interface ReplyDecision {
  reportId: string
  statementId: string
  answeredId: string
  /** The speaker of the answered statement; null if unknown. */
  actorId: string | null
  status: 'ACCEPTED' | 'REJECTED'
  kind: ReplyLink['kind']
  confidence: number
}

/** The decisions about statements as replies. */
export async function readReplyDecisions(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
): Promise<ReplyDecision[]> {
  return tx.$queryRaw<ReplyDecision[]>`${PREPARED}
    SELECT l.report_id::text AS "reportId", r.statement_id::text AS "statementId", t.statement_id::text AS "answeredId",
      s.actor_id::text AS "actorId", l.status::text AS status, l.kind::text AS kind, l.confidence
    FROM reports r JOIN statement_links l ON l.report_id = r.id AND l.status <> 'PENDING'
    JOIN reports t ON t.id = l.answered_report_id JOIN statements s ON s.id = t.statement_id
    WHERE r.statement_id = ${anyOf(statementIds)} AND r.retracted_at IS NULL AND t.retracted_at IS NULL`
}

/** How many answers to answers are followed. Longer circles are not found. */
const MOST_STEPS = Prisma.raw('5')

/**
 * Whom these statements answer, whom those answer, and so on: to see where one more answer would close a circle. What
 * was proposed for the reports `except` is left out, and what does not count.
 */
export async function readAnswersFrom(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
  except: readonly string[],
): Promise<{ from: string; to: string }[]> {
  if (statementIds.length === 0) return []
  return tx.$queryRaw<{ from: string; to: string }[]>`${PREPARED}
    WITH RECURSIVE answers AS (
      SELECT NULL::uuid AS "from", n.id AS "to", 0 AS step FROM ${eachOf(statementIds)} AS n(id)
      UNION
      SELECT r.statement_id, t.statement_id, a.step + 1 FROM answers a
      JOIN reports r ON r.statement_id = a."to" AND r.retracted_at IS NULL
      JOIN statement_links l ON l.report_id = r.id AND ${isCountedReply('l')}
        AND (l.status = 'ACCEPTED' OR l.report_id <> ALL ((SELECT ${[...except]}::uuid[])::uuid[]))
      JOIN reports t ON t.id = l.answered_report_id AND t.retracted_at IS NULL
      WHERE a.step < ${MOST_STEPS}
    )
    SELECT DISTINCT "from"::text AS "from", "to"::text AS "to" FROM answers WHERE "from" IS NOT NULL`
}

/** Puts new proposals in place of reports' old ones. What an editor decided stays. */
export async function saveReplies(
  tx: Prisma.TransactionClient,
  reportIds: readonly string[],
  rows: readonly ReplyRow[],
  proposedAt: Date,
): Promise<void> {
  if (reportIds.length > 0)
    await tx.$executeRaw`DELETE FROM statement_links WHERE report_id = ANY (${[...reportIds]}::uuid[]) AND status = 'PENDING'`
  if (rows.length === 0) return
  const columns = rows.map(({ reportId, answeredReportId, kind, status, confidence, evidence, shared }) => {
    const report = { report_id: reportId, answered_report_id: answeredReportId }
    return { id: uuid(), ...report, kind, status, confidence, evidence, shared }
  })
  await tx.$executeRaw`${PREPARED}
    INSERT INTO statement_links (id, report_id, answered_report_id, kind, status, confidence, evidence, shared, proposed_at)
    SELECT id, report_id, answered_report_id, kind, status, confidence, evidence, shared, ${proposedAt}::timestamptz
    FROM jsonb_to_recordset(${json(columns)}::jsonb) AS r(id uuid, report_id uuid, answered_report_id uuid,
      kind "ReplyKind", status "ProposalStatus", confidence float8, evidence jsonb, shared text[])
    ON CONFLICT (report_id, answered_report_id) DO NOTHING`
}

/**
 * Takes out what reports answer, and what answers them: their articles dropped them. Returns the statements that
 * answered them, which are to be composed again.
 */
export async function dropReplies(tx: Prisma.TransactionClient, reportIds: readonly string[]): Promise<string[]> {
  if (reportIds.length === 0) return []
  await tx.$executeRaw`DELETE FROM statement_links WHERE report_id = ANY (${[...reportIds]}::uuid[])`
  const rows = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM statement_links l USING reports r
    WHERE l.answered_report_id = ANY (${[...reportIds]}::uuid[]) AND r.id = l.report_id
    RETURNING r.statement_id::text AS id`
  return rows.map((row) => row.id)
}

/** The statements that reply to these, others than these. */
export async function findReplies(tx: Prisma.TransactionClient, statementIds: readonly string[]): Promise<string[]> {
  if (statementIds.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`${PREPARED}
    SELECT DISTINCT r.statement_id::text AS id FROM reports t
    JOIN statement_links l ON l.answered_report_id = t.id AND l.status <> 'REJECTED' JOIN reports r ON r.id = l.report_id
    WHERE t.statement_id = ${anyOf(statementIds)} AND r.statement_id <> ALL (${[...statementIds]}::uuid[])`
  return rows.map((row) => row.id)
}

/** A statement, and one that it answers. */
export interface ReplyEnds {
  statementId: string
  answeredId: string
}

/** Which statement a reply is of, and which it answers; null where there is no such reply. */
export async function findReplyEnds(tx: Prisma.TransactionClient, replyId: string): Promise<ReplyEnds | null> {
  const select = { report: { select: { statementId: true } }, answered: { select: { statementId: true } } }
  const reply = await tx.reply.findUnique({ where: { id: replyId }, select })
  return reply === null ? null : { statementId: reply.report.statementId, answeredId: reply.answered.statementId }
}

/** Keeps what an editor decided about all reports by which one statement answers the other. */
export async function settleReplies(
  tx: Prisma.TransactionClient,
  { statementId, answeredId }: ReplyEnds,
  decision: { status: 'ACCEPTED' | 'REJECTED'; principalId: string; reason: string; now: Date },
): Promise<void> {
  const { status, principalId, reason, now } = decision
  await tx.$executeRaw`
    UPDATE statement_links l SET status = ${status}::"ProposalStatus", decided_by_id = ${principalId}::uuid,
      decided_at = ${now}::timestamptz, decided_reason = ${reason}
    FROM reports r, reports t
    WHERE r.id = l.report_id AND t.id = l.answered_report_id AND r.statement_id = ${statementId}::uuid
      AND t.statement_id = ${answeredId}::uuid`
}

/** Takes out the undecided replies of one statement to another; whether there were any. */
export async function dropProposedReplies(
  tx: Prisma.TransactionClient,
  { statementId, answeredId }: ReplyEnds,
): Promise<boolean> {
  const dropped = await tx.$executeRaw`
    DELETE FROM statement_links l USING reports r, reports t
    WHERE r.id = l.report_id AND t.id = l.answered_report_id AND l.status = 'PENDING'
      AND r.statement_id = ${statementId}::uuid AND t.statement_id = ${answeredId}::uuid`
  return dropped > 0
}
