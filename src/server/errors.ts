import { GraphQLError, type GraphQLFormattedError } from 'graphql'

/**
 * What a caller may be told of an error. One that a resolver means for its caller is a GraphQLError; of any other the
 * caller learns only that there was one. `isOpen`: the schema may be read, so its names may be suggested.
 */
export function masked(error: unknown, isOpen: boolean): GraphQLError {
  const cause = rootCause(error)
  if (isStackOverflow(cause)) return tooDeep()
  if (cause instanceof GraphQLError && error instanceof GraphQLError) return isOpen ? error : withoutSuggestion(error)
  const extensions = { code: 'INTERNAL_SERVER_ERROR', unexpected: true }
  if (!(error instanceof GraphQLError)) return new GraphQLError('Unexpected error.', { extensions })
  return new GraphQLError('Unexpected error.', { ...placeOf(error), extensions })
}

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

export function badRequest(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400, spec: true } } })
}

/** A document, or values given with it, that only a deeper stack than ours could take in. */
export function tooDeep(): GraphQLError {
  return badRequest('This is nested too deeply.', 'TOO_DEEP')
}

export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack')
}

/** What was thrown in the first place. */
export function rootCause(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError != null ? rootCause(error.originalError) : error
}

function placeOf({ nodes, path }: GraphQLError) {
  return { ...(nodes === undefined ? {} : { nodes }), ...(path === undefined ? {} : { path }) }
}
