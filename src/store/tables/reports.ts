import type { Span } from '../../domain/language/span.ts'
import type { ChainLink, SaidAt, SpeechForm } from '../../domain/statement/statement.ts'
import { PREPARED } from '../database/prepared.ts'
import { keysPlaced } from '../lookup/folding-keys.ts'
import { Prisma } from '../prisma/client.ts'
import { json, saidAtColumns } from './statements.ts'

/** A report as its row holds it. */
export interface ReportRow {
  id: string
  statementId: string
  articleId: string
  revision: number
  form: SpeechForm
  text: string
  parts: Span[]
  context: { before: string; after: string }
  cue: string | null
  describedAs: string | null
  speaker: string | null
  chain: ChainLink[]
  confidence: number
  actorId: string | null
  officeId: string | null
  officeIds: string[]
  saidAt: SaidAt | null
  addressee: string | null
  addresseeSpan: Span | null
  occasion: string | null
  occasionSpan: Span | null
  /** What it is looked up by, in decimal (see folding/keys.ts); none where nobody is known to have spoken. */
  foldingKeys: string[]
  /** The time it is looked up at; null where nobody knows when it was said or published. */
  foldingTime: Date | null
  /** Version of the rules that made the keys. */
  keyedBy: number
  ingestedAt: Date
}

/**
 * Adds reports, or brings known ones (by id) to what the newest revision says. Those of `keyedIds` are put where they are
 * looked up: new ones, and ones taken out of there (see `dropKeys`).
 */
export async function saveReports(
  tx: Prisma.TransactionClient,
  rows: ReportRow[],
  keyedIds: readonly string[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRaw`${PREPARED} WITH saved AS (
    INSERT INTO reports (id, statement_id, article_id, revision, form, text, span_start, span_end, parts, context_before,
      context_after, cue, described_as, speaker, chain, confidence, actor_id, office_id, office_ids, said_earliest,
      said_latest, said_precision, said_time_zone, said_as_written, said_derivation, addressee, addressee_span, occasion,
      occasion_span, folding_keys, folding_time, keyed_by, ingested_at)
    SELECT id, statement_id, article_id, revision, form, text, span_start, span_end, parts, context_before,
      context_after, cue, described_as, speaker, chain, confidence, actor_id, office_id, office_ids, said_earliest,
      said_latest, said_precision, said_time_zone, said_as_written, said_derivation, addressee, addressee_span, occasion,
      occasion_span, folding_keys, folding_time, keyed_by, ingested_at
    FROM jsonb_to_recordset(${json(rows.map(reportColumns))}::jsonb) AS r(id uuid, statement_id uuid, article_id uuid,
      revision int, form "SpeechForm", text text, span_start int, span_end int, parts jsonb, context_before text,
      context_after text, cue text, described_as text, speaker text, chain jsonb, confidence float8, actor_id uuid,
      office_id uuid, office_ids uuid[], said_earliest timestamptz, said_latest timestamptz,
      said_precision "TimePrecision", said_time_zone text, said_as_written text[], said_derivation text[],
      addressee text, addressee_span jsonb, occasion text, occasion_span jsonb, folding_keys bigint[],
      folding_time timestamptz, keyed_by int, ingested_at timestamptz)
    ON CONFLICT (id) DO UPDATE SET statement_id = excluded.statement_id, revision = excluded.revision,
      form = excluded.form, text = excluded.text,
      span_start = excluded.span_start, span_end = excluded.span_end, parts = excluded.parts,
      context_before = excluded.context_before, context_after = excluded.context_after, cue = excluded.cue,
      described_as = excluded.described_as, speaker = excluded.speaker, chain = excluded.chain,
      confidence = excluded.confidence, actor_id = excluded.actor_id, office_id = excluded.office_id,
      office_ids = excluded.office_ids, said_earliest = excluded.said_earliest, said_latest = excluded.said_latest,
      said_precision = excluded.said_precision, said_time_zone = excluded.said_time_zone,
      said_as_written = excluded.said_as_written, said_derivation = excluded.said_derivation,
      addressee = excluded.addressee, addressee_span = excluded.addressee_span, occasion = excluded.occasion,
      occasion_span = excluded.occasion_span, folding_keys = excluded.folding_keys,
      folding_time = excluded.folding_time, keyed_by = excluded.keyed_by
    RETURNING id, folding_keys, folding_time
    ) ${keysPlaced(Prisma.sql`saved`, keyedIds)}`
}

function reportColumns(row: ReportRow) {
  return {
    id: row.id,
    statement_id: row.statementId,
    article_id: row.articleId,
    revision: row.revision,
    form: row.form,
    text: row.text,
    span_start: row.parts[0]?.start ?? 0,
    span_end: row.parts.at(-1)?.end ?? 0,
    parts: row.parts,
    context_before: row.context.before,
    context_after: row.context.after,
    cue: row.cue,
    described_as: row.describedAs,
    speaker: row.speaker,
    chain: row.chain,
    confidence: row.confidence,
    actor_id: row.actorId,
    office_id: row.officeId,
    office_ids: row.officeIds,
    ...saidAtColumns(row.saidAt),
    addressee: row.addressee,
    addressee_span: row.addresseeSpan,
    occasion: row.occasion,
    occasion_span: row.occasionSpan,
    folding_keys: row.foldingKeys,
    folding_time: row.foldingTime,
    keyed_by: row.keyedBy,
    ingested_at: row.ingestedAt,
  }
}
