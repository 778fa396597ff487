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
  const shown = given.length > 60 ? `${given.slice(0, 60)}…` : given
  if (/^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/.test(given))
    return `is "${shown}", which may have the day or the month first: give a time ${FORM}`
  if (TIME_FORM.test(`${given.trim().replace(' ', 'T')}Z`))
    return `is "${shown}", which does not say its time zone: add Z, or an offset such as +09:00`
  if (/^\d{4}-\d\d-\d\d$/.test(given)) return `is "${shown}", but there is no such day: give a time ${FORM}`
  return `is "${shown}", which is not a time that we can read: give one ${FORM}`
}
