import { GraphQLError } from 'graphql'
import { FilterError } from '../../domain/filter/filter.ts'
import { explainCandidates, type NameCandidate } from '../../domain/given/name-candidate.ts'
import { CursorError } from '../../domain/journal/cursor.ts'
import { ConsumerOtherStream, ConsumerRefused } from '../../live/consumer.ts'
import type { ErrorCode } from './error-codes.ts'
import { encodeGlobalId } from './global-id.ts'

/** A request that cannot be carried out as it is. The message says what to change. */
export function badRequest(code: ErrorCode, message: string, more: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...more } })
}

export function badInput(message: string): GraphQLError {
  return badRequest('BAD_USER_INPUT', message)
}

/** Named errors of other rooms as clients see them. Everything else is a fault and stays as it is. */
export function asGraphQLError(error: unknown): unknown {
  if (error instanceof FilterError) return refusedFilter(error)
  if (error instanceof CursorError) return badRequest(error.code, error.message)
  if (error instanceof ConsumerOtherStream) return badRequest('CONSUMER_OTHER_STREAM', error.message)
  if (error instanceof ConsumerRefused) return badInput(error.message)
  return error
}

/** A name that may mean several actors; `where` says where it stands: 'The argument "slug"'. */
export function refusedName(where: string, name: string, candidates: readonly NameCandidate[]): GraphQLError {
  const message = `${where} ${explainCandidates(name, candidates)}.`
  return badRequest('NAME_AMBIGUOUS', message, { candidates: candidates.map(candidateForClients) })
}

function refusedFilter({ message, path: filterPath, candidates }: FilterError): GraphQLError {
  if (candidates.length === 0) return badRequest('FILTER_INVALID', message, { filterPath })
  return badRequest('NAME_AMBIGUOUS', message, { filterPath, candidates: candidates.map(candidateForClients) })
}

/** With the id that the API has for the actor. */
function candidateForClients({ id, slug, name, kind }: NameCandidate) {
  return { id: encodeGlobalId('Actor', id), slug, name, kind }
}
