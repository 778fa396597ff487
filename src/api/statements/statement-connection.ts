import type { SnippetPart } from '../../store/search/statement-pages.ts'
import { builder } from '../relay/builder.ts'
import { pageCost } from '../relay/connection.ts'
import { pageArguments } from '../relay/connection-type.ts'
import { connectStatements, type StatementEdge } from './statement-page.ts'

const Snippet = builder.objectRef<SnippetPart>('SnippetPart').implement({
  description: 'A piece of a snippet.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'Its words, as plain text.' }),
    hit: t.exposeBoolean('hit', { description: 'Whether these are what was searched for.' }),
  }),
})

const Edge = builder.objectRef<StatementEdge>('StatementEdge').implement({
  description: 'One of the statements, with its place in the list.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'Its place, for `after` and `before`. No place in a stream.' }),
    node: t.field({ type: 'Statement', description: 'The statement itself.', resolve: (edge) => edge.node }),
    snippet: t.field({
      type: [Snippet],
      nullable: true,
      description:
        'Where the searched words stand in the statement’s text; without a hit where only another report’s wording has them. Null where the filter has no text condition.',
      resolve: (edge, _, __, info) => edge.snippet(info),
    }),
  }),
})

builder.objectType('StatementConnection', {
  description: 'A page of statements.',
  fields: (t) => ({
    edges: t.field({
      type: [Edge],
      description: 'The page’s statements with their places.',
      complexity: { field: 1, multiplier: 1 },
      resolve: (page) => page.edges,
    }),
    nodes: t.field({
      type: ['Statement'],
      description: 'The page’s statements.',
      complexity: { field: 1, multiplier: 1 },
      resolve: (page) => page.edges.map((edge) => edge.node),
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'Where the page stands in the list.',
      resolve: (page) => page.pageInfo,
    }),
    totalCount: t.int({
      nullable: true,
      description: 'How many statements pass the filter. Counted only when asked for.',
      resolve: (page, _, __, info) => page.totalCount(info),
    }),
    liveCursor: t.field({
      type: 'Cursor',
      description:
        'Where a subscription to `statementEvents` with the same filter goes on from: whatever is not in this list yet comes after it, and what came in meanwhile may come once more.',
      resolve: (page) => page.liveCursor(),
    }),
  }),
})

const StatementOrder = builder.enumType('StatementOrder', {
  description: 'What statements are ordered by.',
  values: {
    INGESTED_DESC: { description: 'The newest to come in first.' },
    INGESTED_ASC: { description: 'The first to come in first.' },
    SAID_DESC: { description: 'The latest said first; where that is not known, when it was published counts.' },
    SAID_ASC: { description: 'The earliest said first; where that is not known, when it was published counts.' },
    RELEVANCE: {
      description: 'What matches the text best first, of the newest 10,000 matches. Needs a text in the filter.',
    },
  } as const,
})

builder.queryField('statements', (t) =>
  t.field({
    type: 'StatementConnection',
    description: 'The statements that stand and pass the filter.',
    args: {
      filter: t.arg({ type: 'StatementFilter', description: 'Which statements. Null: all.' }),
      orderBy: t.arg({
        type: StatementOrder,
        required: true,
        defaultValue: 'INGESTED_DESC',
        description: 'In which order. A page cursor belongs to one order.',
      }),
      ...pageArguments(t.arg),
    },
    complexity: pageCost,
    resolve: (_, args, context, info) => connectStatements(context, info, args),
  }),
)
