import { printable } from '../../domain/given/printable.ts'

/** What is shown of a feed. */
export interface ShownFeed {
  id: string
  url: string
  title: string | null
  format: string | null
  health: string
  itemsPerDay: number | null
  lastItemAt: string | null
  lastSuccessAt: string | null
  nextPollAt: string | null
  silentSince: string | null
  lastGapAt: string | null
  lastFailure: { reason: string; message: string } | null
  outcomes: { outcome: string; count: number }[]
  days: { day: string; expected: number | null; got: number }[]
}

export const SHOWN_FEED = `id url title format health itemsPerDay lastItemAt lastSuccessAt nextPollAt silentSince lastGapAt
  lastFailure { reason message } outcomes { outcome count } days(last: 1) { day expected got }`

const HAD = ['INGESTED', 'UNCHANGED']

/** How many items are on file, how many wait, and how many were dropped for which reason. */
export function countsOf({ outcomes }: Pick<ShownFeed, 'outcomes'>): { had: number; waiting: number; dropped: string } {
  const of = (names: string[]) =>
    outcomes.filter(({ outcome }) => names.includes(outcome)).reduce((sum, { count }) => sum + count, 0)
  const dropped = outcomes
    .filter(({ outcome }) => ![...HAD, 'WAITING'].includes(outcome))
    .map(({ outcome, count }) => `${count} ${words(outcome)}`)
  return { had: of(HAD), waiting: of(['WAITING']), dropped: dropped.join(', ') }
}

/** An enum value as people say it: "too short". */
export function words(value: string): string {
  return value.toLowerCase().replaceAll('_', ' ')
}

/** "in 12 min", "3 h ago": coarse, since nothing turns on the second. */
export function fromNow(instant: string | null, now = Date.now()): string {
  if (instant === null) return '-'
  const minutes = Math.round((Date.parse(instant) - now) / 60_000)
  const size = Math.abs(minutes)
  if (size === 0) return 'now'
  const span =
    size < 120 ? `${size} min` : size < 48 * 60 ? `${Math.round(size / 60)} h` : `${Math.round(size / 1_440)} days`
  return minutes > 0 ? `in ${span}` : `${span} ago`
}

export function nameOfFeed({ title, url }: Pick<ShownFeed, 'title' | 'url'>): string {
  return printable(title ?? url)
}
