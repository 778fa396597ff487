import { DAY_MS } from '../../domain/language/calendar.ts'
import type { FoldingReport } from '../../domain/same/prepared-report.ts'
import { SURROUNDINGS } from '../../domain/statement/report.ts'
import { type SaidAtColumns, saidAtFrom } from '../../domain/statement/said-at.ts'
import type { SpeechAct } from '../../domain/statement/speech-act.ts'
import type { ChainLink, SpeechForm } from '../../domain/statement/statement.ts'
import { eachOf, PREPARED } from '../database/prepared.ts'
import { Prisma } from '../prisma/client.ts'

// The cost of looking a report up must not grow with the archive: a bounded number of keys, and of each a bounded number
// of rows nearest in time, read off an index. Reports that share the most keys are looked at closer.

/** How far from each other two articles may place one utterance and still be compared. */
const WINDOW_MS = 60 * DAY_MS
/** Rows of one key that are read: this many later ones, earlier ones, and ones of unknown time. */
const PER_KEY = Prisma.raw('12')
/** Reports that a new one is compared with. */
const MOST = Prisma.raw('12')

/** What a new report is looked up by. */
export interface Probe {
  keys: readonly string[]
  /** Somewhere in [earliest, latest); null if unknown. */
  time: { earliest: Date; latest: Date } | null
}

/** A known report of a statement that stands. */
export interface Candidate {
  reportId: string
  statementId: string
  articleId: string
  actorId: string
  /** Of all reports of its statement. */
  acts: SpeechAct[]
  /** Without what stands around it: see `readSurroundings`. */
  report: FoldingReport
}

interface Row extends SaidAtColumns {
  place: number
  reportId: string
  statementId: string
  articleId: string
  actorId: string
  acts: SpeechAct[]
  text: string
  form: SpeechForm
  act: SpeechAct | null
  speaker: string | null
  cue: string | null
  publishedAt: Date | null
  publisher: string
  chain: ChainLink[]
  addressee: string | null
  occasion: string | null
  language: string
}

/** Reports that can be candidates: those that stand and have an actor. */
const KNOWN = Prisma.sql`
  SELECT r.id::text AS "reportId", r.statement_id::text AS "statementId", r.article_id::text AS "articleId",
    r.actor_id::text AS "actorId", r.text, r.form::text AS form, r.act::text AS act, r.speaker, r.cue, v.published_at AS "publishedAt",
    s.name AS publisher, r.chain, r.addressee, r.occasion, v.language, r.said_earliest AS "saidEarliest",
    r.said_latest AS "saidLatest", r.said_precision::text AS "saidPrecision", r.said_time_zone AS "saidTimeZone",
    r.said_as_written AS "saidAsWritten", r.said_derivation AS "saidDerivation",
    COALESCE((SELECT n.acts FROM statement_versions n WHERE n.statement_id = r.statement_id AND n.current), '{}') AS acts
  FROM reports r JOIN articles a ON a.id = r.article_id JOIN sources s ON s.id = a.source_id
  JOIN article_revisions v ON v.article_id = r.article_id AND v.number = r.revision
  WHERE r.retracted_at IS NULL AND r.actor_id IS NOT NULL`

