import { InvalidArgumentError } from 'commander'

const DAY =
  '(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)'
const CLOCK = '(?:[01]\\d|2[0-3]):[0-5]\\d'

/** A day that exists, or an instant with its offset from UTC: ISO 8601, as RFC 3339 has it, seconds optional. */
export const TIME_FORM = new RegExp(`^${DAY}(?:T${CLOCK}(?::[0-5]\\d(?:\\.\\d+)?)?(?:Z|[+-]${CLOCK}))?$`)

const FORM = 'such as "2025-04-08" or "2025-04-08T09:00:00Z"'

/** Why something is not a time, for the person who gave it: "is a number, ..."; null where it is one. */
export function timeProblem(given: unknown): string | null {
  if (typeof given === 'number' || (typeof given === 'string' && /^\d{9,}$/.test(given)))
    return `is a number, of seconds or of milliseconds: give a time ${FORM}`
  if (typeof given !== 'string') return `is not a time: give one ${FORM}`
  if (TIME_FORM.test(given)) return null
  if (/^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/.test(given))
    return `is "${given}", which may have the day or the month first: give a time ${FORM}`
  if (TIME_FORM.test(`${given.trim().replace(' ', 'T')}Z`))
    return `is "${given}", which does not say its time zone: add Z, or an offset such as +09:00`
  return `is "${given}", which is not a time that we can read: give one ${FORM}`
}

/** When something ends, and how that is told to the person who asked for it. */
export interface Expiry {
  at: Date
  told: string
}

/**
 * When something ends that is given as a day or as an instant. A day is meant to its end, and where the person is: not
 * where the service runs, and not in UTC, whose day has not begun or is over elsewhere.
 *
 * @throws InvalidArgumentError for anything else.
 */
export function endOf(given: string): Expiry {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(given)
  if (day !== null && TIME_FORM.test(given)) {
    const [year = 0, month = 0, date = 0] = day.slice(1).map(Number)
    const at = new Date(year, month - 1, date + 1)
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    return { at, told: `the end of ${given} in ${zone}, which is ${at.toISOString()}` }
  }
  if (!TIME_FORM.test(given))
    throw new InvalidArgumentError('give a day such as 2026-12-31, or an instant such as 2026-12-31T18:00:00Z')
  const at = new Date(given)
  return { at, told: at.toISOString() }
}

/**
 * An instant, or a day at its beginning in UTC, as articles give when they were published.
 *
 * @throws InvalidArgumentError for anything else, saying why.
 */
export function instant(given: string): Date {
  const problem = timeProblem(given)
  if (problem !== null) throw new InvalidArgumentError(`It ${problem}`)
  return new Date(given)
}
