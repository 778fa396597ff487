import { DAY_MS } from '../../domain/language/calendar.ts'
import type { FoldingReport } from '../../domain/same/prepared-report.ts'
import { SURROUNDINGS } from '../../domain/statement/report.ts'
import type { SpeechAct } from '../../domain/statement/speech-act.ts'
import type { SpeechForm } from '../../domain/statement/statement.ts'
import { anyOf, eachOf, PREPARED } from '../database/prepared.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { type KnownRow, knownReportOf } from './known-report.ts'

// The cost of looking a report up must not grow with the archive: a bounded number of keys, and of each a bounded number
// of rows nearest in time, read off an index. Reports that share the most keys are looked at closer.

/** How far from each other two articles may place one utterance and still be compared. */
const WINDOW_MS = 60 * DAY_MS
/** Rows of one key that are read: this many later ones, earlier ones, and ones of unknown time. */
const PER_KEY = Prisma.raw('12')
/** Reports that a new one is compared with. */
const MOST = 12

// What stands around a report. Spans count UTF-16 code units and substr counts characters: in a text of many emoji it lies
// a little off, which costs a few words of evidence.
const textBefore = (report: Prisma.Sql, revision: Prisma.Sql) => Prisma.sql`substr(${revision}.text,
  greatest(1, ${report}.span_start + 1 - ${SURROUNDINGS}::int), least(${SURROUNDINGS}::int, ${report}.span_start))`
const textAfter = (report: Prisma.Sql, revision: Prisma.Sql) => Prisma.sql`substr(${revision}.text,
  ${report}.span_end + 1, ${SURROUNDINGS}::int)`

/** What a new report is looked up by. */
export interface Probe {
  keys: readonly string[]
  /** Keys that any speaker's reports have: each tells as much as several of the others. */
  phrases?: readonly string[]
  /** Somewhere in [earliest, latest); null if unknown. */
  time: { earliest: Date; latest: Date } | null
  /** Its words: reports of the very same are told. */
  text: string
}

/** A known report of a statement that stands, without what it says. */
export interface Candidate {
  reportId: string
  statementId: string
  articleId: string
  /** Who said it; where its article does not tell, whom other reports of its statement name; null where none does. */
  actorId: string | null
  /** Its speaker, as its article has it. */
  speaker: string | null
  form: SpeechForm
  /** The offices in which it was said, as its statement has them. */
  officeIds: string[]
  /** Of all reports of its statement. */
  acts: SpeechAct[]
  /** Has the very words of the report it was found for, or begins as that speech does, however they are set. */
  isReprint: boolean
  /** Differs from before if anything that a verdict depends on was written since. */
  stamp: string
}

/** A known report with what it says, but for what stands around it: see `readSurroundings`. */
export interface ReadCandidate
  extends Omit<Candidate, 'isReprint' | 'stamp' | 'acts' | 'speaker' | 'form' | 'officeIds'> {
  report: FoldingReport
}

/** The reports of an article that are looked up together, by one SQL statement. */
const TOGETHER = 250
/** Reports that those of one article are compared with, in all: of a book of interviews each is with fewer. */
const MOST_IN_ARTICLE = 12_000
/** But with so many at least. */
const LEAST = 3

/** Where rows `r` of reports, `v` of their revisions and `s` of their sources were last written. */
const STAMP = Prisma.sql`(r.xmin::text || ' ' || v.xmin::text || ' ' || s.xmin::text)`

const SAID = Prisma.sql`
  r.id::text AS "reportId", r.text, r.form::text AS form, r.act::text AS act, r.speaker, r.cue, v.published_at AS "publishedAt",
  s.name AS publisher, r.chain, r.addressee, r.occasion, v.language, r.said_earliest AS "saidEarliest",
  r.said_latest AS "saidLatest", r.said_precision::text AS "saidPrecision", r.said_time_zone AS "saidTimeZone",
  r.said_as_written AS "saidAsWritten", r.said_derivation AS "saidDerivation"`

/** A phrase that two reports share is made of words that they share. */
const OF_PHRASE = 3

/** Reports that can be candidates: those that stand. */
const known = (more: Prisma.Sql) => Prisma.sql`
  reports r JOIN articles a ON a.id = r.article_id JOIN sources s ON s.id = a.source_id
  JOIN article_revisions v ON v.article_id = r.article_id AND v.number = r.revision ${more}
  WHERE r.retracted_at IS NULL`
