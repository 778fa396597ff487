import type { EntryKind, StatementVersion } from '../../domain/journal/entry.ts'
import type { SaidAt, SpeechForm } from '../../domain/statement/statement.ts'
import { anyOf, PREPARED } from '../database/prepared.ts'
import { Prisma } from '../prisma/client.ts'

// Rows go in as one JSON array each, which Postgres unfolds: a bounded number of statements for any number of rows,
// at a fraction of the cost of Prisma's createMany.

/** A statement as its row holds it: what it is now. */
export interface StatementRow {
  id: string
  actorId: string | null
  officeId: string | null
  text: string
  form: SpeechForm
  saidAt: SaidAt | null
  ingestedAt: Date
}

/** What becomes of statements in one transaction. */
export interface Writing {
  inserted: StatementRow[]
  updated: StatementRow[]
  /** Ids of those that no article carries any more. */
  retracted: string[]
  versions: StatementVersion[]
  pending: PendingRow[]
}

/** What happened to a statement, not numbered yet. */
export interface PendingRow {
  kind: EntryKind
  statementId: string
  beforeId: string | null
  afterId: string | null
}

/**
 * Writes what becomes of statements, with the entries for the sequencer in their order. One SQL statement, whatever
 * there is to write. The rows of those that there are must be locked.
 */
export async function writeStatements(tx: Prisma.TransactionClient, writing: Writing, writtenAt: Date): Promise<void> {
  const { inserted, updated, retracted, versions, pending } = writing
  if (pending.length === 0) return
  await tx.$executeRaw`${PREPARED}
    WITH made AS (${statementsMade(inserted)}
    ), changed AS (${statementsChanged(updated)}
    ), dropped AS (
      UPDATE statements SET status = 'RETRACTED' WHERE id = ${anyOf(retracted)}
    ), ${versionsReplaced([...updated.map((row) => row.id), ...retracted], versions)}
    ${entriesLeft(pending, writtenAt)}`
}

/**
 * Adds versions and makes them the current ones, with the topics they are found by. The statements' rows must be locked.
 */
export async function insertVersions(tx: Prisma.TransactionClient, versions: StatementVersion[]): Promise<void> {
  if (versions.length === 0) return
  const ids = versions.map((version) => version.statementId)
  await tx.$executeRaw`${PREPARED} WITH ${versionsReplaced(ids, versions)} SELECT count(*) FROM found`
}

/** Leaves entries for the sequencer, in this order. */
export async function insertPending(tx: Prisma.TransactionClient, rows: PendingRow[], writtenAt: Date): Promise<void> {
  if (rows.length > 0) await tx.$executeRaw`${PREPARED} ${entriesLeft(rows, writtenAt)}`
}

