import type { EntryCause, EntryKind } from '../../domain/journal/entry.ts'
import type { StatementVersion } from '../../domain/journal/version.ts'
import { column, emptied, NOT_PERSONAL } from '../../domain/statement/column.ts'
import type { SpeechAct } from '../../domain/statement/speech-act.ts'
import type { SpeechForm, StatementStatus } from '../../domain/statement/statement.ts'
import { anyOf, PREPARED } from '../database/prepared.ts'
import { Prisma } from '../prisma/client.ts'
import { json, type RowOf, tableOf } from './columns.ts'
import { SAID_AT } from './said-at-columns.ts'
import { versionsReplaced } from './versions.ts'

// Rows go in as one JSON array each, which Postgres unfolds: a bounded number of statements for any number of rows,
// at a fraction of the cost of Prisma's createMany.

const OWN = {
  id: column<string>('uuid', NOT_PERSONAL),
  actorId: column<string | null>('uuid', emptied(null)),
  officeId: column<string | null>('uuid', emptied(null)),
  text: column<string>('text', emptied('')),
  form: column<SpeechForm>('"SpeechForm"', NOT_PERSONAL),
  act: column<SpeechAct | null>('"SpeechAct"', emptied(null)),
  publishedAt: column<Date | null>('timestamptz', emptied(null)),
  ingestedAt: column<Date>('timestamptz', NOT_PERSONAL),
}
const STATEMENT = { ...OWN, saidAt: SAID_AT }

const STATEMENTS = tableOf(STATEMENT, { once: ['id', 'ingestedAt'] })

/** All columns of a statement's row, those that only SQL writes among them. */
export const STATEMENT_COLUMNS = {
  ...OWN,
  ...SAID_AT.parts,
  status: column<StatementStatus>('"StatementStatus"', NOT_PERSONAL),
  version: column<number>('int', NOT_PERSONAL),
  successorId: column<string | null>('uuid', NOT_PERSONAL),
}

/** A statement as its row holds it: what it is now. */
export type StatementRow = RowOf<typeof STATEMENT>

/** What becomes of statements in one transaction. */
export interface Writing {
  inserted: StatementRow[]
  updated: StatementRow[]
  /** Ids of those that no article carries now. */
  retracted: string[]
  versions: StatementVersion[]
  pending: PendingRow[]
}

/** What happened to a statement, not numbered yet. */
export interface PendingRow {
  kind: EntryKind
  cause: EntryCause
  /** Watches are to tell of it, though it is not news. */
  isAsked?: boolean | undefined
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

/** Empties statements of all that is personal: what is left of an erased one is its id and its place. */
export async function emptyStatements(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE statements SET status = 'ERASED', ${STATEMENTS.emptied} WHERE id = ANY (${[...ids]}::uuid[])`
}

/** Leaves entries for the sequencer, in this order. */
export async function insertPending(tx: Prisma.TransactionClient, rows: PendingRow[], writtenAt: Date): Promise<void> {
  if (rows.length > 0) await tx.$executeRaw`${PREPARED} ${entriesLeft(rows, writtenAt)}`
}

function statementsMade(rows: StatementRow[]): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO statements (${STATEMENTS.names}, status, version)
    SELECT ${STATEMENTS.names}, 'CURRENT', 1
    FROM jsonb_to_recordset(${STATEMENTS.json(rows)}::jsonb) AS r(${STATEMENTS.recordset})`
}

/** Brings rows to what they are now, and their version number up by one. */
function statementsChanged(rows: StatementRow[]): Prisma.Sql {
  return Prisma.sql`
    UPDATE statements s SET status = 'CURRENT', version = s.version + 1, ${STATEMENTS.changes('r')}
    FROM jsonb_to_recordset(${STATEMENTS.json(rows)}::jsonb) AS r(${STATEMENTS.recordset}) WHERE s.id = r.id`
}

function entriesLeft(rows: PendingRow[], writtenAt: Date): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO pending_entries (kind, cause, asked, statement_id, before_id, after_id, written_at)
    SELECT r.kind, r.cause, r.asked, r.statement_id, r.before_id, r.after_id, ${writtenAt}::timestamptz
    FROM ROWS FROM (jsonb_to_recordset(${json(rows.map(pendingColumns))}::jsonb) AS (kind "EntryKind", cause "EntryCause",
      asked boolean, statement_id uuid, before_id uuid, after_id uuid)) WITH ORDINALITY AS r(kind, cause, asked, statement_id, before_id, after_id, place) ORDER BY r.place`
}

function pendingColumns({ kind, cause, isAsked = false, statementId, beforeId, afterId }: PendingRow) {
  return { kind, cause, asked: isAsked, statement_id: statementId, before_id: beforeId, after_id: afterId }
}