const KNOWN = known(Prisma.empty)
const KNOWN_WITH_STATEMENT = known(
  Prisma.sql`LEFT JOIN statement_versions n ON n.statement_id = r.statement_id AND n.current`,
)

/** Of speeches the beginning tells, which is also all that is compared: in characters, some 400 words. */
const TELLING = 2_500

/** Words as they are told apart from others: without what sets them. */
const bare = (text: Prisma.Sql) =>
  Prisma.sql`regexp_replace(lower(left(${text}, ${TELLING}::int)), '[[:space:][:punct:]“”„‟«»‘’‚‛…–—]+', '', 'g')`

/**
 * For each probe, in order, what it should be compared with: the most likely first, those that share the most of its
 * rarest words. At most 12 unless told, of an article with more than a thousand reports fewer. One SQL statement for each
 * 250 probes.
 */
export async function findCandidates(
  tx: Prisma.TransactionClient,
  probes: readonly Probe[],
  atMost = MOST,
): Promise<Candidate[][]> {
  const most = Math.max(LEAST, Math.min(atMost, Math.floor(MOST_IN_ARTICLE / Math.max(1, probes.length))))
  const candidates: Candidate[][] = []
  for (let at = 0; at < probes.length; at += TOGETHER)
    candidates.push(...(await findTogether(tx, probes.slice(at, at + TOGETHER), most)))
  return candidates
}

async function findTogether(
  tx: Prisma.TransactionClient,
  probes: readonly Probe[],
  most: number,
): Promise<Candidate[][]> {
  const rows = probes.flatMap(({ keys, phrases = [], time }, place) => {
    const asked = { place, ...rangeOf(time) }
    return [
      ...keys.map((key) => ({ ...asked, key, tells: 1 })),
      ...phrases.map((key) => ({ ...asked, key, tells: OF_PHRASE })),
    ]
  })
  if (rows.length === 0) return probes.map(() => [])
  // Limits and laterals keep it to so many steps down an index, whatever Postgres thinks of the tables. The lists are
  // selected for the reason that `anyOf` tells.
  const found = await tx.$queryRaw<(Candidate & { place: number })[]>`${PREPARED}
    SELECT ranked.place, known.*
    FROM (
      SELECT p.place, near.report_id,
        row_number() OVER (PARTITION BY p.place ORDER BY sum(p.tells) DESC, near.report_id DESC) AS rank
      FROM unnest((SELECT ${rows.map((row) => row.place)}::int[]), (SELECT ${rows.map((row) => row.key)}::bigint[]),
          (SELECT ${rows.map((row) => row.since)}::timestamptz[]), (SELECT ${rows.map((row) => row.at)}::timestamptz[]),
          (SELECT ${rows.map((row) => row.until)}::timestamptz[]), (SELECT ${rows.map((row) => row.tells)}::int[])) AS p(place, key, since, at, until, tells),
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
      SELECT r.id::text AS "reportId", r.statement_id::text AS "statementId", r.article_id::text AS "articleId",
        COALESCE(r.actor_id, n.actor_id)::text AS "actorId", r.speaker, r.form::text AS form,
        COALESCE(n.office_ids, '{}')::text[] AS "officeIds", ${STAMP} AS stamp, COALESCE(n.acts, '{}') AS acts,
        ${bare(Prisma.sql`r.text`)} = ${bare(Prisma.sql`((SELECT ${probes.map(({ text }) => text)}::text[])::text[])[ranked.place + 1]`)} AS "isReprint"
      FROM ${KNOWN_WITH_STATEMENT} AND r.id = ranked.report_id LIMIT 1
    ) AS known
    WHERE ranked.rank <= ${most}::int ORDER BY ranked.place, ranked.rank`
  const candidates = probes.map((): Candidate[] => [])
  for (const { place, ...candidate } of found) candidates[place]?.push(candidate)
  return candidates
}

/**
 * Of each report of an article, by its id: the reports of earlier articles in its own statement, the first ones. What their
 * statement does is what they do.
 */
