import { Logger as GraphileLogger } from 'graphile-worker'
import type { Logger } from 'pino'
import type { Outage } from './outage.ts'

/**
 * What the queue has to say, in our log: its errors as warnings, since it goes on by itself; the rest for debugging, and so
 * what it says in an outage, which has its own line.
 */
export function workerLog(log: Logger, outage: Outage): GraphileLogger {
  return new GraphileLogger(() => (level, message) => {
    if ((level === 'error' || level === 'warning') && !outage.isOn()) log.warn({ reason: message }, 'the queue of jobs')
    else log.debug(message)
  })
}

export const quiet: GraphileLogger = new GraphileLogger(() => () => undefined)
