import type { SnippetPart } from '../../domain/filter/snippet.ts'
import type { StatementOrder } from '../../store/search/statement-pages.ts'
import { builder } from '../relay/builder.ts'
import { pageCost } from '../relay/connection.ts'
import { pageArguments } from '../relay/connection-type.ts'
import { connectStatements, type StatementEdge, type StatementPage } from './statement-page.ts'

const Snippet = builder.objectRef<SnippetPart>('SnippetPart').implement({
  description: 'A piece of a snippet.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'Its words, as plain text.' }),
    hit: t.exposeBoolean('hit', { description: 'True if these are words that were searched for.' }),
  }),
})

const SNIPPET =
  'The statement’s text with the searched words marked: whole up to 300 characters, else one or two fragments of it, with “…” wherever something is left out. It has no hit if only another report’s wording has the words. Null if the filter has no `text`.'

builder.connectionObject(
  {
    type: 'Statement',
    name: 'StatementConnection',
    description: 'A page of statements.',
    fields: (t) => ({
      totalCount: t.int({
        nullable: true,
        description: 'How many statements the whole list has. They are counted only if this field is selected.',
        resolve: (page, _, __, info) => (page as unknown as StatementPage).totalCount(info),
      }),
      liveCursor: t.field({
        type: 'Cursor',
        description:
          'The stream cursor to go on from: `statementEvents` with the same filter and `after: <liveCursor>` brings everything that is not in this list yet. What was ingested while the list was read may come once more. Pages after the first have the `liveCursor` of the first one, so whichever a client keeps, it covers all of them. For the list of an actor, office, topic or source, the filter is that of the list together with its owner: {"actors": ["<id>"]}.',
        resolve: (page) => (page as unknown as StatementPage).liveCursor(),
      }),
    }),
  },
  {
    description: 'One of a page’s statements.',
    fields: (t) => ({
      snippet: t.field({
        type: [Snippet],
        nullable: true,
        description: SNIPPET,
        resolve: (edge, _, __, info) => (edge as StatementEdge).snippet(info),
      }),
    }),
  },
)

builder.connectionObject(
  {
    type: 'Statement',
    name: 'StoryStatementConnection',
    description:
      'A page of the statements of a story, or of one of its outlets. No stream is of them: what a story has changes as articles come in.',
    fields: (t) => ({
      totalCount: t.int({
        nullable: true,
        description: 'How many statements the whole list has. They are counted only if this field is selected.',
        resolve: (page, _, __, info) => (page as unknown as StatementPage).totalCount(info),
      }),
    }),
  },
  {
    description: 'One of a page’s statements.',
    fields: (t) => ({
      snippet: t.field({
        type: [Snippet],
        nullable: true,
        description: SNIPPET,
        resolve: (edge, _, __, info) => (edge as StatementEdge).snippet(info),
      }),
    }),
  },
)

builder.enumType('StatementOrder', {
  description: 'How to order statements.',
  values: {
    INGESTED_DESC: { description: 'Last ingested first.' },
    INGESTED_ASC: { description: 'First ingested first.' },
    SAID_DESC: { description: 'Latest said first. Those of which that is unknown come last.' },
    SAID_ASC: { description: 'Earliest said first. Those of which that is unknown come last.' },
    PUBLISHED_DESC: { description: 'Last published first, by `publishedAt`. Those without it come last.' },
    PUBLISHED_ASC: { description: 'First published first, by `publishedAt`. Those without it come last.' },
    WHEN_DESC: {
      description: 'Latest first, by `when`: said or, if that is unknown, published. Those without it come last.',
    },
    WHEN_ASC: {
      description: 'Earliest first, by `when`: said or, if that is unknown, published. Those without it come last.',
    },
    RELEVANCE: {
      description: 'Best match for `text` first, among the newest 5,000 matches. Requires `text` in the filter.',
    },
  } satisfies Record<StatementOrder, { description: string }>,
})

builder.queryField('statements', (t) =>
  t.field({
    type: 'StatementConnection',
    nullable: true,
    description: 'The current statements that match the filter.',
    args: {
      filter: t.arg({
        type: 'StatementFilter',
        description: 'Which statements: {"actors": ["marta-kovari"], "text": "cease-fire"}. Null: all.',
      }),
      orderBy: t.arg({
        type: 'StatementOrder',
        required: true,
        defaultValue: 'INGESTED_DESC',
        description: 'How to order them. A page cursor is valid only for the order it came from.',
      }),
      ...pageArguments(t.arg),
    },
    complexity: pageCost,
    resolve: (_, args, context, info) => connectStatements(context, info, args),
  }),
)
