import type { Span } from '../../domain/language/span.ts'
import { type Columns, column, emptied, NOT_PERSONAL } from '../../domain/statement/column.ts'
import type { SpeechAct } from '../../domain/statement/speech-act.ts'
import type { ChainLink, SpeechForm } from '../../domain/statement/statement.ts'
import { PREPARED } from '../database/prepared.ts'
import { keysPlaced } from '../lookup/folding-keys.ts'
import { Prisma } from '../prisma/client.ts'
import { type ColumnGroup, only, type RowOf, tableOf } from './columns.ts'
import { SAID_AT } from './said-at-columns.ts'

const SPANS = {
  spanStart: column<number>('int', NOT_PERSONAL),
  spanEnd: column<number>('int', NOT_PERSONAL),
  parts: column<Span[]>('jsonb', NOT_PERSONAL),
}

const CONTEXT = {
  contextBefore: column<string>('text', emptied('')),
  contextAfter: column<string>('text', emptied('')),
}

/** The columns of a report. Erasure takes reports out as whole rows. */
export const REPORT = {
  id: column<string>('uuid', NOT_PERSONAL),
  statementId: column<string>('uuid', NOT_PERSONAL),
  articleId: column<string>('uuid', NOT_PERSONAL),
  revision: column<number>('int', NOT_PERSONAL),
  form: column<SpeechForm>('"SpeechForm"', NOT_PERSONAL),
  act: column<SpeechAct | null>('"SpeechAct"', emptied(null)),
  text: column<string>('text', emptied('')),
  /** Where the words stand. The columns beside it are what rows are ordered by. */
  parts: group<Span[], typeof SPANS>({
    parts: SPANS,
    split: (parts) => ({ spanStart: parts[0]?.start ?? 0, spanEnd: parts.at(-1)?.end ?? 0, parts }),
    join: ({ parts }) => parts,
  }),
  context: group<{ before: string; after: string }, typeof CONTEXT>({
    parts: CONTEXT,
    split: ({ before, after }) => ({ contextBefore: before, contextAfter: after }),
    join: ({ contextBefore: before, contextAfter: after }) => ({ before, after }),
  }),
  cue: column<string | null>('text', emptied(null)),
  describedAs: column<string | null>('text', emptied(null)),
  speaker: column<string | null>('text', emptied(null)),
  chain: column<ChainLink[]>('jsonb', NOT_PERSONAL),
  confidence: column<number>('float8', NOT_PERSONAL),
  actorId: column<string | null>('uuid', emptied(null)),
  officeId: column<string | null>('uuid', emptied(null)),
  officeIds: column<string[]>('uuid[]', emptied([])),
  saidAt: SAID_AT,
  addressee: column<string | null>('text', emptied(null)),
  addresseeSpan: column<Span | null>('jsonb', NOT_PERSONAL),
  occasion: column<string | null>('text', emptied(null)),
  occasionSpan: column<Span | null>('jsonb', NOT_PERSONAL),
  /** What it is looked up by, in decimal (see folding-keys.ts); none if the speaker is unknown. */
  foldingKeys: column<string[]>('bigint[]', emptied([])),
  /** The time it is looked up at; null if neither when it was said nor when it was published is known. */
  foldingTime: column<Date | null>('timestamptz', emptied(null)),
  /** Version of the rules that made the keys. */
  keyedBy: column<number>('int', NOT_PERSONAL),
  ingestedAt: column<Date>('timestamptz', NOT_PERSONAL),
}

export const REPORTS = tableOf(REPORT, { once: ['id', 'articleId', 'ingestedAt'] })

/** What is not told by the article, and is written apart. */
export const REPORTS_BESIDES = {
  retractedAt: column<Date | null>('timestamptz', NOT_PERSONAL),
  extractor: column<string>('"ExtractorName"', NOT_PERSONAL),
  reviewedAt: column<Date | null>('timestamptz', NOT_PERSONAL),
}

/** A report as its row holds it. */
export type ReportRow = RowOf<typeof REPORT>

/**
 * Adds reports, or brings known ones (by id) to what the newest revision says. Those of `keyedIds` are put where they are
 * looked up: new ones, and ones taken out of there (see `dropKeys`).
 */
export async function saveReports(
  tx: Prisma.TransactionClient,
  rows: ReportRow[],
  keyedIds: readonly string[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += TOGETHER)
    await tx.$executeRaw`${PREPARED} WITH saved AS (
      INSERT INTO reports (${REPORTS.names})
      SELECT ${REPORTS.names} FROM jsonb_to_recordset(${REPORTS.json(rows.slice(at, at + TOGETHER))}::jsonb)
        AS r(${REPORTS.recordset})
      ON CONFLICT (id) DO UPDATE SET ${REPORTS.changes('excluded')}
      RETURNING id, folding_keys, folding_time
      ) ${keysPlaced(Prisma.sql`saved`, keyedIds)}`
}

/** Rows that are written by one SQL statement: what is sent to Postgres is made in one go, and sockets wait for that. */
const TOGETHER = 250

/** Puts fields of a report right. */
export async function changeReport(
  tx: Prisma.TransactionClient,
  id: string,
  changed: Partial<ReportRow>,
): Promise<void> {
  const table = tableOf(only(REPORT, Object.keys(changed) as (keyof ReportRow)[]))
  await tx.$executeRaw`
    UPDATE reports SET ${table.changes('r')}
    FROM jsonb_to_recordset(${table.json([changed as ReportRow])}::jsonb) AS r(${table.recordset})
    WHERE reports.id = ${id}::uuid`
}

function group<Value, Parts extends Columns>(told: ColumnGroup<Value, Parts>): ColumnGroup<Value, Parts> {
  return told
}