/** For each probe, in order, what it should be compared with: the most likely first. One SQL statement in all. */
export async function findCandidates(tx: Prisma.TransactionClient, probes: readonly Probe[]): Promise<Candidate[][]> {
  const rows = probes.flatMap(({ keys, time }, place) => keys.map((key) => ({ place, key, ...rangeOf(time) })))
  if (rows.length === 0) return probes.map(() => [])
  // Limits and laterals keep it to so many steps down an index, whatever Postgres thinks of the tables. The lists are
  // selected for the reason that `anyOf` tells.
  const found = await tx.$queryRaw<Row[]>`${PREPARED}
    SELECT ranked.place, known.*
    FROM (
      SELECT p.place, near.report_id,
        row_number() OVER (PARTITION BY p.place ORDER BY count(*) DESC, near.report_id DESC) AS rank
      FROM unnest((SELECT ${rows.map((row) => row.place)}::int[]), (SELECT ${rows.map((row) => row.key)}::bigint[]),
          (SELECT ${rows.map((row) => row.since)}::timestamptz[]), (SELECT ${rows.map((row) => row.at)}::timestamptz[]),
          (SELECT ${rows.map((row) => row.until)}::timestamptz[])) AS p(place, key, since, at, until),
        LATERAL (
          (SELECT f.report_id FROM folding_keys f WHERE f.key = p.key AND f.spoken_at >= p.at AND f.spoken_at < p.until
            ORDER BY f.spoken_at LIMIT ${PER_KEY})
          UNION ALL
          (SELECT f.report_id FROM folding_keys f WHERE f.key = p.key AND f.spoken_at < p.at AND f.spoken_at >= p.since
            ORDER BY f.spoken_at DESC LIMIT ${PER_KEY})
          UNION ALL
          (SELECT f.report_id FROM folding_keys f WHERE f.key = p.key AND f.spoken_at = 'infinity'
            ORDER BY f.report_id DESC LIMIT ${PER_KEY})
        ) AS near
      GROUP BY p.place, near.report_id
    ) AS ranked, LATERAL (
      ${KNOWN} AND r.id = ranked.report_id LIMIT 1
    ) AS known
    WHERE ranked.rank <= ${MOST} ORDER BY ranked.place, ranked.rank`
  const candidates = probes.map((): Candidate[] => [])
  for (const row of found) candidates[row.place]?.push(candidateOf(row))
  return candidates
}

/** Those of these reports that can be candidates, in no order. One SQL statement. */
export async function readCandidates(tx: Prisma.TransactionClient, reportIds: readonly string[]): Promise<Candidate[]> {
  if (reportIds.length === 0) return []
  const rows = await tx.$queryRaw<Omit<Row, 'place'>[]>`${KNOWN} AND r.id = ANY (${[...reportIds]}::uuid[])`
  return rows.map(candidateOf)
}

function candidateOf(row: Omit<Row, 'place'>): Candidate {
  const { reportId, statementId, articleId, actorId, acts, text, form, act, speaker, cue } = row
  const { publishedAt, publisher, chain, addressee, occasion, language } = row
  const said = { text, form, act, speaker, cue, before: '', after: '', saidAt: saidAtFrom(row) }
  return {
    reportId,
    statementId,
    articleId,
    actorId,
    acts,
    report: { ...said, publishedAt, publisher, chain, addressee, occasion, language },
  }
}

function rangeOf(time: Probe['time']): { since: string; at: string; until: string } {
  if (time === null) return { since: '-infinity', at: 'infinity', until: 'infinity' }
  return {
    since: new Date(time.earliest.getTime() - WINDOW_MS).toISOString(),
    at: time.earliest.toISOString(),
    until: new Date(time.latest.getTime() + WINDOW_MS).toISOString(),
  }
}

/**
 * What stands around known reports, by report id: a long article is long to unpack, and most candidates are told apart
 * without it. One SQL statement, none where nothing is asked for.
 */
export async function readSurroundings(
  tx: Prisma.TransactionClient,
  reportIds: readonly string[],
): Promise<Map<string, Pick<FoldingReport, 'before' | 'after'>>> {
  if (reportIds.length === 0) return new Map()
  // Spans count UTF-16 code units and substr counts characters: in a text of many emoji the surroundings lie a little
  // off, which costs a few words of evidence.
  const rows = await tx.$queryRaw<{ id: string; before: string; after: string }[]>`${PREPARED}
    SELECT r.id::text AS id,
      substr(v.text, greatest(1, r.span_start + 1 - ${SURROUNDINGS}::int), least(${SURROUNDINGS}::int, r.span_start)) AS before,
      substr(v.text, r.span_end + 1, ${SURROUNDINGS}::int) AS after
    FROM ${eachOf(reportIds)} AS asked(id), LATERAL (SELECT * FROM reports WHERE id = asked.id LIMIT 1) AS r,
      LATERAL (SELECT text FROM article_revisions WHERE article_id = r.article_id AND number = r.revision LIMIT 1) AS v`
  return new Map(rows.map(({ id, before, after }) => [id, { before, after }]))
}
