/**
 * How long a `Retry-After` header asks us to wait, in ms; undefined without one that can be read.
 *
 * A date is measured from `date`, the answer's own `Date` header, as clocks differ; without it from `now` (ms since 1970).
 */
export function readRetryAfter(header: string | null, date: string | null, now: number): number | undefined {
  const given = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(given)) return Number(given) * 1_000
  // A date has letters in it: Date.parse takes "-1" for a year.
  const at = /[A-Za-z]{3}/.test(given) ? Date.parse(given) : Number.NaN
  if (Number.isNaN(at)) return undefined
  const from = Date.parse(date ?? '')
  return Math.max(0, at - (Number.isNaN(from) ? now : from))
}
