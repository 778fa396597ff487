import { badInput } from '../relay/errors.ts'

/** @throws GraphQLError for a name that no time zone has. */
export function readTimeZone(given: string | null | undefined): string {
  const timeZone = given ?? 'UTC'
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return timeZone
  } catch {
    throw badInput(`\`timeZone\` "${timeZone.slice(0, 60)}" is not one: give a name such as "Europe/Berlin".`)
  }
}
