import type { GraphQLResolveInfo } from 'graphql'
import type { InboxAlert } from '../../domain/watch/alert.ts'
import { type InboxBurst, readInboxBursts } from '../../store/inbox/inbox-listings.ts'
import { readInboxAlerts } from '../../store/inbox/seen-alerts.ts'
import { nameField, openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { MAX_PAGE } from '../relay/connection.ts'
import type { Context } from '../relay/context.ts'
import { badInput } from '../relay/errors.ts'
import { loadRow } from '../relay/rows.ts'
import type { BurstOf } from './burst-of.ts'

const SHOWN = 20

builder.objectType('InboxBurst', {
  description:
    'Alerts of one watch that came soon after each other, or one that stands alone: of them, those that were asked for. Since 0.6.0.',
  fields: (t) => ({
    watch: t.field({
      type: 'Watch',
      nullable: true,
      description: 'The watch that told them. Null: it was deleted in this moment.',
      resolve: ({ first }, _, context, info) => loadRow(context, info, 'Watch', first.alert.watchId),
    }),
    beganAt: t.field({
      type: 'DateTime',
      description: 'When it began.',
      resolve: ({ first }) => first.burstAt ?? first.alert.at,
    }),
    lastAt: t.field({
      type: 'DateTime',
      description: 'When its last alert came.',
      resolve: async (burst, _, context, info) => (await loadBurst(context, info, burst)).lastAt,
    }),
    count: t.int({
      description: 'How many alerts it has.',
      resolve: async (burst, _, context, info) => (await loadBurst(context, info, burst)).count,
    }),
    unread: t.int({
      description: 'How many of them are not read yet.',
      resolve: async (burst, _, context, info) => (await loadBurst(context, info, burst)).unread,
    }),
    items: t.field({
      type: ['InboxItem'],
      description: 'Its alerts in order, the oldest first. Those beyond `first` are in `inbox` with `burstOf`.',
      args: { first: t.arg.int({ description: `How many, 1 to ${MAX_PAGE}. Null: ${SHOWN}.` }) },
      complexity: ({ first }) => ({ multiplier: Math.min(Math.max(first ?? SHOWN, 0), MAX_PAGE) }),
      resolve: async (burst, { first }, context, info) => {
        const most = first ?? SHOWN
        if (most < 1 || most > MAX_PAGE) throw badInput(`\`first\` is 1 to ${MAX_PAGE}, not ${most}.`)
        const { alertIds } = await loadBurst(context, info, burst)
        const items = openBatch<InboxAlert>(info, nameField(info), (ids) =>
          readInboxAlerts(context.prisma, ids, burst.question.seer),
        )
        const loaded = await Promise.all(alertIds.slice(0, most).map((id) => items.load(id)))
        return loaded.filter((item) => item !== null)
      },
    }),
  }),
})

// Of all bursts of a list together: a list is what was asked for, whichever field asks.
async function loadBurst({ prisma }: Context, info: GraphQLResolveInfo, burst: BurstOf): Promise<InboxBurst> {
  const { first, question } = burst
  const bursts = openBatch<InboxBurst>(info, `bursts ${question.isHidden} ${question.states}`, (ids) =>
    readInboxBursts(prisma, question, ids, MAX_PAGE),
  )
  // Its alerts may have been put away between the two reads.
  const none = { count: 0, unread: 0, lastAt: first.alert.at, alertIds: [] }
  return (await bursts.load(first.alert.id)) ?? none
}
