import { readClock } from '../../store/database/clock.ts'
import type { Context } from '../relay/context.ts'

const times = new WeakMap<Context, Promise<Date>>()

/** The time of a request, by the clock of the database, as all that is due is told by it. Read once for each. */
export function requestTime(context: Context): Promise<Date> {
  const known = times.get(context)
  if (known !== undefined) return known
  const time = readClock(context.prisma)
  times.set(context, time)
  return time
}
