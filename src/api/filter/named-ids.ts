import type { NamedField } from '../../domain/filter/conditions/lists.ts'
import { isCleanText, UNCLEAN_TEXT } from '../../domain/given/given-text.ts'
import { resolveNames } from '../../store/catalogue/resolve-names.ts'
import { readActors } from '../../store/lookup/held-actors.ts'
import type { Context } from '../relay/context.ts'
import { asGraphQLError, badRequest, refusedName } from '../relay/errors.ts'
import { storedName } from './read-filter.ts'

/**
 * The ids that slugs or ids of a list's own filter mean, actors with all that they absorbed. Null: nothing is asked.
 *
 * @throws GraphQLError with code FILTER_INVALID or NAME_AMBIGUOUS, as for a StatementFilter.
 */
export async function readNamedIds(
  { prisma }: Context,
  field: NamedField,
  given: readonly string[] | null | undefined,
): Promise<string[] | null> {
  if (given == null) return null
  const refuse = (why: string) => refusedField(field, why)
  refuseEmpty(field, given)
  if (given.length > MOST) throw refuse(`names more than ${MOST}`)
  const names = given.map((name) => {
    try {
      return storedName(field, name, field)
    } catch (error) {
      throw asGraphQLError(error)
    }
  })
  const { ids, ambiguous } = await resolveNames(prisma, field, names)
  for (const name of names) {
    const candidates = ambiguous.get(name)
    if (candidates !== undefined) throw refusedName(`The filter's "${field}"`, name, candidates)
    if (!ids.has(name)) throw refuse(`names "${name.slice(0, 200)}", which is unknown`)
  }
  const found = [...new Set(ids.values())]
  if (field !== 'actors') return found
  const { familyOf, successorOf } = await readActors(prisma, found)
  return [...new Set(found.flatMap((id) => familyOf(successorOf(id))))]
}

const MOST = 100

/** Front ends bind `[]` by accident, and it could mean all or nothing. @throws GraphQLError with code FILTER_INVALID */
export function refuseEmpty(field: string, given: readonly unknown[] | null | undefined): void {
  if (given?.length === 0) throw refusedField(field, 'is an empty list: leave it out, or name something')
}

/** @throws GraphQLError for a text that Postgres does not take. */
export function refuseUnclean(field: string, given: readonly string[] | null | undefined): void {
  if (given?.some((text) => !isCleanText(text))) throw refusedField(field, UNCLEAN_TEXT)
}

function refusedField(field: string, why: string) {
  return badRequest('FILTER_INVALID', `The filter's "${field}" ${why}.`, { filterPath: field })
}
