import { DAY_MS } from '../../domain/language/calendar.ts'
import { LONGEST_DAYS, saidBefore } from '../../domain/replies/replies.ts'
import type { SpeechAct } from '../../domain/statement/speech-act.ts'
import { eachOf, PREPARED } from '../database/prepared.ts'
import { Prisma } from '../prisma/client.ts'
import { json } from '../tables/columns.ts'
import { isCountedReply } from '../tables/replies.ts'

// An answer may come in before what it answers: another outlet's article, fetched first. So each report with a sign of
// answering is kept under the names beside that sign, with its time, and a new statement looks there.

/** A report with a sign of answering, and what it is found by. */
export interface AnswerKeys {
  reportId: string
  /** When it was said or published; null if unknown. */
  at: Date | null
  /** Folded names; see domain/replies/names.ts. */
  names: readonly string[]
}

/** Stores the names under which `reports` are found, in place of what was stored for `reportIds`. */
export async function saveAnswerKeys(
  tx: Prisma.TransactionClient,
  reportIds: readonly string[],
  reports: readonly AnswerKeys[],
): Promise<void> {
  if (reportIds.length > 0)
    await tx.$executeRaw`DELETE FROM answer_keys WHERE report_id = ANY (${[...reportIds]}::uuid[])`
  const rows = reports.flatMap(({ reportId, at, names }) =>
    names.map((name) => ({ name, said_at: at?.toISOString() ?? 'infinity', report_id: reportId })),
  )
  if (rows.length === 0) return
  await tx.$executeRaw`${PREPARED}
    INSERT INTO answer_keys (key, said_at, report_id)
    SELECT hashtextextended(name, 0), said_at, report_id FROM jsonb_to_recordset(${json(rows)}::jsonb)
      AS r(name text, said_at timestamptz, report_id uuid)
    ON CONFLICT DO NOTHING`
}

/** The time under which each report is kept as an answer, null if unknown. Reports that are not kept are missing. */
export async function readAnswerTimes(
  tx: Prisma.TransactionClient,
  reportIds: readonly string[],
): Promise<Map<string, Date | null>> {
  const rows = await tx.$queryRaw<{ id: string; at: Date | null }[]>`
    SELECT report_id::text AS id, CASE WHEN isfinite(max(said_at)) THEN max(said_at) END AS at FROM answer_keys
    WHERE report_id = ANY (${[...reportIds]}::uuid[]) GROUP BY report_id`
  return new Map(rows.map(({ id, at }) => [id, at]))
}

/** What answers to a new statement are looked up by. */
export interface AnsweredProbe {
  /** Its speaker: the actor today, after merges; the office; and the folded name that the article uses (`speaker`). */
  actorId: string
  officeId: string | null
  speaker: string
  at: Date | null
}

/** A report on file that may answer a statement that came in after it. */
export interface AnsweringReport {
  reportId: string
  statementId: string
  actorId: string | null
  speaker: string | null
  text: string
  act: SpeechAct | null
  context: { before: string; after: string }
  at: Date | null
  /** Before when it was said; null if unknown. */
  until: Date | null
  /** Links that it has already. */
  links: number
}

/** An answer that is dated to the day was said up to a day after. */
const SLACK_DAYS = 1
/** Answers looked at for one name of a new statement's speaker, and for one article in all. */
const PER_NAME = Prisma.raw('20')
const MOST = Prisma.raw('300')

/**
 * For each probe, in order, the reports of other articles that may answer it. One round trip where there are none, read
 * off an index: the cost does not grow with the archive.
 */
export async function findAnswering(
  tx: Prisma.TransactionClient,
  probes: readonly AnsweredProbe[],
  { articleId, now }: { articleId: string; now: Date },
): Promise<AnsweringReport[][]> {
  if (probes.length === 0) return []
  const asked = probes.map(({ at, ...probe }, place) => {
    const since = new Date((at ?? now).getTime() - (at === null ? LONGEST_DAYS : SLACK_DAYS) * DAY_MS)
    return { place, ...probe, since, until: new Date((at ?? now).getTime() + LONGEST_DAYS * DAY_MS) }
  })
  const actorIds = [...new Set(probes.map((probe) => probe.actorId))]
  const near = await tx.$queryRaw<{ place: number; reportId: string }[]>`${PREPARED}
    WITH RECURSIVE family AS (
      SELECT n.id AS root, n.id FROM ${eachOf(actorIds)} AS n(id)
      UNION SELECT f.root, a.id FROM family f, LATERAL (SELECT id FROM actors WHERE successor_id = f.id OFFSET 0) AS a
    ), aliases AS (SELECT f.root, n.folded AS name FROM family f JOIN actor_aliases n ON n.actor_id = f.id)
    SELECT DISTINCT p.place, near.report_id::text AS "reportId"
    FROM jsonb_to_recordset(${json(asked)}::jsonb)
        AS p(place int, "actorId" uuid, "officeId" uuid, speaker text, since timestamptz, until timestamptz),
      LATERAL (
        SELECT hashtextextended(n.name, 0) AS key FROM (
          SELECT name FROM aliases WHERE root = p."actorId"
          UNION SELECT p.speaker
          UNION SELECT unnest(o.folded) FROM offices o WHERE o.id = p."officeId"
        ) n
      ) AS called,
      LATERAL (
        (SELECT k.report_id FROM answer_keys k WHERE k.key = called.key AND k.said_at >= p.since AND k.said_at < p.until
          ORDER BY k.said_at LIMIT ${PER_NAME})
        UNION ALL
        (SELECT k.report_id FROM answer_keys k WHERE k.key = called.key AND k.said_at = 'infinity'
          ORDER BY k.report_id DESC LIMIT ${PER_NAME})
      ) AS near
    LIMIT ${MOST}`
  const reports = await readAnswering(tx, [...new Set(near.map((row) => row.reportId))], articleId)
  return probes.map((_, place) => near.flatMap((row) => (row.place === place ? (reports.get(row.reportId) ?? []) : [])))
}

async function readAnswering(
  tx: Prisma.TransactionClient,
  reportIds: string[],
  articleId: string,
): Promise<Map<string, AnsweringReport>> {
  if (reportIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<(Omit<AnsweringReport, 'context' | 'until'> & Told)[]>`
    SELECT r.id::text AS "reportId", r.statement_id::text AS "statementId", r.actor_id::text AS "actorId", r.speaker,
      r.text, r.act::text AS act, r.context_before AS before, r.context_after AS after, COALESCE(r.said_earliest, v.published_at) AS at,
      r.said_latest AS latest, v.published_at AS "publishedAt",
      (SELECT count(*)::int FROM statement_links l WHERE l.report_id = r.id AND ${isCountedReply('l')}) AS links
    FROM reports r JOIN article_revisions v ON v.article_id = r.article_id AND v.number = r.revision
    WHERE r.id = ANY (${reportIds}::uuid[]) AND r.retracted_at IS NULL AND r.article_id <> ${articleId}::uuid`
  return new Map(
    rows.map(({ before, after, latest, publishedAt, ...report }) => {
      const until = saidBefore(latest && { latest }, publishedAt)
      return [report.reportId, { ...report, context: { before, after }, until }]
    }),
  )
}

interface Told {
  before: string
  after: string
  latest: Date | null
  publishedAt: Date | null
}
