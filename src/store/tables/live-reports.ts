import { agencyOf } from '../../domain/compose/agency.ts'
import type { LiveReport } from '../../domain/compose/compose.ts'
import { type SaidAtColumns, saidAtFrom } from '../../domain/statement/said-at.ts'
import type { ChainLink, SpeechForm } from '../../domain/statement/statement.ts'
import { eachOf, PREPARED } from '../database/prepared.ts'
import type { Prisma } from '../prisma/client.ts'

interface Row extends SaidAtColumns {
  id: string
  statementId: string
  articleId: string
  sourceId: string
  text: string
  form: SpeechForm
  contextBefore: string
  contextAfter: string
  chain: ChainLink[]
  language: string
  publishedAt: Date | null
  ingestedAt: Date
  actorId: string | null
  officeId: string | null
  officeIds: string[]
  answeredActorIds: string[]
  sourceName: string
  homepage: string | null
  timeZone: string
  head: string
  foot: string
}

/** An article's first and last characters, where agencies are named. */
const END_CHARACTERS = 600

/** The reports that statements are made of, by statement. The statements' rows must be locked. */
export async function readLiveReports(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
): Promise<Map<string, LiveReport[]>> {
  const rows = await tx.$queryRaw<Row[]>`${PREPARED}
    SELECT r.id::text AS id, r.statement_id::text AS "statementId", r.article_id::text AS "articleId",
      a.source_id::text AS "sourceId", r.text, r.form::text AS form, r.context_before AS "contextBefore",
      r.context_after AS "contextAfter", r.chain, a.language, a.published_at AS "publishedAt",
      r.ingested_at AS "ingestedAt", r.actor_id::text AS "actorId", r.office_id::text AS "officeId",
      r.office_ids::text[] AS "officeIds", r.said_earliest AS "saidEarliest", r.said_latest AS "saidLatest",
      r.said_precision::text AS "saidPrecision", r.said_time_zone AS "saidTimeZone",
      r.said_as_written AS "saidAsWritten", r.said_derivation AS "saidDerivation",
      ARRAY(
        SELECT s.actor_id::text FROM statement_links l JOIN reports t ON t.id = l.answered_report_id
        JOIN statements s ON s.id = t.statement_id
        WHERE l.report_id = r.id AND l.status <> 'REJECTED' AND t.retracted_at IS NULL AND s.actor_id IS NOT NULL
      ) AS "answeredActorIds",
      a.name AS "sourceName", a.homepage, a.time_zone AS "timeZone", left(a.text, ${END_CHARACTERS}::int) AS head,
      right(a.text, ${END_CHARACTERS}::int) AS foot
    FROM ${eachOf(statementIds)} AS asked(id),
      LATERAL (SELECT * FROM reports WHERE statement_id = asked.id AND retracted_at IS NULL OFFSET 0) AS r,
      LATERAL (
        SELECT a.source_id, o.name, o.homepage, COALESCE(v.time_zone, o.time_zone) AS time_zone, v.language, v.published_at, v.text
        FROM articles a JOIN sources o ON o.id = a.source_id
        JOIN article_revisions v ON v.article_id = a.id AND v.number = r.revision
        WHERE a.id = r.article_id LIMIT 1
      ) AS a`
  const reports = new Map<string, LiveReport[]>()
  for (const row of rows) {
    const own = reports.get(row.statementId)
    const report: LiveReport = {
      ...row,
      context: { before: row.contextBefore, after: row.contextAfter },
      saidAt: saidAtFrom(row),
      source: { name: row.sourceName, homepage: row.homepage },
      agency: agencyOf(`${row.head}\n${row.foot}`)?.name ?? null,
    }
    if (own === undefined) reports.set(row.statementId, [report])
    else own.push(report)
  }
  return reports
}