export async function findMates(
  tx: Prisma.TransactionClient,
  articleId: string,
  most: number,
): Promise<Map<string, Candidate[]>> {
  const found = await tx.$queryRaw<(Candidate & { ownId: string })[]>`
    SELECT own.id::text AS "ownId", known.* FROM reports own, LATERAL (
      SELECT r.id::text AS "reportId", r.statement_id::text AS "statementId", r.article_id::text AS "articleId",
        COALESCE(r.actor_id, n.actor_id)::text AS "actorId", r.speaker, r.form::text AS form,
        COALESCE(n.office_ids, '{}')::text[] AS "officeIds", ${STAMP} AS stamp,
        ARRAY(SELECT DISTINCT o.act::text FROM reports o WHERE o.statement_id = own.statement_id
          AND o.article_id < own.article_id AND o.retracted_at IS NULL AND o.act IS NOT NULL) AS acts,
        ${bare(Prisma.sql`r.text`)} = ${bare(Prisma.sql`own.text`)} AS "isReprint"
      FROM ${KNOWN_WITH_STATEMENT} AND r.statement_id = own.statement_id AND r.article_id < own.article_id
      ORDER BY r.article_id, r.id LIMIT ${most}::int
    ) AS known
    WHERE own.article_id = ${articleId}::uuid AND own.retracted_at IS NULL`
  const mates = new Map<string, Candidate[]>()
  for (const { ownId, ...mate } of found) mates.set(ownId, [...(mates.get(ownId) ?? []), mate])
  return mates
}

/** Those of these reports that can be candidates, in no order. One SQL statement. */
export async function readCandidates(
  tx: Prisma.TransactionClient,
  reportIds: readonly string[],
): Promise<ReadCandidate[]> {
  if (reportIds.length === 0) return []
  const rows = await tx.$queryRaw<(KnownRow & Omit<ReadCandidate, 'report'>)[]>`${PREPARED}
    SELECT ${SAID}, r.statement_id::text AS "statementId", r.article_id::text AS "articleId", r.actor_id::text AS "actorId"
    FROM ${KNOWN} AND r.id = ${anyOf(reportIds)}`
  return rows.map((row) => {
    const { reportId, statementId, articleId, actorId } = row
    return { reportId, statementId, articleId, actorId, report: knownReportOf(row) }
  })
}

/**
 * The same with all that a verdict looks at, as JSON for `wholeReportsOf`: it is read in another thread. Each article's
 * text is unpacked once.
 */
export async function readWhole(prisma: PrismaClient, reportIds: readonly string[]): Promise<string> {
  const [row] = await prisma.$queryRaw<{ json: string }[]>`${PREPARED}
    WITH known AS MATERIALIZED (
      SELECT ${SAID}, r.article_id, r.revision, r.span_start, r.span_end, ${STAMP} AS stamp
      FROM ${KNOWN} AND r.id = ${anyOf(reportIds)}
    ), texts AS MATERIALIZED (
      SELECT v.article_id, v.number, v.text || '' AS text FROM (SELECT DISTINCT article_id, revision FROM known) k,
        LATERAL (SELECT * FROM article_revisions WHERE article_id = k.article_id AND number = k.revision LIMIT 1) AS v
    )
    SELECT COALESCE(json_agg(to_jsonb(k) - '{article_id,revision,span_start,span_end}'::text[]
      || jsonb_build_object('before', ${textBefore(Prisma.sql`k`, Prisma.sql`t`)}, 'after', ${textAfter(Prisma.sql`k`, Prisma.sql`t`)})), '[]')::text AS json
    FROM known k JOIN texts t ON t.article_id = k.article_id AND t.number = k.revision`
  return row?.json ?? '[]'
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
  const rows = await tx.$queryRaw<{ id: string; before: string; after: string }[]>`${PREPARED}
    SELECT r.id::text AS id, ${textBefore(Prisma.sql`r`, Prisma.sql`v`)} AS before, ${textAfter(Prisma.sql`r`, Prisma.sql`v`)} AS after
    FROM ${eachOf(reportIds)} AS asked(id), LATERAL (SELECT * FROM reports WHERE id = asked.id LIMIT 1) AS r,
      LATERAL (SELECT text FROM article_revisions WHERE article_id = r.article_id AND number = r.revision LIMIT 1) AS v`
  return new Map(rows.map(({ id, before, after }) => [id, { before, after }]))
}
