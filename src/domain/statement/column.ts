// A column is described once, where its table or its document is. What is written, read, compared and emptied follows
// from that (src/store/tables/columns.ts), so that nothing can be forgotten in one place of many.

/** Types of Postgres; one in quotes is an enum. */
export type SqlType =
  | 'uuid'
  | 'text'
  | 'int'
  | 'float8'
  | 'boolean'
  | 'timestamptz'
  | 'jsonb'
  | 'tsvector'
  | 'uuid[]'
  | 'text[]'
  | 'bigint[]'
  | `"${string}"`

/** The types of Postgres that can hold a TypeScript type. */
export type SqlTypeOf<Value> = [NonNullable<Value>] extends [Date]
  ? 'timestamptz'
  : [NonNullable<Value>] extends [boolean]
    ? 'boolean'
    : [NonNullable<Value>] extends [number]
      ? 'int' | 'float8'
      : [NonNullable<Value>] extends [string]
        ? 'uuid' | 'text' | 'tsvector' | `"${string}"`
        : [NonNullable<Value>] extends [readonly string[]]
          ? 'uuid[]' | 'text[]' | 'bigint[]'
          : 'jsonb'

export interface Column<Value> {
  sql: SqlType
  personal: Personal<Value>
}

/** Whether a column tells what a person said, where or when; if it does, the value that erasure leaves in it. */
export type Personal<Value> = false | { emptied: Value }

export const NOT_PERSONAL = false

export function emptied<Value>(value: Value): { emptied: Value } {
  return { emptied: value }
}

export function column<Value>(sql: SqlTypeOf<Value>, personal: Personal<Value>): Column<Value> {
  return { sql, personal }
}

/** Columns by the names that the program has for them: Postgres has the same with underscores. */
// biome-ignore lint/suspicious/noExplicitAny: any column is one.
export type Columns = Readonly<Record<string, Column<any>>>

export type ValuesOf<Described extends Columns> = {
  -readonly [Name in keyof Described]: Described[Name] extends Column<infer Value> ? Value : never
}
