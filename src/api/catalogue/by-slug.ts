import { resolveNames } from '../../store/catalogue/resolve-names.ts'
import type { Context } from '../relay/context.ts'
import { nameOf } from '../relay/global-id.ts'

/** What a query is said to take and to answer that finds something by its slug. `what`: "office". */
export const bySlug = {
  description: (what: string) =>
    `The ${what} of this slug, for pages that have it in their address. Null if there is none.`,
  argument: { required: true, description: 'The slug, or the id.' },
} as const

/** The store's id of what has a slug; null where nothing has it. */
export async function findBySlug(
  { prisma }: Context,
  catalogue: 'offices' | 'topics' | 'sources',
  given: string,
): Promise<string | null> {
  const name = nameOf(TYPES[catalogue], given)
  const { ids } = await resolveNames(prisma, catalogue, [name])
  return ids.get(name) ?? null
}

const TYPES = { offices: 'Office', topics: 'Topic', sources: 'Source' }
