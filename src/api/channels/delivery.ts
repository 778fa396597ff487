import { isAllowed } from '../../domain/statement/principal.ts'
import { readSeenAlerts } from '../../store/inbox/seen-alerts.ts'
import { spendOnItems } from '../cost/spending.ts'
import { nameField, openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { defineConnection } from '../relay/connection-type.ts'
import { badInput } from '../relay/errors.ts'
import { encodeGlobalId } from '../relay/global-id.ts'
import { seerOf } from '../watches/seen-watch.ts'

const MOST_ATTEMPTS = 50

builder.prismaObject('DeliveryAttempt', {
  description: 'One attempt to send a message. Since 0.6.0.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Which it was, from 1.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it began.' }),
    latencyMs: t.exposeInt('latencyMs', {
      nullable: true,
      description: 'How long it took, in ms. Null: it is under way, or its process was killed.',
    }),
    status: t.exposeInt('status', { nullable: true, description: 'The receiver’s answer. Null: there was none.' }),
    error: t.exposeString('error', {
      nullable: true,
      description: 'Why the message was not taken. Null: it was, or the attempt has not ended.',
    }),
  }),
})

builder.prismaNode('Delivery', {
  description: 'One message that a channel owes or has sent. Since 0.6.0.',
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { principal }) =>
    isAllowed(principal, 'ADMIN') ? { id } : { id, channel: { ownerId: principal.id } },
  fields: (t) => ({
    messageId: t.exposeString('id', {
      description: 'The id that it is sent under, the same at every attempt: the header `webhook-id`.',
    }),
    kind: t.expose('kind', { type: 'DeliveryKind', description: 'What it is about.' }),
    state: t.expose('state', { type: 'DeliveryState', description: 'How it stands.' }),
    channel: t.relation('channel', { description: 'The channel that it goes through.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When its first alert was put into it.' }),
    dueAt: t.expose('dueAt', { type: 'DateTime', description: 'When its burst, or the time of its digest, is over.' }),
    nextTryAt: t.expose('nextTryAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is sent, or sent again. Null: it is over, or its channel is paused.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken, given up or dropped. Null: it is to be sent.',
    }),
    alertIds: t.idList({
      description: 'The alerts that it tells, in the order of the journal: at most 100. Empty for a test or a notice.',
      resolve: ({ alerts }) => alerts.map(({ alertId }) => encodeGlobalId('Alert', alertId)),
    }),
    told: t.field({
      type: ['Alert'],
      description: 'The same as objects: those whose watches you may see.',
      resolve: async ({ alerts }, _, context, info) => {
        spendOnItems(context, info, alerts.length)
        const seen = openBatch(info, nameField(info), (ids) => readSeenAlerts(context.prisma, ids, seerOf(context)))
        return (await Promise.all(alerts.map(({ alertId }) => seen.load(alertId)))).filter((alert) => alert !== null)
      },
    }),
    notice: t.exposeString('notice', {
      nullable: true,
      description: 'Of a notice: why the other channel was paused. Null of all others.',
    }),
    about: t.relation('aboutChannel', {
      nullable: true,
      description: 'Of a notice: the channel that was paused. Null of all others.',
    }),
    attemptCount: t.exposeInt('attempts', { description: 'How often it was sent.' }),
    attempts: t.relation('tried', {
      description: 'Each attempt, the last first.',
      args: { last: t.arg.int({ description: `How many, 1 to ${MOST_ATTEMPTS}. Null: 20.` }) },
      complexity: ({ last }) => ({ multiplier: Math.min(last ?? 20, MOST_ATTEMPTS) }),
      query: ({ last }) => {
        const count = last ?? 20
        if (count < 1 || count > MOST_ATTEMPTS) throw badInput(`\`last\` is 1 to ${MOST_ATTEMPTS}, not ${count}.`)
        return { orderBy: { number: 'desc' }, take: count }
      },
    }),
  }),
  include: { alerts: { orderBy: [{ position: 'asc' }, { alertId: 'asc' }] } },
})

defineConnection('Delivery', 'messages')
