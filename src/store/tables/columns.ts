import type { Column, Columns, SqlType, ValuesOf } from '../../domain/statement/column.ts'
import { Prisma } from '../prisma/client.ts'

// What SQL needs to know of a table's columns, made from the one description of them.

/** One thing of the program that several columns hold. */
export interface ColumnGroup<Value, Parts extends Columns> {
  parts: Parts
  split(value: Value): ValuesOf<Parts>
  join(values: ValuesOf<Parts>): Value
}

/** Columns, and groups of them, by the names that the program has for them. */
// biome-ignore lint/suspicious/noExplicitAny: any column and any group is one.
export type Description = Readonly<Record<string, Column<any> | ColumnGroup<any, any>>>

/** A row as the program holds it. */
export type RowOf<Described extends Description> = {
  -readonly [Name in keyof Described]: Described[Name] extends Column<infer Value>
    ? Value
    : // biome-ignore lint/suspicious/noExplicitAny: whatever its parts are.
      Described[Name] extends ColumnGroup<infer Value, any>
      ? Value
      : never
}

/** What SQL calls the columns of a description, and how rows get into it and out of it. */
export interface Table<Row> {
  columns: readonly { name: string; sql: SqlType }[]
  /** For INSERT and SELECT: `id, actor_id`. */
  names: Prisma.Sql
  /** For jsonb_to_recordset: `id uuid, actor_id uuid`. */
  recordset: Prisma.Sql
  /** For UPDATE: `text = r.text, form = r.form`, without the columns that are written once. */
  changes(from: string): Prisma.Sql
  /** For what `read` takes: `v.id, v.form::text AS form`. */
  select(alias: string): Prisma.Sql
  /** For UPDATE on erasure: `text = '', actor_id = NULL`. */
  emptied: Prisma.Sql
  /** Rows as one JSON array, for jsonb_to_recordset. */
  json(rows: readonly Row[]): string
  /** A row as `select` gives it. */
  read(record: object): Row
  /** Reads only these columns, and those that erasure leaves: the others are as if they had been erased. */
  reading(keys: ReadonlySet<string>): RowReader<Row>
}

/** Some columns of a table, and what to make of them. */
export type RowReader<Row> = Pick<Table<Row>, 'select' | 'read'>

interface Part {
  /** As the program names it, within its group if it has one. */
  key: string
  /** As Postgres names it. */
  name: string
  group: string | null
  column: Column<unknown>
}

/** `once`: columns that are written with the row and never again. */
export function tableOf<Described extends Description>(
  description: Described,
  { once = [] }: { once?: readonly (keyof Described & string)[] } = {},
): Table<RowOf<Described>> {
  type Row = RowOf<Described>
  const parts = Object.entries(description).flatMap(([key, described]): Part[] =>
    'parts' in described
      ? Object.entries(described.parts as Columns).map(([inner, column]) => partOf(inner, key, column))
      : [partOf(key, null, described)],
  )
  const groups = Object.entries(description).flatMap(([key, described]) =>
    'parts' in described ? [{ key, group: described }] : [],
  )
  const list = (each: (part: Part) => string, of = parts) => Prisma.raw(of.map(each).join(', '))
  const select = (alias: string, of: readonly Part[]) =>
    list(({ name, column }) => `${alias}.${name}${CAST[column.sql] ?? castOf(column)} AS ${name}`, [...of])
  const read = (told: (part: Part) => unknown): Row => {
    const row: Record<string, unknown> = {}
    const inner: Record<string, Record<string, unknown>> = {}
    for (const part of parts) {
      const { key, group } = part
      if (group === null) row[key] = told(part)
      else {
        inner[group] ??= {}
        inner[group][key] = told(part)
      }
    }
    for (const { key, group } of groups) row[key] = group.join(inner[key] ?? {})
    return row as Row
  }
  return {
    columns: parts.map(({ name, column }) => ({ name, sql: column.sql })),
    names: list(({ name }) => name),
    recordset: list(({ name, column }) => `${name} ${column.sql}`),
    changes: (from) =>
      list(
        ({ name }) => `${name} = ${from}.${name}`,
        parts.filter(({ key, group }) => !once.includes(group ?? key)),
      ),
    select: (alias) => select(alias, parts),
    emptied: list(
      ({ name, column }) => `${name} = ${emptyValue(name, column)}`,
      parts.filter(({ column }) => column.personal !== false),
    ),
    json: (rows) =>
      json(
        rows.map((row) => {
          const whole = row as Record<string, unknown>
          const split = new Map(groups.map(({ key, group }) => [key, group.split(whole[key])]))
          return Object.fromEntries(
            parts.map(({ key, name, group }) => [name, group === null ? whole[key] : split.get(group)?.[key]]),
          )
        }),
      ),
    read(record) {
      const told = record as Record<string, unknown>
      return read(({ name }) => told[name])
    },
    reading(keys) {
      const isRead = ({ key, column }: Part) => column.personal === false || keys.has(key)
      const own = parts.filter(isRead)
      const left = new Map(
        parts.flatMap((part) => {
          const { personal } = part.column
          return personal === false || isRead(part) ? [] : [[part, personal.emptied] as const]
        }),
      )
      return {
        select: (alias) => select(alias, own),
        read(record) {
          const told = record as Record<string, unknown>
          return read((part) => (left.has(part) ? left.get(part) : told[part.name]))
        },
      }
    },
  }
}

/** A description without some of its columns. */
export function without<Described extends Description, Left extends keyof Described & string>(
  description: Described,
  left: readonly Left[],
): Omit<Described, Left> {
  const entries = Object.entries(description).filter(([key]) => !(left as readonly string[]).includes(key))
  return Object.fromEntries(entries) as unknown as Omit<Described, Left>
}

/** Only these columns of a description. */
export function only<Described extends Description, Kept extends keyof Described & string>(
  description: Described,
  kept: readonly Kept[],
): Pick<Described, Kept> {
  return Object.fromEntries(kept.map((key) => [key, description[key]])) as unknown as Pick<Described, Kept>
}

/** As Postgres names it: `saidEarliest` is `said_earliest`. */
export function columnName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Rows as one JSON array. jsonb takes no half of a character, wherever it may have been cut. */
export function json(rows: unknown[]): string {
  return JSON.stringify(rows, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value))
}

/** Types that the driver would not give as the program has them. */
const CAST: Partial<Record<SqlType, string>> = {
  uuid: '::text',
  'uuid[]': '::text[]',
  'bigint[]': '::text[]',
  tsvector: '::text',
}

/** Enums are told as text. */
function castOf({ sql }: Column<unknown>): string {
  return sql.startsWith('"') ? '::text' : ''
}

function partOf(key: string, group: string | null, column: Column<unknown>): Part {
  return { key, name: columnName(key), group, column }
}

function emptyValue(name: string, { personal }: Column<unknown>): string {
  const value = personal === false ? undefined : personal.emptied
  if (value === null) return 'NULL'
  if (value === '') return "''"
  if (Array.isArray(value) && value.length === 0) return "'{}'"
  throw new Error(`the column ${name} cannot be emptied to ${JSON.stringify(value)}`)
}
