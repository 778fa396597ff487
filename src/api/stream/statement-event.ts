import { changedParts } from '../../domain/journal/changed.ts'
import type { Effect, Entry, EntryCause, EntryKind } from '../../domain/journal/entry.ts'
import { NEWS_KINDS } from '../../domain/journal/entry.ts'
import type { StreamEvent } from '../../live/stream.ts'
import { statementToday } from '../../store/journal/rows-of-today.ts'
import { builder } from '../relay/builder.ts'
import { encodeGlobalId } from '../relay/global-id.ts'
import { loadRow } from '../relay/rows.ts'
import { readStatement } from '../statements/statement-by-id.ts'
import { readStatements } from './statement-stream.ts'

type EventOf<Type extends StreamEvent['type']> = Extract<StreamEvent, { type: Type }>
type EntryEvent = EventOf<'entry'>
/** Alerts have streams of their own. */
type OfStatements = Exclude<StreamEvent, EventOf<'alert'>>

builder.interfaceType('JournalEvent', {
  description: 'An event of a stream. You can resume from any event.',
  fields: (t) => ({
    cursor: t.expose('cursor', {
      type: 'Cursor',
      description:
        'The place after this event. To resume from here, send it as `after`, with the same filter and kinds.',
    }),
    previous: t.expose('previous', {
      type: 'Cursor',
      nullable: true,
      description:
        'Cursor of the statement event before this one in the stream. If it equals the cursor of the last statement event that you received, you missed nothing. Null if that event is not kept, and after an erasure. `CaughtUp`, `Progress` and `Gap` are not statement events: they repeat the cursor of the last one.',
    }),
  }),
})

builder.enumType('Effect', {
  description: 'What a change of a statement means for the filter of a stream.',
  values: {
    ENTERED: { description: 'It matches now and did not before.' },
    STAYED: { description: 'It matched before and still does.' },
    LEFT: { description: 'It matched before and no longer matches.' },
  } satisfies Record<Effect, { description: string }>,
})

builder.enumType('EntryCause', {
  description: 'Why something happened to a statement. Since 0.6.0.',
  values: {
    ARTICLE: { description: 'An article came in.' },
    REVISION: { description: 'Its publisher changed an article.' },
    BACKFILL: { description: 'An old article was taken in, as from an archive.' },
    DESK: { description: 'An editor decided.' },
    UPKEEP: { description: 'What is on file was read, compared or sorted again.' },
  } satisfies Record<EntryCause, { description: string }>,
})

const Change = builder.interfaceRef<EntryEvent>('StatementChange').implement({
  description: 'An event about a statement: what all of them have in common, except `StatementErased`.',
  interfaces: ['JournalEvent'],
  fields: (t) => ({
    kind: t.field({ type: 'EntryKind', description: 'What happened.', resolve: ({ entry }) => entry.kind }),
    cause: t.field({
      type: 'EntryCause',
      nullable: true,
      description: 'Why it happened. Null in entries from before 0.6.0. Since 0.6.0.',
      resolve: ({ entry }) => entry.cause,
    }),
    committedAt: t.field({
      type: 'DateTime',
      description: 'When it became visible to readers.',
      resolve: ({ entry }) => entry.committedAt,
    }),
    effect: t.field({
      type: 'Effect',
      description: 'What it means for the filter of this stream.',
      resolve: ({ effect }) => effect,
    }),
    statementId: t.id({
      description:
        'Id of the statement that this happened to. What you keep under this id has changed or is gone. If the statement was merged into another one since, `statement` has another id.',
      resolve: ({ entry }) => encodeGlobalId('Statement', entry.statementId),
    }),
    before: t.field({
      type: 'StatementVersion',
      nullable: true,
      description:
        'The statement as it was before this event. Null if it was new or is current again, and if what it said before was erased.',
      resolve: ({ entry }) => entry.before,
    }),
    after: t.field({
      type: 'StatementVersion',
      nullable: true,
      description: 'The statement as it was after this event. Null if it no longer stood: it was retracted or merged.',
      resolve: ({ entry }) => entry.after,
    }),
    changed: t.field({
      type: ['ChangedPart'],
      description: 'What differs between `before` and `after`. Empty if one of them is null.',
      resolve: ({ entry }) => changedParts(entry.before, entry.after),
    }),
    was: t.field({
      type: 'StatementVersion',
      deprecationReason: 'Use `after` and, if it is null, `before`.',
      description: 'The statement as it was after this event or, if it was retracted, just before.',
      resolve: ({ entry }) => versionOf(entry),
    }),
    statement: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The statement as it is now, or the one that it was merged into. Null only if it was erased since.',
      resolve: ({ entry }, _, context, info) =>
        statementToday(entry) ?? readStatement(context, info, entry.statementId),
    }),
  }),
})

function defineStatementEvent(name: string, description: string) {
  return builder.objectRef<EntryEvent>(name).implement({ description, interfaces: ['JournalEvent', Change] })
}

