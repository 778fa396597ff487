import { streamId } from '../../domain/filter/stream-id.ts'
import { readSlugs } from '../../store/catalogue/resolve-names.ts'
import { readRunnableFilter } from '../../store/search/runnable-filter.ts'
import { builder } from '../relay/builder.ts'
import { asGraphQLError } from '../relay/errors.ts'
import { withIds } from './read-filter.ts'
import { idsIn, readableFilter } from './readable-filter.ts'

interface Reading {
  filter: Record<string, unknown>
  identity: string
}

const FilterReading = builder.objectRef<Reading>('FilterReading').implement({
  description: 'A filter as the service reads it. Since 0.6.0.',
  fields: (t) => ({
    filter: t.expose('filter', {
      type: 'JSON',
      description:
        'The filter in the form of a StatementFilter, with the slugs that names have now, and instants in UTC.',
    }),
    identity: t.exposeString('identity', {
      description:
        'Equal for two filters that are the same but for order, repeats, needless nesting and the names that they use. `Watch.filterIdentity` has that of a watch.',
    }),
  }),
})

builder.queryField('filterReading', (t) =>
  t.field({
    type: FilterReading,
    nullable: true,
    description:
      'Reads a filter, and does nothing: what a watch could not be saved with is the error FILTER_INVALID, with the place. Since 0.6.0.',
    args: { filter: t.arg({ type: 'StatementFilter', required: true, description: 'The filter.' }) },
    complexity: 20,
    resolve: async (_, { filter }, { prisma }) => {
      const condition = await readCondition(() => readRunnableFilter(prisma, withIds(filter)))
      const ids = Object.values(idsIn(condition)).flat()
      return { filter: readableFilter(condition, await readSlugs(prisma, ids)), identity: streamId(condition, []) }
    },
  }),
)

async function readCondition<Read>(read: () => Promise<Read>): Promise<Read> {
  try {
    return await read()
  } catch (error) {
    throw asGraphQLError(error)
  }
}
