import { CHANGED_PARTS, type ChangedPart, changedParts } from '../../domain/journal/changed.ts'
import type { Entry, EntryKind } from '../../domain/journal/entry.ts'
import { builder } from '../relay/builder.ts'
import { pageCost } from '../relay/connection.ts'
import { pageArguments } from '../relay/connection-type.ts'
import { readStatement } from '../statements/statement-by-id.ts'
import { entryIdOf, findEntries } from './journal-entry-id.ts'
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
        'Only what finds or orders it changed, and nothing that readers are shown of it: its topics, the text around its reports, how sure they are, or whether one waits for review. `changed` tells which. It updates query results and is not delivered by default.',
    },
    REREAD: {
      description:
        'A kept article was read again by a newer extractor (`onrecord reread`), which found the statement, lost it or read it otherwise. Nobody said anything: it updates query results and is not delivered by default.',
    },
  } satisfies Record<EntryKind, { description: string }>,
})

const CHANGED: Record<ChangedPart, string> = {
  WORDS: 'Its words, or how they are rendered: `text`, `form`.',
  SPEAKER: 'Who said it.',
  OFFICE: 'The office in which it was said.',
  TIME: 'When it was said, or when it was published.',
  TOPICS: 'The topics that it belongs to.',
  ROOTS: 'How many independent publishers have it.',
  REPLIES: 'Whom it answers, or who answers it.',
  REPORTS: 'Which articles report it, what their reports say, the text around them, or how sure they are.',
  ACT: 'What the speaker does with the words.',
}

builder.enumType('ChangedPart', {
  description: 'What of a statement has changed.',
  values: Object.fromEntries(CHANGED_PARTS.map((part) => [part, { description: CHANGED[part] }])) as Record<
    ChangedPart,
    { description: string }
  >,
})

const JournalEntry = builder.objectRef<Entry>('JournalEntry')

builder.node(JournalEntry, {
  description: 'One thing that happened to one statement.',
  id: { resolve: ({ position }, _, { live }) => entryIdOf(position, live.epochs) },
  loadMany: (ids, context) => findEntries(context, ids),
  fields: (t) => ({
    kind: t.expose('kind', { type: 'EntryKind', description: 'What happened.' }),
    committedAt: t.expose('committedAt', { type: 'DateTime', description: 'When it became visible to readers.' }),
    before: t.field({
      type: 'StatementVersion',
      nullable: true,
      description:
        'The statement as it was before this entry. Null if it was new or is current again, and if what it said before was erased.',
      resolve: (entry) => entry.before,
    }),
    after: t.field({
      type: 'StatementVersion',
      nullable: true,
      description: 'The statement as it was after this entry. Null if it no longer stood: it was retracted or merged.',
      resolve: (entry) => entry.after,
    }),
    changed: t.field({
      type: ['ChangedPart'],
      description: 'What differs between `before` and `after`. Empty if one of them is null.',
      resolve: (entry) => changedParts(entry.before, entry.after),
    }),
    was: t.field({
      type: 'StatementVersion',
      nullable: true,
      deprecationReason: 'Use `after` and, if it is null, `before`.',
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
        description:
          'How many entries the whole list has that are kept. They are counted only if this field is selected.',
        resolve: (page) => (page as unknown as JournalPage).totalCount(),
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
    args: {
      filter: t.arg({
        type: 'StatementFilter',
        description:
          'Only what happened to statements that match it, before or after. Erasures are left out, since nothing is left that could match. Null: to all.',
      }),
      kinds: t.arg({ type: ['EntryKind'], description: 'Only these kinds. Null: all.' }),
      since: t.arg({
        type: 'DateTime',
        description: 'Only what became visible then or later. Null: all that is kept.',
      }),
      ...pageArguments(t.arg),
    },
    complexity: pageCost,
    resolve: (_, args, context) => connectJournal(context, args),
  }),
)
