import type { Effect, Entry, EntryKind } from '../../domain/journal/entry.ts'
import { NEWS_KINDS } from '../../domain/journal/entry.ts'
import type { StreamEvent } from '../../live/follower.ts'
import type { Statement } from '../../store/prisma/client.ts'
import { builder } from '../relay/builder.ts'
import { encodeGlobalId } from '../relay/global-id.ts'
import { loadRow } from '../relay/rows.ts'
import { readStatement } from '../statements/statement-by-id.ts'
import { followStatements } from './statement-stream.ts'

type EventOf<Type extends StreamEvent['type']> = Extract<StreamEvent, { type: Type }>
type EntryEvent = EventOf<'entry'>

builder.interfaceType('JournalEvent', {
  description: 'What a stream says. Every event is a place to resume from.',
  fields: (t) => ({
    cursor: t.expose('cursor', {
      type: 'Cursor',
      description: 'The place after this event: resume with it as `after`.',
    }),
    previous: t.expose('previous', {
      type: 'Cursor',
      nullable: true,
      description:
        'Cursor of the nearest earlier statement event of this stream: if it is the last one you had, nothing is missing. Null where none is kept, and after an erasure. `CaughtUp`, `Progress` and `Gap` are no links: they repeat the last one.',
    }),
  }),
})

const EffectType = builder.enumType('Effect', {
  description: 'What happened to a statement, as a stream’s filter sees it.',
  values: {
    ENTERED: { description: 'It passes the filter now, and did not before.' },
    STAYED: { description: 'It passed before and passes now.' },
    LEFT: { description: 'It passed before and does no more.' },
  } satisfies Record<Effect, { description: string }>,
})

const Change = builder.interfaceRef<EntryEvent>('StatementChange').implement({
  description: 'Something happened to a statement: what every event about one says.',
  interfaces: ['JournalEvent'],
  fields: (t) => ({
    kind: t.field({ type: 'EntryKind', description: 'What happened.', resolve: ({ entry }) => entry.kind }),
    committedAt: t.field({
      type: 'DateTime',
      description: 'When it became visible.',
      resolve: ({ entry }) => entry.committedAt,
    }),
    effect: t.field({
      type: EffectType,
      description: 'What it means to this stream.',
      resolve: ({ effect }) => effect,
    }),
    statementId: t.id({
      description:
        'Whose entry it is: what a client holds by this id has changed, or is gone. `statement` has another id where that one was folded into it since.',
      resolve: ({ entry }) => encodeGlobalId('Statement', entry.statementId),
    }),
    was: t.field({
      type: 'StatementVersion',
      description: 'The statement as it was then, or, where it stood no more, just before.',
      resolve: ({ entry }) => versionOf(entry),
    }),
    statement: t.field({
      type: 'Statement',
      nullable: true,
      description:
        'The statement as it is now, or the one that it was folded into; null only where it was erased since.',
      resolve: ({ entry }, _, context, info) =>
        (entry.statementToday as Statement | null | undefined) ?? readStatement(context, info, entry.statementId),
    }),
  }),
})

function statementEvent(name: string, description: string) {
  return builder.objectRef<EntryEvent>(name).implement({ description, interfaces: ['JournalEvent', Change] })
}

const Ingested = statementEvent('StatementIngested', 'A statement came in with its first report.')
const Reported = builder.objectRef<EntryEvent>('StatementReported').implement({
  description: 'Another article reports a statement.',
  interfaces: ['JournalEvent', Change],
  fields: (t) => ({
    report: t.field({
      type: 'Report',
      nullable: true,
      description:
        'The report that came, as it is now: the article may have reworded or dropped it since. Null where it was erased since, and for entries from before this was kept.',
      resolve: ({ entry }, _, context, info) => loadRow(context, info, 'Report', entry.after?.reportId ?? null),
    }),
  }),
})
const Amended = statementEvent(
  'StatementAmended',
  'A statement’s words, speaker, time or, where `kinds` asks for RECLASSIFIED, topics changed.',
)
const Retracted = statementEvent(
  'StatementRetracted',
  'A statement stands no more: no article carries it, or it was folded into another one, which `statement` then is.',
)

