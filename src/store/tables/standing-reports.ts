import type { SpeechAct } from '../../domain/statement/speech-act.ts'
import type { SpeechForm } from '../../domain/statement/statement.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'

/** A report that its article carries. */
export interface StandingReport {
  id: string
  statementId: string
  text: string
  actorId: string | null
  ingestedAt: Date
  act: SpeechAct | null
  /** Whether its statement has other reports. */
  isShared: boolean
  /** What other articles' reports of its statement do. */
  actsElsewhere: SpeechAct[]
  /** Where it is looked up. */
  foldingKeys: string[]
  foldingTime: Date | null
}

/** The reports that an article carries, in the order of its text. */
export async function readStandingReports(tx: Prisma.TransactionClient, articleId: string): Promise<StandingReport[]> {
  return tx.$queryRaw<StandingReport[]>`
    SELECT r.id::text AS id, r.statement_id::text AS "statementId", r.text, r.actor_id::text AS "actorId", r.act::text AS act,
      r.ingested_at AS "ingestedAt", r.folding_keys::text[] AS "foldingKeys", r.folding_time AS "foldingTime",
      EXISTS (SELECT FROM reports o WHERE o.statement_id = r.statement_id AND o.id <> r.id AND o.retracted_at IS NULL) AS "isShared",
      ARRAY(SELECT DISTINCT o.act::text FROM reports o
        WHERE o.statement_id = r.statement_id AND o.article_id <> r.article_id AND o.retracted_at IS NULL
          AND o.act IS NOT NULL) AS "actsElsewhere"
    FROM reports r WHERE r.article_id = ${articleId}::uuid AND r.retracted_at IS NULL ORDER BY r.span_start, r.id`
}

/** The statements that an article reports, each once, in the order of its text. */
export async function readStatementIdsOf(
  tx: PrismaClient | Prisma.TransactionClient,
  articleId: string,
): Promise<string[]> {
  const rows = await tx.report.findMany({
    where: { articleId, retractedAt: null },
    orderBy: { spanStart: 'asc' },
    select: { statementId: true },
  })
  return [...new Set(rows.map((row) => row.statementId))]
}

/** Withdraws reports that their articles dropped. */
export async function retractReports(tx: Prisma.TransactionClient, reportIds: string[], now: Date): Promise<void> {
  if (reportIds.length > 0) await tx.report.updateMany({ where: { id: { in: reportIds } }, data: { retractedAt: now } })
}

/** A report as the command line shows it. */
export interface ListedReport {
  statementId: string
  text: string
  form: SpeechForm
  act: SpeechAct | null
  /** Who spoke by name, else as the article describes them; null where it says neither. */
  speaker: string | null
}

/** What an article reports, in the order of its text. */
export async function listReports(prisma: PrismaClient, articleId: string): Promise<ListedReport[]> {
  const rows = await prisma.report.findMany({
    where: { articleId, retractedAt: null },
    select: {
      text: true,
      form: true,
      act: true,
      describedAs: true,
      statementId: true,
      statement: { select: { actor: true } },
    },
    orderBy: [{ spanStart: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ text, form, act, describedAs, statementId, statement }) => {
    return { statementId, text, form, act, speaker: statement.actor?.name ?? describedAs }
  })
}

/** The actors that reports of these statements name as their speakers. */
export async function readSpeakersOf(tx: Prisma.TransactionClient, statementIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT r.actor_id::text AS id FROM reports r
    WHERE r.statement_id = ANY (${[...statementIds]}::uuid[]) AND r.actor_id IS NOT NULL`
  return rows.map((row) => row.id)
}
