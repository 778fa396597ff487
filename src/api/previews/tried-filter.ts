import type { FilterTried } from '../../alerts/back-test.ts'
import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import type { AlertKind } from '../../domain/watch/definition.ts'
import { orderedKinds, problemsOfDefinition } from '../../domain/watch/given-definition.ts'
import { readFilter } from '../filter/read-filter.ts'
import type { Context } from '../relay/context.ts'
import { badInput } from '../relay/errors.ts'

/** A filter that is tried, as a client gives it. */
export interface FilterGiven {
  filter: StatementFilter
  tells?: readonly AlertKind[] | null | undefined
  silenceDays?: number | null | undefined
  burstMinutes?: number | null | undefined
}

/** @throws GraphQLError for a filter that cannot be read, and for what no watch tells. */
export async function readTried(context: Context, given: FilterGiven): Promise<FilterTried> {
  const tells = orderedKinds(given.tells ?? ['UTTERANCE'])
  const burstMinutes = given.burstMinutes ?? 0
  const silenceDays = given.silenceDays ?? null
  const [problem] = problemsOfDefinition({ tells, silenceDays, burstMinutes })
  if (problem !== undefined) throw badInput(`\`${problem.path}\` ${problem.message}.`)
  return { watchId: null, filter: await readFilter(context, given.filter), tells, silenceDays, burstMinutes }
}
