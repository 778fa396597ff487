import type { EntryKind } from './entry.ts'
import { type ColumnChange, DOCUMENT_COLUMNS, type StatementVersion, VERSION_COLUMNS } from './version.ts'

/** What is known of a statement when a version is written that may differ from the one before. */
export interface StatementHistory {
  /** What queries read until now; null where it is new, or comes back. */
  before: StatementVersion | null
  /** Number of its newest version, whether current or not; 0 where it is new. */
  number: number
  /** What happened to its reports: an article that did not carry it does, or one dropped or reworded its report. */
  happened: 'REPORTED' | 'REWORDED' | null
}

/**
 * What the journal calls it that a statement now has the version `after`; null where nothing has changed.
 *
 * One more article outweighs a change of what readers see, and that one of what only filters see: each is told once. But
 * where the article makes the words another actor's, that outweighs the article: nobody's words change hands unseen.
 */
export function entryKindOf({ before, number, happened }: StatementHistory, after: StatementVersion): EntryKind | null {
  if (before === null) return number === 0 ? 'INGESTED' : 'AMENDED'
  const changesHands = before.actorId !== null && after.actorId !== before.actorId
  if (happened === 'REPORTED') return changesHands ? 'AMENDED' : 'REPORTED'
  return happened === 'REWORDED' ? 'AMENDED' : changeOf(before, after)
}

export type VersionColumnName = keyof typeof VERSION_COLUMNS | keyof typeof DOCUMENT_COLUMNS

/** A column in which two versions differ, so that readers would notice. */
export interface ChangedColumn {
  name: VersionColumnName
  change: ColumnChange
  /** The version before is from before it was kept: whether it changed is not known. */
  wasUnknown: boolean
}

export function columnsChanged(before: StatementVersion, after: StatementVersion): ChangedColumn[] {
  return [...changesIn(VERSION_COLUMNS, before, after), ...changesIn(DOCUMENT_COLUMNS, before.document, after.document)]
}

/** The gravest of what changed between two versions. */
function changeOf(before: StatementVersion, after: StatementVersion): ColumnChange {
  const changed = new Set(columnsChanged(before, after).map(({ change }) => change))
  if (changed.has('AMENDED')) return 'AMENDED'
  return changed.has('RECLASSIFIED') ? 'RECLASSIFIED' : null
}

interface Described {
  change: ColumnChange
  assumed?: unknown
  isNullUnknown?: boolean
}

function changesIn<Columns extends Readonly<Record<string, Described>>>(
  columns: Columns,
  before: Readonly<Record<keyof Columns, unknown>>,
  after: Readonly<Record<keyof Columns, unknown>>,
): ChangedColumn[] {
  const names = Object.keys(columns) as (keyof Columns & VersionColumnName)[]
  const valueIn = (version: Readonly<Record<keyof Columns, unknown>>, name: keyof Columns) =>
    comparable(version[name] ?? columns[name]?.assumed ?? null)
  return names
    .filter((name) => valueIn(before, name) !== valueIn(after, name))
    .map((name) => {
      const { change = null, isNullUnknown = false } = columns[name] ?? {}
      if (!isNullUnknown || before[name] !== null) return { name, change, wasUnknown: false }
      return { name, change: isEmpty(after[name]) ? null : 'RECLASSIFIED', wasUnknown: true }
    })
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0)
}

/** Lists are sets: rows of early releases hold their ids in the order of their report. */
function comparable(value: unknown): unknown {
  if (value instanceof Date) return value.getTime()
  return Array.isArray(value) ? JSON.stringify([...value].sort()) : value
}