const Erased = builder.objectRef<EntryEvent>('StatementErased').implement({
  description:
    'A statement was taken out by law or mistake: forget what you hold of it. Every stream says so. Where other articles still carry it, a StatementAmended with what is left follows.',
  interfaces: ['JournalEvent'],
  fields: (t) => ({
    statementId: t.id({
      description: 'Its id.',
      resolve: ({ entry }) => encodeGlobalId('Statement', entry.statementId),
    }),
  }),
})

const CaughtUp = builder.objectRef<EventOf<'caughtUp'>>('CaughtUp').implement({
  description: 'History is done, live from here.',
  interfaces: ['JournalEvent'],
})

const Progress = builder.objectRef<EventOf<'progress'>>('Progress').implement({
  description: 'Nothing for this stream in a while. The cursor has moved on, so that a resume is cheap.',
  interfaces: ['JournalEvent'],
})

const Gap = builder.objectRef<EventOf<'gap'>>('Gap').implement({
  description: 'Entries that are not kept any more. Query what you missed; the chain of `previous` starts anew.',
  interfaces: ['JournalEvent'],
  fields: (t) => ({
    from: t.expose('from', { type: 'Cursor', description: 'The place they come after.' }),
    to: t.expose('to', { type: 'Cursor', description: 'The place of the last of them.' }),
  }),
})

const TYPES: Record<EntryKind, string> = {
  INGESTED: 'StatementIngested',
  REPORTED: 'StatementReported',
  AMENDED: 'StatementAmended',
  RECLASSIFIED: 'StatementAmended',
  RETRACTED: 'StatementRetracted',
  ERASED: 'StatementErased',
}

const StatementEvent = builder.unionType('StatementEvent', {
  description: 'What a stream of statements says.',
  types: [Ingested, Reported, Amended, Retracted, Erased, CaughtUp, Progress, Gap],
  resolveType: (event: StreamEvent) => {
    switch (event.type) {
      case 'entry':
        return TYPES[event.entry.kind]
      case 'caughtUp':
        return 'CaughtUp'
      case 'progress':
        return 'Progress'
      case 'gap':
        return 'Gap'
    }
  },
})

const StreamStart = builder.enumType('StreamStart', {
  description: 'Where a stream begins that has no cursor and no stored place.',
  values: {
    NOW: { description: 'With what happens from now on.' },
    BEGINNING: { description: 'With the oldest entry kept.' },
  } as const,
})

builder.subscriptionField('statementEvents', (t) =>
  t.field({
    type: StatementEvent,
    description:
      'Everything on the journal that passes the filter: after the cursor, then live. In order, none missing, none repeated to a client that resumes from its last cursor.',
    args: {
      filter: t.arg({ type: 'StatementFilter', description: 'Which statements. Null: all.' }),
      kinds: t.arg({
        type: ['EntryKind'],
        description: `Which entries. Null: ${NEWS_KINDS.join(', ')}. ERASED comes always.`,
      }),
      after: t.arg({ type: 'Cursor', description: 'The place to go on from. Null: see `from`.' }),
      from: t.arg({
        type: StreamStart,
        required: true,
        defaultValue: 'NOW',
        description: 'Where to begin without `after` and without a stored place.',
      }),
      consumer: t.arg.string({
        description:
          'A name for this reader, at most 100 characters: the service keeps the place that `acknowledge` reports, and a subscription with the same name goes on from there; `after` counts only until the first acknowledgement. Null: the client keeps its place itself.',
      }),
    },
    subscribe: (_, args, context) => followStatements(context, args),
    resolve: (event) => event,
  }),
)

function versionOf(entry: Entry) {
  const version = entry.after ?? entry.before
  if (version === null) throw new Error(`entry ${entry.position} was delivered without a version`)
  return version
}
