import { type Catalogue, LISTS, NAMED_FIELDS, type NamedField } from '../../domain/filter/conditions/lists.ts'
import { FilterError, namesIn } from '../../domain/filter/filter.ts'
import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import { foldFilter, pathTo } from '../../domain/filter/walk.ts'
import { resolveStatementFilter } from '../../store/catalogue/resolve-names.ts'
import { type PreparedFilter, prepareFilter } from '../../store/search/linguistics.ts'
import { readTypedFilter } from '../../store/search/typed-filter.ts'
import type { Context } from '../relay/context.ts'
import { asGraphQLError } from '../relay/errors.ts'
import { readGlobalId } from '../relay/global-id.ts'
import { prepareOnce } from './prepared-filters.ts'

const TYPES: Record<Catalogue, string> = {
  topics: 'Topic',
  actors: 'Actor',
  offices: 'Office',
  sources: 'Source',
}

/**
 * A filter as a client gave it, ready for queries and streams. Null passes everything. `isKept`: of a stream that goes on,
 * whose words mean what they meant when it began.
 *
 * @throws GraphQLError with code FILTER_INVALID, saying where and why.
 */
export async function readFilter(
  context: Context,
  filter: StatementFilter | null | undefined,
  { isKept = false } = {},
): Promise<PreparedFilter> {
  try {
    const { prisma } = context
    const given = filter ?? {}
    return await prepareOnce(prisma, { filter: given, isKept }, async () =>
      isKept
        ? prepareFilter(prisma, await resolveStatementFilter(prisma, withIds(given)))
        : readTypedFilter(prisma, withIds(given)),
    )
  } catch (error) {
    throw asGraphQLError(error)
  }
}

/**
 * The filter with the API's ids as the store knows them; slugs stay. `path` is where the filter stands in the input.
 *
 * @throws FilterError for an id of something else, or a filter nested too deep.
 */
export function withIds(filter: StatementFilter, path = ''): StatementFilter {
  namesIn(filter) // refuses what is nested too deep to walk
  return foldFilter<StatementFilter>(
    filter,
    (part, at, inner) => {
      const converted: StatementFilter = { ...part }
      for (const field of NAMED_FIELDS) {
        const names = part[field]
        if (names != null) converted[field] = names.map((name) => storedName(field, name, pathTo(at, field)))
      }
      const to = part.replies?.to?.map((name) => storedName('answers', name, pathTo(at, 'replies.to')))
      if (to !== undefined) converted.replies = { ...part.replies, to }
      converted.all = inner('all')
      converted.any = inner('any')
      converted.not = inner('not')?.[0] ?? null
      return converted
    },
    path,
  )
}

/** A slug as it is, a global id as the store's id. */
export function storedName(field: NamedField, name: string, path: string): string {
  const read = readGlobalId(name)
  if (read === null) return name
  const type = TYPES[LISTS[field].catalogue]
  if (read.typename !== type)
    throw new FilterError(`takes ids of type ${type}, and "${name}" is one of ${read.typename}`, path)
  return read.id
}
