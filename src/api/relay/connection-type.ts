import { builder } from './builder.ts'
import { type Connection, DEFAULT_PAGE, MAX_PAGE } from './connection.ts'

type NodeName =
  | 'Source'
  | 'Article'
  | 'Actor'
  | 'Office'
  | 'Topic'
  | 'Report'
  | 'ReviewItem'
  | 'DeskCorrection'
  | 'Reply'
  | 'TenureClaim'

/** Defines `<Name>Connection` and its edge. */
export function connectionType(name: NodeName, plural: string): void {
  const edge = builder.objectRef<{ cursor: string; node: unknown }>(`${name}Edge`).implement({
    description: `One of ${plural}, with its place in the list.`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', { description: 'Its place, for `after` and `before`.' }),
      node: t.field({ type: name, description: 'The thing itself.', resolve: (parent) => parent.node as never }),
    }),
  })
  builder.objectRef<Connection<unknown>>(`${name}Connection`).implement({
    description: `A page of ${plural}.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The page’s items with their places.',
        complexity: { field: 1, multiplier: 1 },
        resolve: (page) => page.edges,
      }),
      nodes: t.field({
        type: [name],
        description: 'The page’s items.',
        complexity: { field: 1, multiplier: 1 },
        resolve: (page) => page.edges.map((item) => item.node) as never[],
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: 'Where the page stands in the list.',
        resolve: (page) => page.pageInfo,
      }),
      totalCount: t.int({
        nullable: true,
        description: 'How many there are in the whole list. Counted only when asked for.',
        resolve: (page, _, __, info) => page.totalCount(info),
      }),
    }),
  })
}

type ArgumentBuilder = Parameters<Parameters<typeof builder.queryField>[1]>[0]['arg']

/** `first`, `after`, `last`, `before`. */
export function pageArguments(arg: ArgumentBuilder) {
  return {
    ...forwardArguments(arg, null),
    last: arg.int({ description: `How many of the last items, 1 to ${MAX_PAGE}. Null: the first ones.` }),
    before: arg.string({ description: 'Only what comes before this page cursor. Null: up to the end.' }),
  }
}

/** `first` and `after`, for short lists. */
export function forwardArguments(arg: ArgumentBuilder, defaultSize: number | null = DEFAULT_PAGE) {
  return {
    first: arg.int({
      ...(defaultSize === null ? {} : { defaultValue: defaultSize }),
      description: `How many of the first items, 1 to ${MAX_PAGE}. Null: ${DEFAULT_PAGE}, unless \`last\` is given.`,
    }),
    after: arg.string({ description: 'Only what comes after this page cursor. Null: from the beginning.' }),
  }
}
