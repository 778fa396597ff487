import type { Catalogue } from '../../domain/filter/conditions/lists.ts'
import {
  type CatalogueListing,
  type CatalogueRequest,
  catalogueListing,
  NothingToFind,
} from '../../store/search/catalogue-listings.ts'
import { type ArgumentBuilder, pageArguments } from '../relay/connection-type.ts'
import type { Context } from '../relay/context.ts'
import { badInput } from '../relay/errors.ts'

/** The arguments of a list of actors, offices, topics or sources, for `readCatalogueListing`. */
export function catalogueArguments(arg: ArgumentBuilder, plural: string) {
  return {
    search: arg.string({
      description: `Only ${plural} that have, for each word of this, a word in a name or slug that begins so: "ma rut" finds Mark Rutte. Capitals and accents do not count. Null or empty: all.`,
    }),
    orderBy: arg({
      type: 'CatalogueOrder',
      required: true,
      defaultValue: 'SLUG_ASC',
      description: 'How to order them. A page cursor is valid only for the order it came from.',
    }),
    ...pageArguments(arg),
  }
}

interface Given extends Pick<CatalogueRequest, 'kind'> {
  search?: string | null | undefined
  orderBy: CatalogueRequest['order']
}

/** The list that the arguments ask for. @throws GraphQLError for a search without a word. */
export async function readCatalogueListing(
  { prisma }: Context,
  catalogue: Catalogue,
  { search = null, orderBy, kind = null }: Given,
): Promise<CatalogueListing> {
  if (search?.includes('\0')) throw badInput('`search` must not have the character NUL.')
  try {
    return await catalogueListing(prisma, catalogue, { search, order: orderBy, kind })
  } catch (error) {
    throw error instanceof NothingToFind ? badInput(error.message) : error
  }
}
