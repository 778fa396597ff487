import type { ActorKind } from '../../domain/language/actor-kind.ts'
import { type Columns, column, emptied, NOT_PERSONAL, type ValuesOf } from '../../domain/statement/column.ts'
import type { Actor, Statement } from '../prisma/client.ts'
import { columnName } from '../tables/columns.ts'
import { STATEMENT_COLUMNS } from '../tables/statements.ts'

// Rows that were read as JSON, beside something else, as Prisma reads them.

export const ACTOR_COLUMNS = {
  id: column<string>('uuid', NOT_PERSONAL),
  slug: column<string>('text', emptied('')),
  slugPinned: column<boolean>('boolean', NOT_PERSONAL),
  name: column<string>('text', emptied('')),
  kind: column<ActorKind>('"ActorKind"', NOT_PERSONAL),
  provisional: column<boolean>('boolean', NOT_PERSONAL),
  statementCount: column<number>('int', NOT_PERSONAL),
  nobodySince: column<Date | null>('timestamptz', NOT_PERSONAL),
  entered: column<boolean>('boolean', NOT_PERSONAL),
  createdAt: column<Date>('timestamptz', NOT_PERSONAL),
  successorId: column<string | null>('uuid', NOT_PERSONAL),
}

/** A row as `to_jsonb` gives it: by the names that Postgres has, instants as text. */
export type JsonRow = Record<string, unknown>

export function actorOf(row: JsonRow): Actor {
  return fromJson(ACTOR_COLUMNS, row)
}

export function statementOf(row: JsonRow): Statement {
  return fromJson(STATEMENT_COLUMNS, row)
}

function fromJson<Described extends Columns>(columns: Described, row: JsonRow): ValuesOf<Described> {
  const entries = Object.entries(columns).map(([key, { sql }]) => {
    const value = row[columnName(key)]
    return [key, sql === 'timestamptz' && value !== null ? new Date(String(value)) : value]
  })
  return Object.fromEntries(entries)
}
