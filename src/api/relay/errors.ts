import { GraphQLError } from 'graphql'
import { FilterError } from '../../domain/filter/filter.ts'
import { CursorError } from '../../domain/journal/cursor.ts'
import { ConsumerOtherStream, ConsumerRefused } from '../../live/consumer.ts'
import type { ErrorCode } from './error-codes.ts'

/** A request that cannot be carried out as it is. The message says what to change. */
export function badRequest(code: ErrorCode, message: string, more: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...more } })
}

export function badInput(message: string): GraphQLError {
  return badRequest('BAD_USER_INPUT', message)
}

/** Named errors of other rooms as clients see them. Everything else is a fault and stays as it is. */
export function asGraphQLError(error: unknown): unknown {
  if (error instanceof FilterError) return badRequest('FILTER_INVALID', error.message, { filterPath: error.path })
  if (error instanceof CursorError) return badRequest(error.code, error.message)
  if (error instanceof ConsumerOtherStream) return badRequest('CONSUMER_OTHER_STREAM', error.message)
  if (error instanceof ConsumerRefused) return badInput(error.message)
  return error
}
