import type { Logger } from 'pino'
import { warnUnavailable, whyUnavailable } from '../../api/unavailable.ts'

/** Logs a fault of ours with its stack; a database that is away in a line. */
export function logFault(log: Logger, cause: unknown, message: string, details: object = {}): void {
  const why = whyUnavailable(cause)
  if (why === null) log.error({ err: cause, ...details }, message)
  else warnUnavailable(log, why)
}
