import { z } from 'zod'
import { TIME_FORM, timeProblem } from '../../domain/given/given-time.ts'

/** When an article was published, as JSON gives it; what may mean two times is refused. */
export const GIVEN_TIME = z
  .string({ error: ({ input }) => timeProblem(input) ?? undefined })
  .regex(TIME_FORM, { error: ({ input }) => timeProblem(input) ?? undefined })
  .describe('When it was published: a day (its beginning in UTC), or an instant with its offset from UTC.')

/** The same for texts that no outlet stands behind: without an offset it is in UTC. */
export const GIVEN_TIME_OR_UTC = z
  .preprocess((input) => (typeof input === 'string' && TIME_FORM.test(`${input}Z`) ? `${input}Z` : input), GIVEN_TIME)
  .transform((text) => new Date(text))
