import { errors } from 'undici'
import type { FetchFailure } from '../fetched.ts'
import { BodyError } from './body.ts'
import { ConnectionRefused } from './guarded-agent.ts'

/** The process ends before a host could be asked, or has answered. */
export function notWaitedFor(host: string): FetchFailure {
  return { reason: 'UNREACHABLE', message: `${host} was not waited for: the service is stopping` }
}

/** What a status means with which one has not got what one asked for; `host` is for the sentence. */
export function failureOfStatus(status: number, host: string): FetchFailure {
  if (REFUSALS.has(status)) {
    const message = `${host} refuses our request (${status} ${REFUSALS.get(status)}); its publisher can let us in`
    return { reason: 'REFUSED_BY_PUBLISHER', message, status }
  }
  if (status === 404) return { reason: 'NOT_FOUND', message: `${host} has nothing at this address (404)`, status }
  if (status === 410) return { reason: 'GONE', message: `${host} says that this is gone for good (410)`, status }
  if (status === 429) return { reason: 'RATE_LIMITED', message: `${host} asks us to come less often (429)`, status }
  if (status === 408) return { reason: 'TIMED_OUT', message: `${host} gave up waiting for our request (408)`, status }
  if (status >= 500) return { reason: 'SERVER_ERROR', message: `${host} has trouble of its own (${status})`, status }
  return { reason: 'BAD_RESPONSE', message: `${host} answers with ${status}, which we cannot use`, status }
}

const REFUSALS = new Map([
  [401, 'Unauthorized'],
  [402, 'Payment Required'],
  [403, 'Forbidden'],
  [451, 'Unavailable For Legal Reasons'],
])

/** What an error on the way to, or within, an answer means; null if it is a fault of ours, which must rise. */
export function failureOfError(error: unknown, host: string, status: number | undefined): FetchFailure | null {
  if (error instanceof ConnectionRefused) return { reason: error.reason, message: error.message }
  if (error instanceof BodyError) {
    return { reason: error.reason, message: `${host}: ${error.message}`, ...(status !== undefined && { status }) }
  }
  if (error instanceof errors.HTTPParserError) {
    return {
      reason: 'BAD_RESPONSE',
      message: `${host} sends what is not HTTP`,
      ...(status !== undefined && { status }),
    }
  }
  const code = codeOf(error)
  if (code === null || code === 'UND_ERR_INVALID_ARG' || code === 'ERR_INVALID_ARG_TYPE') return null
  if (/TIMEOUT$|^ETIMEDOUT$/.test(code)) return { reason: 'TIMED_OUT', message: `${host} does not answer (${code})` }
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return { reason: 'BAD_RESPONSE', message: `${host} sends more headers than we read` }
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH')
    return { reason: 'BAD_RESPONSE', message: `${host} contradicts itself about how long its answer is` }
  if (status !== undefined)
    return { reason: 'BAD_RESPONSE', message: `${host} broke off in the middle of its answer (${code})`, status }
  if (NO_SUCH_NAME.has(code)) return { reason: 'UNREACHABLE', message: `no host is called ${host} (${code})` }
  return { reason: 'UNREACHABLE', message: `${host} cannot be reached (${code})` }
}

/** undici's, Node's or OpenSSL's. Of several attempts to connect, the first one's. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if ('code' in error && typeof error.code === 'string') return error.code
  return error instanceof AggregateError ? codeOf(error.errors[0]) : null
}

const NO_SUCH_NAME = new Set(['ENOTFOUND', 'ENODATA'])
