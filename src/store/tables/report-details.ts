import { type SaidAtColumns, saidAtFrom } from '../../domain/statement/said-at.ts'
import type { ChainLink, SaidAt, SpeechForm } from '../../domain/statement/statement.ts'
import type { PrismaClient } from '../prisma/client.ts'

/** A report that stands, with what its article and its statement tell about it. */
export interface LiveReport {
  id: string
  form: SpeechForm
  text: string
  contextBefore: string
  contextAfter: string
  chain: ChainLink[]
  speaker: string | null
  describedAs: string | null
  /** When it was said, by this report alone. */
  saidAt: SaidAt | null
  /** Name of the office it was said in, as the article says or the actor held it. */
  office: string | null
  language: string
  publishedAt: Date | null
  ingestedAt: Date
  sourceName: string
  /** The source's homepage; null where it has none. */
  homepage: string | null
  timeZone: string
  /** The article's first and last characters, where agencies are named. */
  head: string
  foot: string
  /** First and last day of the actor's time in the statement's office; null where not known. */
  heldFrom: Date | null
  heldUntil: Date | null
}

/** Of so many reports a statement's roots and discrepancies are told; no utterance has had more that differed. */
export const MOST_REPORTS = 200

/** The live reports of statements by statement id, the first ones first, in one round trip. */
export async function readLiveReports(
  prisma: PrismaClient,
  statementIds: readonly string[],
): Promise<Map<string, LiveReport[]>> {
  const rows = await prisma.$queryRaw<(Omit<LiveReport, 'saidAt'> & SaidAtColumns & { statementId: string })[]>`
    SELECT s.id::text AS "statementId", r.id::text AS id, r.form::text AS form, r.text,
      r.context_before AS "contextBefore", r.context_after AS "contextAfter", r.chain, r.speaker,
      r.described_as AS "describedAs", f.name AS office, r.said_earliest AS "saidEarliest", r.said_latest AS "saidLatest",
      r.said_precision::text AS "saidPrecision", r.said_time_zone AS "saidTimeZone",
      r.said_as_written AS "saidAsWritten", r.said_derivation AS "saidDerivation", v.language, v.published_at AS "publishedAt", r.ingested_at AS "ingestedAt",
      o.name AS "sourceName", o.homepage, COALESCE(v.time_zone, o.time_zone) AS "timeZone", left(v.text, 600) AS head,
      right(v.text, 600) AS foot, t.from::timestamptz AS "heldFrom", t.until::timestamptz AS "heldUntil"
    FROM statements s
    CROSS JOIN LATERAL (
      SELECT * FROM reports WHERE statement_id = s.id AND retracted_at IS NULL
      ORDER BY ingested_at, id LIMIT ${MOST_REPORTS}
    ) r
    JOIN articles a ON a.id = r.article_id
    JOIN article_revisions v ON v.article_id = a.id AND v.number = r.revision
    JOIN sources o ON o.id = a.source_id
    LEFT JOIN offices f ON f.id = r.office_id
    LEFT JOIN LATERAL (
      SELECT min("from") AS from, CASE WHEN count(*) = count(until) THEN max(until) END AS until
      FROM tenures WHERE actor_id = s.actor_id AND office_id = s.office_id
    ) t ON TRUE
    WHERE s.id = ANY (${[...statementIds]}::uuid[])
    ORDER BY r.ingested_at, r.id`
  const found = new Map<string, LiveReport[]>(statementIds.map((id) => [id, []]))
  for (const { statementId, ...row } of rows) found.get(statementId)?.push({ ...row, saidAt: saidAtFrom(row) })
  return found
}

/** Reports' words and their language by report id, in one round trip. */
export async function readWordings(
  prisma: PrismaClient,
  reportIds: readonly string[],
): Promise<Map<string, { text: string; language: string }>> {
  const rows = await prisma.$queryRaw<{ id: string; text: string; language: string }[]>`
    SELECT r.id::text AS id, r.text, v.language
    FROM reports r JOIN article_revisions v ON v.article_id = r.article_id AND v.number = r.revision
    WHERE r.id = ANY (${[...reportIds]}::uuid[])`
  return new Map(rows.map(({ id, ...words }) => [id, words]))
}
