import type { Catalogue } from '../../domain/filter/conditions/lists.ts'
import { isCleanText, UNCLEAN_TEXT } from '../../domain/given/given-text.ts'
import {
  type CatalogueListing,
  type CatalogueRequest,
  catalogueListing,
  NothingToFind,
} from '../../store/search/catalogue-listings.ts'
import { builder } from '../relay/builder.ts'
import { connect, pageCost } from '../relay/connection.ts'
import { type ArgumentBuilder, defineConnection, pageArguments } from '../relay/connection-type.ts'
import type { Context } from '../relay/context.ts'
import { badInput } from '../relay/errors.ts'

/** The arguments of a list of actors, offices, topics or sources. */
function catalogueArguments(arg: ArgumentBuilder, plural: string) {
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

/** Defines the query for a whole catalogue, and its connection. `own`: the arguments that only this one has. */
export function defineCatalogueQuery(
  field: Catalogue,
  type: 'Actor' | 'Office' | 'Source' | 'Topic',
  own: (arg: ArgumentBuilder) => object = () => ({}),
): void {
  defineConnection(type, field)
  builder.queryField(field, (t) =>
    t.field({
      type: `${type}Connection` as 'ActorConnection',
      nullable: true,
      description: `All ${field}, or those that a search finds.`,
      args: { ...own(t.arg), ...catalogueArguments(t.arg, field) },
      complexity: pageCost,
      resolve: async (_, args, context, info) =>
        (await connect(context, info, { ...(await readCatalogueListing(context, field, args)), type, args })) as never,
    }),
  )
}

/** The list that the arguments ask for. @throws GraphQLError for a search without a word. */
function readCatalogueListing(
  { prisma }: Context,
  catalogue: Catalogue,
  { search = null, orderBy, kind = null }: Given,
): Promise<CatalogueListing> {
  return readSearched(search, () => catalogueListing(prisma, catalogue, { search, order: orderBy, kind }))
}

/** What `find` makes of a search. @throws GraphQLError for a search without a word. */
export function readSearched<Found>(search: string | null, find: () => Found): Found {
  if (search !== null && !isCleanText(search)) throw badInput(`\`search\` ${UNCLEAN_TEXT}.`)
  const refused = (error: unknown) => (error instanceof NothingToFind ? badInput(error.message) : error)
  try {
    const found = find()
    return found instanceof Promise ? (found.catch((error) => Promise.reject(refused(error))) as Found) : found
  } catch (error) {
    throw refused(error)
  }
}