function statementsMade(rows: StatementRow[]): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO statements (id, status, actor_id, office_id, text, form, ingested_at, said_earliest, said_latest,
      said_precision, said_time_zone, said_as_written, said_derivation, version)
    SELECT id, 'CURRENT', actor_id, office_id, text, form, ingested_at, said_earliest, said_latest,
      said_precision, said_time_zone, said_as_written, said_derivation, 1
    FROM jsonb_to_recordset(${json(rows.map(statementColumns))}::jsonb) AS r(id uuid, actor_id uuid, office_id uuid,
      text text, form "SpeechForm", ingested_at timestamptz, said_earliest timestamptz, said_latest timestamptz,
      said_precision "TimePrecision", said_time_zone text, said_as_written text[], said_derivation text[])`
}

/** Brings rows to what they are now, and their version number up by one. */
function statementsChanged(rows: StatementRow[]): Prisma.Sql {
  return Prisma.sql`
    UPDATE statements s SET status = 'CURRENT', actor_id = r.actor_id, office_id = r.office_id, text = r.text,
      form = r.form, said_earliest = r.said_earliest, said_latest = r.said_latest, said_precision = r.said_precision,
      said_time_zone = r.said_time_zone, said_as_written = r.said_as_written, said_derivation = r.said_derivation,
      version = s.version + 1
    FROM jsonb_to_recordset(${json(rows.map(statementColumns))}::jsonb) AS r(id uuid, actor_id uuid, office_id uuid,
      text text, form "SpeechForm", said_earliest timestamptz, said_latest timestamptz,
      said_precision "TimePrecision", said_time_zone text, said_as_written text[], said_derivation text[])
    WHERE s.id = r.id`
}

/**
 * Takes statements' versions out of what queries read, where they stay for the journal, and puts others there. Those of
 * a statement may not be current both at any moment: what is added waits for what is taken out by counting that.
 */
function versionsReplaced(statementIds: string[], versions: StatementVersion[]): Prisma.Sql {
  return Prisma.sql`withdrawn AS (
      UPDATE statement_versions SET current = FALSE WHERE current AND statement_id = ${anyOf(statementIds)} RETURNING id
    ), lost AS (
      DELETE FROM statement_topics WHERE statement_id = ${anyOf(statementIds)} RETURNING topic_id
    ), added AS (
      INSERT INTO statement_versions (id, statement_id, number, current, schema, text, form, actor_id, office_id,
        actor_ids, office_ids, topic_ids, source_ids, forms, languages, said_earliest, said_latest, said_sort,
        ingested_at, answered_actor_ids, independent_roots, configuration, words, context_words, report_id)
      SELECT id, statement_id, number, TRUE, schema, text, form, actor_id, office_id, actor_ids,
        office_ids, topic_ids, source_ids, forms, languages, said_earliest, said_latest, said_sort, ingested_at,
        answered_actor_ids, independent_roots, configuration, words, context_words, report_id
      FROM jsonb_to_recordset(${json(versions.map(versionColumns))}::jsonb) AS r(id uuid, statement_id uuid,
        number int, schema int, text text, form "SpeechForm", actor_id uuid, office_id uuid, actor_ids uuid[],
        office_ids uuid[], topic_ids uuid[], source_ids uuid[], forms text[], languages text[],
        said_earliest timestamptz, said_latest timestamptz, said_sort timestamptz, ingested_at timestamptz,
        answered_actor_ids uuid[], independent_roots int, configuration text, words tsvector, context_words tsvector,
        report_id uuid)
      WHERE (SELECT count(*) FROM withdrawn) >= 0 AND (SELECT count(*) FROM lost) >= 0
      RETURNING statement_id, topic_ids, ingested_at, said_sort
    ), found AS (
      INSERT INTO statement_topics (statement_id, topic_id, ingested_at, said_sort)
      SELECT v.statement_id, t.topic_id, v.ingested_at, v.said_sort FROM added v, unnest(v.topic_ids) AS t(topic_id)
      RETURNING topic_id
    )`
}

function entriesLeft(rows: PendingRow[], writtenAt: Date): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO pending_entries (kind, statement_id, before_id, after_id, written_at)
    SELECT r.kind, r.statement_id, r.before_id, r.after_id, ${writtenAt}::timestamptz
    FROM ROWS FROM (jsonb_to_recordset(${json(rows.map(pendingColumns))}::jsonb) AS (kind "EntryKind", statement_id uuid,
      before_id uuid, after_id uuid)) WITH ORDINALITY AS r(kind, statement_id, before_id, after_id, place) ORDER BY r.place`
}

/** Rows as one JSON array. jsonb takes no half of a character, wherever it may have been cut. */
export function json(rows: unknown[]): string {
  return JSON.stringify(rows, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value))
}

/** When something was said, under the names that rows of statements and of reports have for it. */
export function saidAtColumns(saidAt: SaidAt | null) {
  return {
    said_earliest: saidAt?.earliest ?? null,
    said_latest: saidAt?.latest ?? null,
    said_precision: saidAt?.precision ?? null,
    said_time_zone: saidAt?.timeZone ?? null,
    said_as_written: saidAt?.asWritten ?? [],
    said_derivation: saidAt?.derivation ?? [],
  }
}

function statementColumns(row: StatementRow) {
  return {
    id: row.id,
    actor_id: row.actorId,
    office_id: row.officeId,
    text: row.text,
    form: row.form,
    ingested_at: row.ingestedAt,
    ...saidAtColumns(row.saidAt),
  }
}

function versionColumns(version: StatementVersion) {
  const { document } = version
  return {
    id: version.id,
    statement_id: version.statementId,
    number: version.number,
    schema: document.schema,
    text: version.text,
    form: version.form,
    actor_id: version.actorId,
    office_id: version.officeId,
    actor_ids: document.actorIds,
    office_ids: document.officeIds,
    topic_ids: document.topicIds,
    source_ids: document.sourceIds,
    forms: document.forms,
    languages: document.languages,
    said_earliest: document.saidEarliest,
    said_latest: document.saidLatest,
    said_sort: version.saidSort,
    report_id: version.reportId,
    ingested_at: document.ingestedAt,
    answered_actor_ids: document.answeredActorIds,
    independent_roots: document.independentRoots,
    configuration: document.configuration,
    words: document.words,
    context_words: document.contextWords,
  }
}

function pendingColumns(row: PendingRow) {
  return { kind: row.kind, statement_id: row.statementId, before_id: row.beforeId, after_id: row.afterId }
}
