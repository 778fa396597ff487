import { type Entry, isChange, type Recorded } from '../../domain/journal/entry.ts'
import type { StatementVersion } from '../../domain/journal/version.ts'
import type { Actor, Statement } from '../prisma/client.ts'

// Nearly every reader of an entry asks next for the rows of its statement and its actor. They are read together
// with the entry, and kept beside it until `forgetToday`, since rows change.

const statements = new WeakMap<Entry, Statement>()
const actors = new WeakMap<StatementVersion, Actor>()

/** The row of an entry's statement, as it was when the entry was read a moment ago; null where it was not read. */
export function statementToday(entry: Entry): Statement | null {
  return statements.get(entry) ?? null
}

/** The row of a version's actor, likewise. */
export function actorToday(version: StatementVersion): Actor | null {
  return actors.get(version) ?? null
}

export function keepStatementToday(entry: Entry, row: Statement): void {
  statements.set(entry, row)
}

export function keepActorToday(version: StatementVersion, row: Actor): void {
  actors.set(version, row)
}

/** Drops the rows: readers that are told of these entries later ask the database. */
export function forgetToday(entries: readonly Recorded[]): void {
  for (const entry of entries) {
    if (isChange(entry)) continue
    statements.delete(entry)
    for (const version of [entry.before, entry.after]) if (version !== null) actors.delete(version)
  }
}
