import { InvalidArgumentError } from 'commander'
import { TIME_FORM, timeProblem } from '../domain/given/given-time.ts'

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
