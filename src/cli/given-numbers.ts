import { InvalidArgumentError } from 'commander'

/**
 * A whole number from 1, given on the command line.
 *
 * @throws InvalidArgumentError for anything else.
 */
export function wholeNumber(given: string): number {
  if (!/^\d{1,6}$/.test(given) || Number(given) === 0) throw new InvalidArgumentError('give a whole number from 1')
  return Number(given)
}

/**
 * An hour of a day, 0 to 23, given on the command line.
 *
 * @throws InvalidArgumentError for anything else.
 */
export function hourOfDay(given: string): number {
  if (!/^\d{1,2}$/.test(given) || Number(given) > 23) throw new InvalidArgumentError('give an hour from 0 to 23')
  return Number(given)
}

const MOST_PER_MINUTE = 60_000

/**
 * How many articles a minute, given on the command line.
 *
 * @throws InvalidArgumentError for anything else.
 */
export function articlesAMinute(given: string): number {
  const articles = Number(given)
  if (!Number.isInteger(articles) || articles < 1 || articles > MOST_PER_MINUTE)
    throw new InvalidArgumentError(`give a whole number from 1 to ${MOST_PER_MINUTE}`)
  return articles
}

/** As the API counts them. */
export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
