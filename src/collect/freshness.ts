/**
 * For how long an answer says of itself that there will be nothing newer, in ms: `Cache-Control: max-age`, less its
 * `Age`, else `Expires`. Null where it does not say, or says that it must be asked for each time.
 */
export function readFreshness(headers: Headers, now: Date): number | null {
  const control = headers.get('cache-control')?.toLowerCase() ?? ''
  if (/\bno-(?:cache|store)\b/.test(control)) return null
  const maxAge = /\bmax-age\s*=\s*"?(\d{1,10})/.exec(control)?.[1]
  if (maxAge !== undefined) return Math.max(0, Number(maxAge) - (Number(headers.get('age')) || 0)) * 1_000
  const expires = Date.parse(headers.get('expires') ?? '')
  if (Number.isNaN(expires)) return null
  // By the server's own clock, where it tells it.
  const date = Date.parse(headers.get('date') ?? '')
  return Math.max(0, expires - (Number.isNaN(date) ? now.getTime() : date))
}
