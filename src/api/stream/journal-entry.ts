import type { Entry, EntryKind } from '../../domain/journal/entry.ts'
import { builder } from '../relay/builder.ts'
import { pageCost } from '../relay/connection.ts'
import { pageArguments } from '../relay/connection-type.ts'
import { readStatement } from '../statements/statement-by-id.ts'
import { connectJournal, type JournalPage } from './journal-page.ts'

builder.enumType('EntryKind', {
  description: 'What happened to a statement.',
  values: {
    INGESTED: { description: 'It was ingested with its first report.' },
    REPORTED: { description: 'Another article reports it.' },
    AMENDED: {
      description:
        'Something about it changed: its words, form, speaker or office, when it was said, whom it answers, or how many independent publishers have it. Also if it became current again after it was retracted.',
    },
    RETRACTED: { description: 'No article reports it any longer, or it was merged into another statement.' },
    ERASED: { description: 'An admin erased it. Its words are gone.' },
    RECLASSIFIED: {
      description:
        'Only what filters look at changed: its topics, the text around its reports, how sure they are, or whether one waits for review. It updates query results and is not delivered by default.',
    },
    REREAD: {
      description:
        'A kept article was read again by a newer extractor (`onrecord reread`), which found the statement, lost it or read it otherwise. Nobody said anything: it updates query results and is not delivered by default.',
    },
  } satisfies Record<EntryKind, { description: string }>,
})

const JournalEntry = builder.objectRef<Entry>('JournalEntry').implement({
  description: 'One thing that happened to one statement.',
  fields: (t) => ({
    kind: t.expose('kind', { type: 'EntryKind', description: 'What happened.' }),
    committedAt: t.expose('committedAt', { type: 'DateTime', description: 'When it became visible to readers.' }),
    was: t.field({
      type: 'StatementVersion',
      nullable: true,
      description:
        'The statement as it was after this entry or, if it was retracted, just before. Null if it was erased.',
      resolve: (entry) => entry.after ?? entry.before,
    }),
    statement: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The statement as it is now, or the one it was merged into. Null if it was erased.',
      resolve: (entry, _, context, info) => readStatement(context, info, entry.statementId),
    }),
  }),
})

const JournalEntryConnection = builder.connectionObject(
  {
    type: JournalEntry,
    name: 'JournalEntryConnection',
    description: 'A page of the journal.',
    fields: (t) => ({
      totalCount: t.int({
        nullable: true,
        description: 'How many entries are kept.',
        resolve: (page) => (page as unknown as JournalPage).totalCount,
      }),
    }),
  },
  { description: 'One of a page’s entries.' },
)

builder.queryField('journal', (t) =>
  t.field({
    type: JournalEntryConnection,
    nullable: true,
    description:
      'What happened to statements, in the order in which it became visible, oldest kept entry first. Use `last` for the newest.',
    args: pageArguments(t.arg),
    complexity: pageCost,
    resolve: (_, args, context) => connectJournal(context, args),
  }),
)
