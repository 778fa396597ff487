import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ReadTimedOut } from '../../domain/given/read-timed-out.ts'
import { isUnavailable } from './unavailable.ts'

/**
 * What a caller may be told of an error. One that a resolver means for its caller is a GraphQLError; of any other the
 * caller learns only that there was one. `isOpen`: the schema may be read, so its names may be suggested.
 */
export function masked(error: unknown, isOpen: boolean): GraphQLError {
  const cause = rootCause(error)
  if (isStackOverflow(cause)) return tooDeep()
  if (isTooLong(cause)) return makeRequestError('The answer would be too long: ask for less at once.', 'TOO_COSTLY')
  if (cause instanceof GraphQLError && error instanceof GraphQLError) return isOpen ? error : withoutSuggestion(error)
  if (cause instanceof ReadTimedOut) return tooSlow(cause, error)
  const [message, extensions] = isUnavailable(cause)
    ? ['The newsroom cannot be reached just now: try again soon.', UNAVAILABLE]
    : ['Unexpected error.', UNEXPECTED]
  return new GraphQLError(message, { ...(error instanceof GraphQLError ? placeOf(error) : {}), extensions })
}

const UNEXPECTED = { code: 'INTERNAL_SERVER_ERROR', unexpected: true }
const UNAVAILABLE = { code: 'UNAVAILABLE', unexpected: true, http: { status: 503 } }

/** An error as it is sent, without what only the HTTP transport reads. */
export function toWire(error: GraphQLError): GraphQLFormattedError {
  const { extensions: { http, unexpected, ...extensions } = {}, ...rest } = error.toJSON()
  return Object.keys(extensions).length > 0 ? { ...rest, extensions } : rest
}

/** Where the schema is not to be read, its names are not to be guessed either. */
export function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(/ Did you mean .*\?$/s, '')
  if (message === error.message) return error
  return new GraphQLError(message, { ...placeOf(error), extensions: error.extensions })
}

export function makeRequestError(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400, spec: true } } })
}

function tooSlow({ message }: ReadTimedOut, error: unknown): GraphQLError {
  const place = error instanceof GraphQLError ? placeOf(error) : {}
  return new GraphQLError(message, { ...place, extensions: { code: 'TOO_SLOW' } })
}

/** A document, or values given with it, that only a deeper stack than ours could take in. */
export function tooDeep(): GraphQLError {
  return makeRequestError('This is nested too deeply.', 'TOO_DEEP')
}

export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack')
}

// No text in memory may be longer, so no answer either.
function isTooLong(error: unknown): boolean {
  return error instanceof RangeError && error.message === 'Invalid string length'
}

/** What was thrown in the first place. */
export function rootCause(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError != null ? rootCause(error.originalError) : error
}

function placeOf({ nodes, path }: GraphQLError) {
  return { ...(nodes === undefined ? {} : { nodes }), ...(path === undefined ? {} : { path }) }
}
