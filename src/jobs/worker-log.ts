import { Logger as GraphileLogger } from 'graphile-worker'
import type { Logger } from 'pino'

/** What the queue has to say, in our log: its errors as warnings, since it goes on by itself; the rest for debugging. */
export function workerLog(log: Logger): GraphileLogger {
  return new GraphileLogger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({ reason: message }, 'the queue of jobs')
    else log.debug(message)
  })
}

export const quiet: GraphileLogger = new GraphileLogger(() => () => undefined)
