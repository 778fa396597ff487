import { column, emptied } from '../../domain/statement/column.ts'
import { type SaidAtColumns, saidAtFrom } from '../../domain/statement/said-at.ts'
import type { SaidAt, TimePrecision } from '../../domain/statement/statement.ts'
import type { ColumnGroup } from './columns.ts'

const PARTS = {
  saidEarliest: column<Date | null>('timestamptz', emptied(null)),
  saidLatest: column<Date | null>('timestamptz', emptied(null)),
  saidPrecision: column<TimePrecision | null>('"TimePrecision"', emptied(null)),
  saidTimeZone: column<string | null>('text', emptied(null)),
  saidAsWritten: column<string[]>('text[]', emptied([])),
  saidDerivation: column<string[]>('text[]', emptied([])),
}

/** When something was said, in the columns that rows of statements and of reports have for it. */
export const SAID_AT: ColumnGroup<SaidAt | null, typeof PARTS> = {
  parts: PARTS,
  split: saidAtColumns,
  join: saidAtFrom,
}

function saidAtColumns(saidAt: SaidAt | null): SaidAtColumns {
  return {
    saidEarliest: saidAt?.earliest ?? null,
    saidLatest: saidAt?.latest ?? null,
    saidPrecision: saidAt?.precision ?? null,
    saidTimeZone: saidAt?.timeZone ?? null,
    saidAsWritten: saidAt?.asWritten ?? [],
    saidDerivation: saidAt?.derivation ?? [],
  }
}
