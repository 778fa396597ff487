import type { SaidAt } from '../domain/statement.ts'
import type { Statement } from '../store/prisma/client.ts'

/** When a statement was said; null where that is not known. */
export function saidAtOf(statement: Statement): SaidAt | null {
  const { saidEarliest: earliest, saidLatest: latest, saidPrecision: precision, saidTimeZone: timeZone } = statement
  if (earliest === null || latest === null || precision === null || timeZone === null) return null
  const isToTheDay = precision === 'DAY' || precision === 'HOUR' || precision === 'MINUTE'
  return {
    earliest,
    latest,
    precision,
    date: isToTheDay ? dayIn(timeZone, earliest) : null,
    timeZone,
    asWritten: statement.saidAsWritten,
    derivation: statement.saidDerivation,
  }
}

// Canada writes its dates as ISO does.
function dayIn(timeZone: string, instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant)
}
