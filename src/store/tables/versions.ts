import {
  DOCUMENT_COLUMNS,
  type StatementDocument,
  type StatementVersion,
  VERSION_COLUMNS,
} from '../../domain/journal/version.ts'
import { column, NOT_PERSONAL } from '../../domain/statement/column.ts'
import { anyOf, PREPARED } from '../database/prepared.ts'
import { Prisma } from '../prisma/client.ts'
import { type ColumnGroup, tableOf } from './columns.ts'

// A version's columns are described with the version, in domain/journal/version.ts. Erasure takes versions out as
// whole rows.

const DOCUMENT: ColumnGroup<StatementDocument, typeof DOCUMENT_COLUMNS> = {
  parts: DOCUMENT_COLUMNS,
  split: (document) => document,
  join: (values) => values,
}

export const VERSIONS = tableOf({ ...VERSION_COLUMNS, document: DOCUMENT })

/** What SQL alone writes: whether it is what queries read, and whether words around it were taken out since. */
export const VERSIONS_BESIDES = {
  current: column<boolean>('boolean', NOT_PERSONAL),
  thinned: column<boolean>('boolean', NOT_PERSONAL),
}

/** What to read of a row `v` of statement_versions. */
export const VERSION_COLUMNS_READ = VERSIONS.select('v')

export function readVersion(row: object): StatementVersion {
  return VERSIONS.read(row)
}

/**
 * Adds versions and makes them the current ones, with the topics they are found by. The statements' rows must be locked.
 */
export async function insertVersions(tx: Prisma.TransactionClient, versions: StatementVersion[]): Promise<void> {
  if (versions.length === 0) return
  const ids = versions.map((version) => version.statementId)
  await tx.$executeRaw`${PREPARED} WITH ${versionsReplaced(ids, versions)} SELECT count(*) FROM found`
}

/**
 * Takes statements' versions out of what queries read, where they stay for the journal, and puts others there. Those of
 * a statement may not be current both at any moment: what is added waits for what is taken out by counting that.
 */
export function versionsReplaced(statementIds: string[], versions: StatementVersion[]): Prisma.Sql {
  return Prisma.sql`withdrawn AS (
      UPDATE statement_versions SET current = FALSE WHERE current AND statement_id = ${anyOf(statementIds)} RETURNING id
    ), lost AS (
      DELETE FROM statement_topics WHERE statement_id = ${anyOf(statementIds)} RETURNING topic_id
    ), added AS (
      INSERT INTO statement_versions (${VERSIONS.names}, current)
      SELECT ${VERSIONS.names}, TRUE FROM jsonb_to_recordset(${VERSIONS.json(versions)}::jsonb) AS r(${VERSIONS.recordset})
      WHERE (SELECT count(*) FROM withdrawn) >= 0 AND (SELECT count(*) FROM lost) >= 0
      RETURNING statement_id, topic_ids, ingested_at, said_sort
    ), found AS (
      INSERT INTO statement_topics (statement_id, topic_id, ingested_at, said_sort)
      SELECT v.statement_id, t.topic_id, v.ingested_at, v.said_sort FROM added v, unnest(v.topic_ids) AS t(topic_id)
      RETURNING topic_id
    )`
}
