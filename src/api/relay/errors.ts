import { GraphQLError } from 'graphql'
import { FilterError } from '../../domain/filter/filter.ts'
import { CursorError } from '../../domain/journal/cursor.ts'

/** What a program can tell bad requests by: `extensions.code`. Cursors have their own (see CursorProblem). */
export type ErrorCode = 'BAD_USER_INPUT' | 'FILTER_INVALID' | 'CONSUMER_OTHER_STREAM' | 'FORBIDDEN' | 'TOO_COSTLY'

/** A request that cannot be carried out as it is. The message says what to change. */
export function badRequest(code: ErrorCode, message: string, more: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...more } })
}

export function badInput(message: string): GraphQLError {
  return badRequest('BAD_USER_INPUT', message)
}

/** Named errors of other rooms as clients see them; everything else is a fault and stays what it is. */
export function asGraphQLError(error: unknown): unknown {
  if (error instanceof FilterError) return badRequest('FILTER_INVALID', error.message, { filterPath: error.path })
  if (error instanceof CursorError) return new GraphQLError(error.message, { extensions: { code: error.code } })
  return error
}
