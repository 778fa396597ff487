import { INBOX_STATES, type InboxAlert, type InboxState, inboxStateOf } from '../../domain/watch/alert.ts'
import type { InboxCounts } from '../../store/inbox/inbox-listings.ts'
import { readInboxAlerts } from '../../store/inbox/seen-alerts.ts'
import { builder } from '../relay/builder.ts'
import { encodeGlobalId } from '../relay/global-id.ts'
import { loadRow } from '../relay/rows.ts'
import { seerOf } from '../watches/seen-watch.ts'

const STATES: Record<InboxState, string> = {
  UNREAD: 'Not read yet.',
  READ: 'Read, and still in the inbox.',
  ARCHIVED: 'Put away, read or not.',
}

builder.enumType('InboxState', {
  description: 'What the owner of an inbox did with an alert. Each alert of an inbox is in one state. Since 0.6.0.',
  values: Object.fromEntries(INBOX_STATES.map((state) => [state, { description: STATES[state] }])) as Record<
    InboxState,
    { description: string }
  >,
})

const InboxItem = builder.objectRef<InboxAlert>('InboxItem')

builder.node(InboxItem, {
  description: 'An alert in the caller’s inbox. Since 0.6.0.',
  id: { resolve: ({ alert }) => alert.id },
  loadMany: async (ids, context) => {
    const items = await readInboxAlerts(context.prisma, ids, seerOf(context))
    return ids.map((id) => items.get(id) ?? null)
  },
  fields: (t) => ({
    alert: t.field({ type: 'Alert', description: 'The alert.', resolve: ({ alert }) => alert }),
    state: t.field({
      type: 'InboxState',
      description: 'What was done with it.',
      resolve: (item) => inboxStateOf(item),
    }),
    readAt: t.expose('readAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was read. Null: it was not.',
    }),
    archivedAt: t.expose('archivedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was put away. Null: it was not.',
    }),
    hiddenBy: t.field({
      type: 'Mute',
      nullable: true,
      description: 'The mute that hides it: it may be over by now. Null: it is shown.',
      resolve: ({ hiddenById }, _, context, info) => loadRow(context, info, 'Mute', hiddenById),
    }),
    hiddenById: t.id({
      nullable: true,
      description: 'Id of the mute that hides it. Null: it is shown.',
      resolve: ({ hiddenById }) => (hiddenById === null ? null : encodeGlobalId('Mute', hiddenById)),
    }),
  }),
})

const HiddenBy = builder.objectRef<InboxCounts['hiddenBy'][number]>('HiddenAlerts').implement({
  description: 'How many alerts one mute hides. Since 0.6.0.',
  fields: (t) => ({
    mute: t.field({
      type: 'Mute',
      nullable: true,
      description: 'The mute. Null: it was deleted in this moment, with its watch.',
      resolve: ({ muteId }, _, context, info) => loadRow(context, info, 'Mute', muteId),
    }),
    muteId: t.id({ description: 'Id of the mute.', resolve: ({ muteId }) => encodeGlobalId('Mute', muteId) }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
})

builder.objectType('InboxCounts', {
  description: 'How many alerts an inbox has: `all` is `unread`, `read` and `archived` together. Since 0.6.0.',
  fields: (t) => ({
    all: t.exposeInt('all', { description: 'All that no mute hides.' }),
    unread: t.exposeInt('unread', { description: 'Those not read yet.' }),
    read: t.exposeInt('read', { description: 'Those read and not put away.' }),
    archived: t.exposeInt('archived', { description: 'Those put away.' }),
    hidden: t.exposeInt('hidden', { description: 'What mutes hide, on top of `all`.' }),
    hiddenBy: t.field({
      type: [HiddenBy],
      description: 'The same by the mute, the one that hides most first.',
      resolve: ({ hiddenBy }) => hiddenBy,
    }),
  }),
})
