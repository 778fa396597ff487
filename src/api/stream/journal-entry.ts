import type { Entry, EntryKind } from '../../domain/journal/entry.ts'
import { builder } from '../relay/builder.ts'
import { pageCost } from '../relay/connection.ts'
import { pageArguments } from '../relay/connection-type.ts'
import { readStatement } from '../statements/statement-by-id.ts'
import { connectJournal, type JournalPage } from './journal-page.ts'

builder.enumType('EntryKind', {
  description: 'What happened to a statement.',
  values: {
    INGESTED: { description: 'It came in with its first report.' },
    REPORTED: { description: 'Another article reports it.' },
    AMENDED: { description: 'Its words, its speaker or its time were put right.' },
    RETRACTED: { description: 'No article carries it any more.' },
    ERASED: { description: 'It was taken out by law or mistake.' },
    RECLASSIFIED: { description: 'A topic was changed, and it belongs to others now. Corrects queries; is no news.' },
  } satisfies Record<EntryKind, { description: string }>,
})

const JournalEntry = builder.objectRef<Entry>('JournalEntry').implement({
  description: 'One thing that happened to one statement.',
  fields: (t) => ({
    kind: t.field({ type: 'EntryKind', description: 'What happened.', resolve: (entry) => entry.kind }),
    committedAt: t.field({
      type: 'DateTime',
      description: 'When it became visible.',
      resolve: (entry) => entry.committedAt,
    }),
    was: t.field({
      type: 'StatementVersion',
      nullable: true,
      description: 'The statement as it was then, or, where it stood no more, just before; null where that was erased.',
      resolve: (entry) => entry.after ?? entry.before,
    }),
    statement: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The statement as it is now; null only where it was erased.',
      resolve: (entry, _, context, info) => readStatement(context, info, entry.statementId),
    }),
  }),
})

const Edge = builder.objectRef<JournalPage['edges'][number]>('JournalEntryEdge').implement({
  description: 'One of the entries, with its place in the list.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'Its place, for `after` and `before`. No place in a stream.' }),
    node: t.field({ type: JournalEntry, description: 'The entry itself.', resolve: (edge) => edge.node }),
  }),
})

const Page = builder.objectRef<JournalPage>('JournalEntryConnection').implement({
  description: 'A page of the journal.',
  fields: (t) => ({
    edges: t.field({
      type: [Edge],
      description: 'The page’s entries with their places.',
      complexity: { field: 1, multiplier: 1 },
      resolve: (page) => page.edges,
    }),
    nodes: t.field({
      type: [JournalEntry],
      description: 'The page’s entries.',
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
      description: 'How many entries are kept.',
      resolve: (page) => page.totalCount,
    }),
  }),
})

builder.queryField('journal', (t) =>
  t.field({
    type: Page,
    description:
      'What happened to statements, in the order it became visible: the oldest kept entry first. `last` gives the newest.',
    args: pageArguments(t.arg),
    complexity: pageCost,
    resolve: (_, args, context) => connectJournal(context, args),
  }),
)
