import type { Actor, Statement } from '../prisma/client.ts'

// Rows that were read as JSON, beside something else, as Prisma reads them.

/** Columns whose names differ, and instants, which JSON has as text. */
type Columns<Row, Names extends Record<string, keyof Row>> = Omit<Row, Names[keyof Names]> & {
  [Column in keyof Names]: Row[Names[Column]] extends Date
    ? string
    : Row[Names[Column]] extends Date | null
      ? string | null
      : Row[Names[Column]]
}

export type ActorColumns = Columns<Actor, { created_at: 'createdAt'; successor_id: 'successorId' }>

export type StatementColumns = Columns<
  Statement,
  {
    actor_id: 'actorId'
    office_id: 'officeId'
    ingested_at: 'ingestedAt'
    said_earliest: 'saidEarliest'
    said_latest: 'saidLatest'
    said_precision: 'saidPrecision'
    said_time_zone: 'saidTimeZone'
    said_as_written: 'saidAsWritten'
    said_derivation: 'saidDerivation'
    successor_id: 'successorId'
  }
>

export function actorOf({ created_at, successor_id, ...same }: ActorColumns): Actor {
  return { ...same, createdAt: new Date(created_at), successorId: successor_id }
}

export function statementOf(row: StatementColumns): Statement {
  const { id, status, text, form, version } = row
  return {
    id,
    status,
    text,
    form,
    version,
    actorId: row.actor_id,
    officeId: row.office_id,
    ingestedAt: new Date(row.ingested_at),
    saidEarliest: instant(row.said_earliest),
    saidLatest: instant(row.said_latest),
    saidPrecision: row.said_precision,
    saidTimeZone: row.said_time_zone,
    saidAsWritten: row.said_as_written,
    saidDerivation: row.said_derivation,
    successorId: row.successor_id,
  }
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}
