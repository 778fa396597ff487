import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { unavailable, whyUnavailable } from '../../api/unavailable.ts'
import { ReadTimedOut } from '../../domain/given/read-timed-out.ts'
import { Unavailable } from '../../domain/given/unavailable.ts'

/**
 * What a caller may be told of an error. One that a resolver means for its caller is a GraphQLError; of any other the
 * caller learns only that there was one. `isOpen`: the schema may be read, so its names may be suggested.
 */
export function masked(error: unknown, isOpen: boolean): GraphQLError {
  const cause = rootCause(error)
  if (isStackOverflow(cause)) return tooDeep()
  if (isTooLong(cause)) return answerTooLarge('more bytes than fit into memory')
  if (cause instanceof GraphQLError && error instanceof GraphQLError && !isUnwritable(error, cause))
    return withCode(isOpen ? error : withoutSuggestion(error))
  const place = error instanceof GraphQLError ? placeOf(error) : {}
  if (cause instanceof ReadTimedOut)
    return new GraphQLError(cause.message, { ...place, extensions: { code: 'TOO_SLOW' } })
  const why = whyUnavailable(cause)
  if (why !== null) return unavailable(why, place)
  return new GraphQLError('Unexpected error.', { ...place, extensions: UNEXPECTED })
}

const UNEXPECTED = { code: 'INTERNAL_SERVER_ERROR', unexpected: true }

/** An error as it is sent, without what only the HTTP transport reads. */
export function toWire(error: GraphQLError): GraphQLFormattedError {
  const { extensions: { http, unexpected, ...extensions } = {}, ...rest } = withCode(error).toJSON()
  return Object.keys(extensions).length > 0 ? { ...rest, extensions } : rest
}

/** Whether an error is for its caller alone, and tells of no fault of ours. */
export function isCallersOwn(error: unknown): boolean {
  const cause = rootCause(error)
  if (isStackOverflow(cause) || cause instanceof Unavailable || cause instanceof ReadTimedOut) return true
  return cause instanceof GraphQLError && error instanceof GraphQLError && !isUnwritable(error, cause)
}

/** A value that its scalar refuses to write: graphql-js says so in an error without a place, which gets that of the field. */
function isUnwritable({ path }: GraphQLError, cause: GraphQLError): boolean {
  return path !== undefined && cause.nodes === undefined && cause.extensions.code === undefined
}

/** graphql-js has no codes: what it says before a field runs is of the document and its variables, later of arguments. */
function withCode(error: GraphQLError): GraphQLError {
  if (error.extensions.code !== undefined) return error
  const isSyntax = error.message.startsWith('Syntax Error')
  const ofRequest = isSyntax ? 'GRAPHQL_PARSE_FAILED' : 'GRAPHQL_VALIDATION_FAILED'
  const code = error.path === undefined ? ofRequest : 'BAD_USER_INPUT'
  return new GraphQLError(error.message, { ...placeOf(error), extensions: { ...error.extensions, code } })
}

/** Where the schema is not to be read, its names are not to be guessed either. */
export function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(/ Did you mean .*\?$/s, '')
  if (message === error.message) return error
  return new GraphQLError(message, { ...placeOf(error), extensions: error.extensions })
}

/** An error of the text of a document, with its HTTP status. */
export function ofDocument(error: GraphQLError): GraphQLError {
  const coded = withCode(error)
  return new GraphQLError(coded.message, {
    ...placeOf(coded),
    extensions: { ...coded.extensions, http: { status: 400, spec: true } },
  })
}

export function makeRequestError(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400, spec: true } } })
}

/** `than`: what it is larger than. A mutation is done by the time that is known, and its answer says so. */
export function answerTooLarge(than: string, isDone = false): GraphQLError {
  const message = `The answer would have ${than}: ask for smaller pages or fewer fields.`
  if (!isDone) return makeRequestError(message, 'ANSWER_TOO_LARGE')
  return new GraphQLError(`${message} The mutation itself was carried out.`, {
    extensions: { code: 'ANSWER_TOO_LARGE' },
  })
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

function placeOf({ nodes, path, source, positions }: GraphQLError) {
  return {
    ...(nodes === undefined ? {} : { nodes }),
    ...(path === undefined ? {} : { path }),
    ...(source === undefined || positions === undefined ? {} : { source, positions }),
  }
}
