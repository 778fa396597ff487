import type { SaidAt, TimePrecision } from './statement.ts'

/** When something was said, as a row holds it; what is not known is null. */
export interface SaidAtColumns {
  saidEarliest: Date | null
  saidLatest: Date | null
  saidPrecision: TimePrecision | null
  saidTimeZone: string | null
  saidAsWritten: string[]
  saidDerivation: string[]
}

/** The time a row holds; null where it is not known. */
export function saidAtFrom(row: SaidAtColumns): SaidAt | null {
  const { saidEarliest: earliest, saidLatest: latest, saidPrecision: precision, saidTimeZone: timeZone } = row
  if (earliest === null || latest === null || precision === null || timeZone === null) return null
  const isToTheDay = precision === 'DAY' || precision === 'HOUR' || precision === 'MINUTE'
  return {
    earliest,
    latest,
    precision,
    date: isToTheDay ? dayIn(timeZone, earliest) : null,
    timeZone,
    asWritten: row.saidAsWritten,
    derivation: row.saidDerivation,
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

// Canada writes its dates as ISO does. A format is slow to make, and there are few time zones.
function dayIn(timeZone: string, instant: Date): string {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
    formats.set(timeZone, format)
  }
  return format.format(instant)
}
