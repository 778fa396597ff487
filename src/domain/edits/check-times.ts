// When the page of an article is looked at again. Most edits come within hours of publication, and hardly any after days;
// each look costs the publisher a request.

const HOUR_MS = 3_600_000
/** Ages at which a page is looked at again. */
const AGES_MS = [1, 6, 24, 72].map((hours) => hours * HOUR_MS)
/** After an edit the next one is likely to be near. */
const AFTER_EDIT_MS = 2 * HOUR_MS
/** What was looked at so lately is not due. */
const LEAST_PAUSE_MS = HOUR_MS / 2
/** Looks in a row that found nothing new, after which only the last one is left. */
const QUIET = 2
/** Of one article, whatever happens: one that is edited at each look has a counter in it. */
const MOST_CHECKS = 8

/** Pages of one host that are looked at again in an hour: what is new comes first. */
export const MOST_CHECKS_PER_HOUR = 60

/** What is known of an article's page. */
export interface Checked {
  /** When it was published, or first seen. */
  since: Date
  /** How often it was looked at again so far. */
  checks: number
  /** How many of the last looks found nothing new. */
  quiet: number
  /** Whether it was found edited just now. */
  isEdited: boolean
}

/** When to look at a page next that was looked at `now`; null: not any more. `spread` in [0, 1) parts pages of one time. */
export function nextCheckAt({ since, checks, quiet, isEdited }: Checked, now: Date, spread: number): Date | null {
  if (checks >= MOST_CHECKS) return null
  const ages = quiet >= QUIET ? AGES_MS.slice(-1) : AGES_MS
  const left = ages.map((age) => since.getTime() + age).filter((time) => time >= now.getTime() + LEAST_PAUSE_MS)
  const [next] = left
  if (next === undefined) return null
  const pauseMs = Math.min(next - now.getTime(), isEdited ? AFTER_EDIT_MS : Number.POSITIVE_INFINITY)
  return new Date(now.getTime() + pauseMs * (1 + spread / 10))
}
