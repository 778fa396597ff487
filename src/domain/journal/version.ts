import {
  type Column,
  emptied,
  NOT_PERSONAL,
  type Personal,
  type SqlTypeOf,
  type ValuesOf,
} from '../statement/column.ts'
import type { SpeechAct } from '../statement/speech-act.ts'
import type { SpeechForm } from '../statement/statement.ts'

// A statement version is described here, once. Each column says what its change means to a reader of the journal.

/**
 * AMENDED: what a reader is shown has changed. RECLASSIFIED: only what finds or orders the statement has. Null: it says
 * nothing about the statement, or can never change.
 */
export type ColumnChange = 'AMENDED' | 'RECLASSIFIED' | null

interface VersionColumn<Value> extends Column<Value> {
  change: ColumnChange
  /** Whether it is unknown while it is null: to learn it then is no news. */
  isNullUnknown?: boolean
  /** What readers took it for while it was null: to learn that it is so is no news. */
  assumed?: Value
}

function amends<Value>(sql: SqlTypeOf<Value>, personal: Personal<Value>): VersionColumn<Value> {
  return { sql, personal, change: 'AMENDED' }
}

function amendsOnceKnown<Value>(sql: SqlTypeOf<Value>, personal: Personal<Value>): VersionColumn<Value> {
  return { sql, personal, change: 'AMENDED', isNullUnknown: true }
}

function reclassifies<Value>(sql: SqlTypeOf<Value>, personal: Personal<Value>): VersionColumn<Value> {
  return { sql, personal, change: 'RECLASSIFIED' }
}

function remains<Value>(sql: SqlTypeOf<Value>, personal: Personal<Value>): VersionColumn<Value> {
  return { sql, personal, change: null }
}

/** The columns of a version that are not in its document. */
export const VERSION_COLUMNS = {
  id: remains<string>('uuid', NOT_PERSONAL),
  statementId: remains<string>('uuid', NOT_PERSONAL),
  number: remains<number>('int', NOT_PERSONAL),
  text: amends<string>('text', emptied('')),
  form: amends<SpeechForm>('"SpeechForm"', NOT_PERSONAL),
  /** Null if unknown, as in versions from before it was read. */
  act: { ...amends<SpeechAct | null>('"SpeechAct"', emptied(null)), assumed: 'ASSERTS' as const },
  actorId: amends<string | null>('uuid', emptied(null)),
  officeId: amends<string | null>('uuid', emptied(null)),
  /** The report that came, where one more article carried the statement; null else. It may have been erased since. */
  reportId: remains<string | null>('uuid', NOT_PERSONAL),
  /** Where it stands when statements are ordered by time: when it was said, else published, else ingested. */
  saidSort: reclassifies<Date>('timestamptz', NOT_PERSONAL),
}

/** The columns of a version that filters are evaluated on. */
export const DOCUMENT_COLUMNS = {
  /** Layout of this document; readers upcast older ones, and a field they miss is unknown. */
  schema: reclassifies<1>('int', NOT_PERSONAL),
  actorIds: reclassifies<string[]>('uuid[]', emptied([])),
  officeIds: reclassifies<string[]>('uuid[]', emptied([])),
  topicIds: reclassifies<string[]>('uuid[]', emptied([])),
  sourceIds: reclassifies<string[]>('uuid[]', emptied([])),
  forms: reclassifies<SpeechForm[]>('text[]', emptied([])),
  /** The acts that its reports tell; none if unknown, as in versions from before they were read. */
  acts: reclassifies<SpeechAct[]>('text[]', emptied([])),
  /** Primary language subtags of its reports: "en". */
  languages: reclassifies<string[]>('text[]', emptied([])),
  saidEarliest: amends<Date | null>('timestamptz', emptied(null)),
  saidLatest: amends<Date | null>('timestamptz', emptied(null)),
  /** The earliest publication among the articles of its reports; null if unknown. */
  publishedAt: amends<Date | null>('timestamptz', emptied(null)),
  ingestedAt: remains<Date>('timestamptz', NOT_PERSONAL),
  /** Whom it answers: each with all ids it absorbed. */
  answeredActorIds: amends<string[]>('uuid[]', emptied([])),
  /** How many independent publishers its reports have it from, at least; null if not counted. */
  independentRoots: amends<number | null>('int', emptied(null)),
  /** The highest confidence among its live reports; null in past versions from before it was kept. */
  confidence: reclassifies<number | null>('float8', emptied(null)),
  /** Whether a live report of it waits for review; null in past versions from before it was kept. */
  needsReview: reclassifies<boolean | null>('boolean', emptied(null)),
  /** Whether a report names a speaker; null in past versions from before it was kept. */
  named: reclassifies<boolean | null>('boolean', emptied(null)),
  /** How many articles report it; null in past versions from before it was kept. */
  reportCount: reclassifies<number | null>('int', emptied(null)),
  /** Whether it was amended, by this version or an earlier one; null in past versions from before it was kept. */
  revised: remains<boolean | null>('boolean', emptied(null)),
  /** What its reports disagree about, as keys (see filter/conditions/keys.ts); null: not worked out. */
  discrepancies: amendsOnceKnown<string[] | null>('text[]', emptied(null)),
  /** What it answers, as keys; null: not worked out. */
  replies: amendsOnceKnown<string[] | null>('text[]', emptied(null)),
  /** Postgres text search configuration that its words went through, and a filter's text must. */
  configuration: reclassifies<string>('text', NOT_PERSONAL),
  /** tsvector in Postgres's own notation: the words of all reports. */
  words: reclassifies<string>('tsvector', emptied('')),
  /** The same for those and the sentences around them. */
  contextWords: reclassifies<string>('tsvector', emptied('')),
}

/**
 * What a filter is evaluated on: one state of a statement, as the journal keeps it and as queries read it.
 *
 * Ids include what the condition should find: an actor's absorbed ids, a topic's broader topics.
 */
export type StatementDocument = ValuesOf<typeof DOCUMENT_COLUMNS>

/** One immutable state of a statement, with what a reader is shown of it. */
export interface StatementVersion extends ValuesOf<typeof VERSION_COLUMNS> {
  document: StatementDocument
}
