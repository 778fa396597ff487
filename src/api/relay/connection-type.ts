import type { Listing } from '../../store/search/listing.ts'
import { builder } from './builder.ts'
import { type Connection, connect, DEFAULT_PAGE, MAX_PAGE, pageCost } from './connection.ts'

type NodeName =
  | 'Source'
  | 'Article'
  | 'Actor'
  | 'Office'
  | 'Topic'
  | 'Report'
  | 'ReviewItem'
  | 'ActorProposal'
  | 'DeskCorrection'
  | 'Reply'
  | 'TenureClaim'
  | 'Feed'
  | 'FeedEntry'
  | 'Watch'
  | 'Mute'
  | 'Channel'
  | 'Delivery'
  | 'Story'

/** Defines `<Name>Connection` and its edge. `plural` names the items of a page in descriptions: "articles". */
export function defineConnection(name: NodeName | 'StoryOutlet', plural: string): void {
  builder.connectionObject(
    {
      type: name,
      name: `${name}Connection`,
      description: `A page of ${plural}.`,
      fields: (t) => ({
        totalCount: t.int({
          nullable: true,
          description: `How many ${plural} the whole list has. They are counted only if this field is selected.`,
          resolve: (page, _, __, info) => (page as unknown as Connection<unknown>).totalCount(info),
        }),
      }),
    },
    { description: `One of a page’s ${plural}.` },
  )
}

interface List {
  type: NodeName
  listing: Listing
  plural: string
  description: string
}

/** Defines a query for a page of a whole list, and the list's connection. */
export function defineListQuery(field: string, { type, listing, plural, description }: List): void {
  defineConnection(type, plural)
  builder.queryField(field, (t) =>
    t.field({
      type: `${type}Connection` as 'ArticleConnection',
      nullable: true,
      description,
      args: pageArguments(t.arg),
      complexity: pageCost,
      resolve: async (_, args, context, info) => (await connect(context, info, { listing, type, args })) as never,
    }),
  )
}

export type ArgumentBuilder = Parameters<Parameters<typeof builder.queryField>[1]>[0]['arg']

/** `first`, `after`, `last`, `before`: of every connection. */
export function pageArguments(arg: ArgumentBuilder) {
  return {
    first: arg.int({
      description: `How many items from the start, 0 to ${MAX_PAGE}. With 0 no item is read, for \`totalCount\` alone. Null: ${DEFAULT_PAGE}, unless \`last\` is given.`,
    }),
    after: arg.string({
      description: 'Only items after this page cursor, as `endCursor` of the page before. Null: from the start.',
    }),
    last: arg.int({
      description: `How many items from the end, 0 to ${MAX_PAGE}, in the order of the list. Null: the page is taken from the start, as \`first\` says.`,
    }),
    before: arg.string({ description: 'Only items before this page cursor. Null: up to the end of the list.' }),
  }
}