const Ingested = defineStatementEvent('StatementIngested', 'A statement was ingested with its first report.')
const Reported = builder.objectRef<EntryEvent>('StatementReported').implement({
  description: 'Another article reports the statement.',
  interfaces: ['JournalEvent', Change],
  fields: (t) => ({
    report: t.field({
      type: 'Report',
      nullable: true,
      description:
        'The new report, as it is now: its article may have reworded or dropped it since. Null if it was erased since, and for old entries for which it was not recorded.',
      resolve: ({ entry }, _, context, info) => loadRow(context, info, 'Report', entry.after?.reportId ?? null),
    }),
  }),
})
const Amended = defineStatementEvent(
  'StatementAmended',
  'The statement changed: see `EntryKind.AMENDED` and, if `kinds` asks for them, `RECLASSIFIED` and `REREAD`.',
)
const Retracted = defineStatementEvent(
  'StatementRetracted',
  'The statement was retracted: no article reports it any longer, or it was merged into another one, which `statement` then is.',
)

const Erased = builder.objectRef<EntryEvent>('StatementErased').implement({
  description:
    'A statement was erased: delete what you keep of it. Every stream gets this event, whatever its filter. If other articles still report the statement, a `StatementAmended` with what is left follows.',
  interfaces: ['JournalEvent'],
  fields: (t) => ({
    statementId: t.id({
      description: 'Id of the statement.',
      resolve: ({ entry }) => encodeGlobalId('Statement', entry.statementId),
    }),
  }),
})

const CaughtUp = builder.objectRef<EventOf<'caughtUp'>>('CaughtUp').implement({
  description: 'All stored events were sent. From here on the stream is live.',
  interfaces: ['JournalEvent'],
})

const Progress = builder.objectRef<EventOf<'progress'>>('Progress').implement({
  description: 'Nothing has matched for a while. Its cursor is further on, so that resuming from it is cheap.',
  interfaces: ['JournalEvent'],
})

const Gap = builder.objectRef<EventOf<'gap'>>('Gap').implement({
  description:
    'Some events are no longer kept and cannot be sent. Query what you missed. The next event has no `previous`.',
  interfaces: ['JournalEvent'],
  fields: (t) => ({
    from: t.expose('from', { type: 'Cursor', description: 'The place before the missing events.' }),
    to: t.expose('to', { type: 'Cursor', description: 'The place after the missing events.' }),
  }),
})

const TYPES: Record<Exclude<EntryKind, 'REREAD'>, string> = {
  INGESTED: 'StatementIngested',
  REPORTED: 'StatementReported',
  AMENDED: 'StatementAmended',
  RECLASSIFIED: 'StatementAmended',
  RETRACTED: 'StatementRetracted',
  ERASED: 'StatementErased',
}

/** A new reading may do to a statement what an article does: `kind` tells that nothing was said. */
function typeOf({ kind, before, after }: Entry): string {
  if (kind !== 'REREAD') return TYPES[kind]
  if (after === null) return TYPES.RETRACTED
  if (before === null && after.number === 1) return TYPES.INGESTED
  return after.reportId === null ? TYPES.AMENDED : TYPES.REPORTED
}

const StatementEvent = builder.unionType('StatementEvent', {
  description: 'An event of a stream of statements.',
  types: [Ingested, Reported, Amended, Retracted, Erased, CaughtUp, Progress, Gap],
  resolveType: (event: OfStatements) => {
    switch (event.type) {
      case 'entry':
        return typeOf(event.entry)
      case 'caughtUp':
        return 'CaughtUp'
      case 'progress':
        return 'Progress'
      case 'gap':
        return 'Gap'
    }
  },
})

builder.enumType('StreamStart', {
  description: 'Where a stream begins that has neither a cursor nor a stored place.',
  values: {
    NOW: { description: 'With what happens from now on.' },
    BEGINNING: { description: 'With the oldest event that is kept.' },
  } as const,
})

builder.subscriptionField('statementEvents', (t) =>
  t.field({
    type: StatementEvent,
    description:
      'Everything that happens to statements that match the filter, before or after the change: first what happened after the cursor, then live. Events come in order. A client that resumes from its last cursor misses none and gets none twice.',
    args: {
      filter: t.arg({
        type: 'StatementFilter',
        description: 'Which statements: {"topics": ["arms-control"]}. Null: all.',
      }),
      kinds: t.arg({
        type: ['EntryKind'],
        description: `Which kinds of events. Null: ${NEWS_KINDS.join(', ')}. ERASED always comes.`,
      }),
      after: t.arg({
        type: 'Cursor',
        description:
          'The cursor to resume from: of an event of the same filter and kinds, or `liveCursor` of a list. Null: see `from`.',
      }),
      from: t.arg({
        type: 'StreamStart',
        required: true,
        defaultValue: 'NOW',
        description: 'Where to begin if there is neither `after` nor a stored place.',
      }),
      consumer: t.arg.string({
        description:
          'A name for this reader, at most 100 characters. The service stores the place that you `acknowledge`, and the next subscription with the same name goes on from there. `after` counts only until the first acknowledgement. Null: you store the cursor yourself.',
      }),
    },
    subscribe: (_, args, context) => readStatements(context, args),
    resolve: (event) => event as OfStatements,
  }),
)

function versionOf(entry: Entry) {
  const version = entry.after ?? entry.before
  if (version === null) throw new Error(`entry ${entry.position} was delivered without a version`)
  return version
}
