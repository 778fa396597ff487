import type { AlertStream } from '../../live/alerts/alert-hub.ts'
import { openAlerts } from '../../live/alerts/open-alerts.ts'
import type { StreamStart } from '../../live/place.ts'
import type { Reader } from '../../live/reader.ts'
import type { StreamEvent } from '../../live/stream.ts'
import { countInbox } from '../../store/inbox/inbox-listings.ts'
import { builder } from '../relay/builder.ts'
import type { ArgumentBuilder } from '../relay/connection-type.ts'
import type { Context } from '../relay/context.ts'
import { asGraphQLError, badInput } from '../relay/errors.ts'
import { idOf } from '../relay/global-id.ts'
import { isSeenBy, seerOf } from '../watches/seen-watch.ts'

type AlertEvent = Extract<StreamEvent, { type: 'alert' }>

const Raised = builder.objectRef<AlertEvent>('AlertRaised').implement({
  description: 'The watch told something. Since 0.6.0.',
  interfaces: ['JournalEvent'],
  fields: (t) => ({
    alert: t.field({ type: 'Alert', description: 'The alert.', resolve: ({ alert }) => alert }),
  }),
})

const Arrived = builder.objectRef<AlertEvent>('AlertArrived').implement({
  description: 'An alert came into the inbox. Since 0.6.0.',
  interfaces: ['JournalEvent'],
  fields: (t) => ({
    item: t.field({
      type: 'InboxItem',
      description: 'The alert as it is in the inbox.',
      resolve: ({ item }) => {
        if (item === null) throw new Error('an alert without an inbox was delivered to one')
        return item
      },
    }),
    counts: t.field({
      type: 'InboxCounts',
      description: 'How many alerts the inbox has now.',
      complexity: { field: 10 },
      resolve: (_, __, context) => countInbox(context.prisma, seerOf(context), null),
    }),
  }),
})

const ELSE = ['StatementErased', 'CaughtUp', 'Progress', 'Gap'] as const

const resolveType = (alert: string) => (event: StreamEvent) => {
  switch (event.type) {
    case 'alert':
      return alert
    case 'entry':
      return 'StatementErased'
    case 'caughtUp':
      return 'CaughtUp'
    case 'progress':
      return 'Progress'
    case 'gap':
      return 'Gap'
  }
}

const WatchEvent = builder.unionType('WatchEvent', {
  description:
    'An event of the stream of a watch. `StatementErased` is sent for statements that the watch told of. Since 0.6.0.',
  types: [Raised, ...ELSE],
  resolveType: resolveType('AlertRaised'),
})

const InboxEvent = builder.unionType('InboxEvent', {
  description:
    'An event of the stream of an inbox. `StatementErased` is sent for statements that the inbox has alerts of. Since 0.6.0.',
  types: [Arrived, ...ELSE],
  resolveType: resolveType('AlertArrived'),
})

const placeArguments = (arg: ArgumentBuilder) => ({
  after: arg({
    type: 'Cursor',
    description: 'The cursor to resume from: of an event of the same stream. Null: see `from`.',
  }),
  from: arg({
    type: 'StreamStart',
    required: true,
    defaultValue: 'NOW',
    description: 'Where to begin if there is neither `after` nor a stored place.',
  }),
  consumer: arg.string({
    description:
      'A name for this reader, as of `statementEvents`: the service stores the place that you `acknowledge`. Null: you store the cursor yourself.',
  }),
})

const AS_STATEMENTS =
  'First what came after the cursor, then live. Events come in order. A client that resumes from its last cursor misses none and gets none twice.'

builder.subscriptionFields((t) => ({
  watchEvents: t.field({
    type: WatchEvent,
    description: `What a watch that the caller may see tells. ${AS_STATEMENTS} It ends with the error WATCH_GONE when the caller may not see the watch any more. Since 0.6.0.`,
    args: {
      watchId: t.arg.id({ required: true, description: 'Id of the watch.' }),
      ...placeArguments(t.arg),
    },
    subscribe: async (_, args, context) => {
      const watchId = await readSeenId(context, args.watchId)
      return await readAlerts(context, { of: 'watch', watchId, seer: seerOf(context) }, args)
    },
    resolve: (event) => event as never,
  }),
  inboxEvents: t.field({
    type: InboxEvent,
    description: `What comes into the caller’s inbox. ${AS_STATEMENTS} Alerts of a watch that the caller may not see any more are left out. Since 0.6.0.`,
    args: {
      watchIds: t.arg.idList({ description: 'Only what these watches tell. Null: what all tell.' }),
      hidden: t.arg.boolean({ description: 'With true: also what mutes hide. Null: false.' }),
      ...placeArguments(t.arg),
    },
    subscribe: async (_, args, context) => {
      const { watchIds: given, hidden } = args
      if (given?.length === 0) throw badInput('`watchIds` is an empty list: leave it out, or name at least one.')
      const watchIds = given == null ? null : await Promise.all(given.map((id) => readSeenId(context, id)))
      const stream = { of: 'inbox' as const, watchIds, withHidden: hidden === true, seer: seerOf(context) }
      return await readAlerts(context, stream, args)
    },
    resolve: (event) => event as never,
  }),
}))

/** The store's id of a watch that the caller may see. Whether there is another is not told. */
async function readSeenId(context: Context, given: string): Promise<string> {
  const id = idOf('Watch', given)
  if (id === null || !(await isSeenBy(context, id))) throw badInput('This is not the id of a watch that you may see.')
  return id
}

interface PlaceArguments {
  after?: string | null | undefined
  from: StreamStart
  consumer?: string | null | undefined
}

async function readAlerts(context: Context, stream: AlertStream, args: PlaceArguments): Promise<Reader> {
  const after = context.lastEventId ?? args.after ?? null
  const consumer = args.consumer == null ? null : { principalId: context.principal.id, name: args.consumer }
  try {
    return await openAlerts(context.live, { stream, after, from: args.from, consumer })
  } catch (error) {
    throw asGraphQLError(error)
  }
}
