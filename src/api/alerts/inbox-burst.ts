import type { GraphQLResolveInfo } from 'graphql'
import { INBOX_STATES, type InboxAlert, inboxStateOf } from '../../domain/watch/alert.ts'
import { type InboxBurst, type InboxQuestion, readInboxBursts } from '../../store/inbox/inbox-listings.ts'
import { readInboxAlerts } from '../../store/inbox/seen-alerts.ts'
import { nameField, openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { MAX_PAGE } from '../relay/connection.ts'
import type { Context } from '../relay/context.ts'
import { badInput } from '../relay/errors.ts'
import { loadRow } from '../relay/rows.ts'
import { seerOf } from '../watches/seen-watch.ts'
import type { BurstOf } from './burst-of.ts'

const SHOWN = 20

const Burst = builder.objectRef<BurstOf>('InboxBurst')

builder.node(Burst, {
  description:
    'Alerts of one watch that came soon after each other, or one that stands alone: of them, those that were asked for. Since 0.6.0.',
  id: { resolve: ({ first, question }) => `${first.alert.id}.${numberOf(question)}` },
  loadMany: async (ids, context) => {
    const asked = ids.map((id) => {
      const [alertId = '', number = ''] = id.split('.')
      return { alertId, question: { ...askedBy(Number(number)), seer: seerOf(context) } }
    })
    const firsts = await readInboxAlerts(
      context.prisma,
      asked.map(({ alertId }) => alertId),
      seerOf(context),
    )
    return asked.map(({ alertId, question }): BurstOf | null => {
      const first = firsts.get(alertId)
      if (first === undefined || (first.hiddenById !== null) !== question.isHidden) return null
      // Marked since, it may not be one of those that were asked for.
      return question.states.includes(inboxStateOf(first)) ? { first, question } : null
    })
  },
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

/** Of bursts that are asked for differently each is an object of its own: clients keep them by their ids. */
const HIDDEN = 2 ** INBOX_STATES.length

function numberOf({ states, isHidden }: InboxQuestion): number {
  const bits = INBOX_STATES.map((state, at) => (states.includes(state) ? 2 ** at : 0))
  return bits.reduce((sum, bit) => sum + bit, isHidden ? HIDDEN : 0)
}

function askedBy(number: number): Omit<InboxQuestion, 'seer'> {
  const states = INBOX_STATES.filter((_, at) => (number & (2 ** at)) !== 0)
  return { states, isHidden: (number & HIDDEN) !== 0, watchId: null, burstOf: null }
}

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
