import { isAllowed } from '../../domain/statement/principal.ts'
import type { ChannelPause, DeliveryState } from '../../domain/watch/sending/channel.ts'
import { channelsOf, deliveriesIn } from '../../store/deliveries/channel-listings.ts'
import { builder } from '../relay/builder.ts'
import { connect, connectOwned, pageCost } from '../relay/connection.ts'
import { defineConnection, pageArguments } from '../relay/connection-type.ts'
import { badRequest } from '../relay/errors.ts'
import { encodeGlobalId } from '../relay/global-id.ts'
import { shownTarget } from './given-channel.ts'
import { whoseChannel } from './whose-channel.ts'

const Pause = builder.objectRef<{ reason: ChannelPause; message: string | null; at: Date }>('ChannelPause').implement({
  description: 'Why nothing is sent through a channel. What it owes waits. Since 0.6.0.',
  fields: (t) => ({
    reason: t.field({ type: 'ChannelPauseReason', description: 'In one word.', resolve: ({ reason }) => reason }),
    message: t.exposeString('message', {
      nullable: true,
      description: 'In a sentence. Null: its owner paused it.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'Since when.' }),
  }),
})

builder.prismaNode('Channel', {
  description:
    'Where alerts are sent: a reader of its owner’s inbox. Its owner sees it, and those of the ADMIN role. Since 0.6.0.',
  id: { field: 'id' },
  nullable: true,
  findUnique: (id, { principal }) => (isAllowed(principal, 'ADMIN') ? { id } : { id, ownerId: principal.id }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What its owner calls it.' }),
    owner: t.string({ description: 'Name of the principal whose it is.', resolve: ({ owner }) => owner.name }),
    kind: t.expose('kind', { type: 'ChannelKind', description: 'How its alerts are sent.' }),
    address: t.string({
      nullable: true,
      description:
        'Where to, without what may be a secret: "https://desk.example/hook?...", "https://hooks.slack.com/...". Null: it is not sent to.',
      resolve: ({ kind, address }) => (address === null ? null : shownTarget(kind, address)),
    }),
    watchIds: t.idList({
      nullable: true,
      description: 'The watches that it tells of. Null: all that tell its owner.',
      resolve: ({ isAll, watchIds }) => (isAll ? null : watchIds.map((id) => encodeGlobalId('Watch', id))),
    }),
    rhythm: t.expose('rhythm', { type: 'ChannelRhythm', description: 'How often.' }),
    timeZone: t.exposeString('timeZone', { description: 'The zone of `hour` and `weekday`: "Europe/Berlin".' }),
    hour: t.exposeInt('hour', { description: 'The hour of daily and weekly digests, 0 to 23.' }),
    weekday: t.exposeInt('weekday', { description: 'The day of weekly digests, 0 is Sunday.' }),
    document: t.exposeString('document', {
      nullable: true,
      description: 'The query on `Alert` whose result a webhook’s messages have. Null: ids alone.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    pause: t.field({
      type: Pause,
      nullable: true,
      description: 'Why nothing is sent. Null: it is not paused.',
      resolve: ({ pause, pauseMessage, pausedAt }) =>
        pause === null || pausedAt === null ? null : { reason: pause, message: pauseMessage, at: pausedAt },
    }),
    failures: t.exposeInt('failures', { description: 'Attempts in a row that failed, whatever they were to send.' }),
    failingSince: t.expose('failingSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when every attempt has failed. Null: the last one did not.',
    }),
    lastSuccessAt: t.expose('lastSuccessAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When something was taken last. Null: never.',
    }),
    deliveries: t.field({
      type: 'DeliveryConnection',
      description: 'What it owes and has sent, the last first: of the last 90 days.',
      args: {
        ...pageArguments(t.arg),
        state: t.arg({ type: 'DeliveryState', description: 'Only messages that stand so. Null: all.' }),
      },
      complexity: pageCost,
      resolve: ({ id }, { state, ...args }, context, info) =>
        connectOwned(context, info, id, {
          listing: deliveriesIn((state ?? null) as DeliveryState | null),
          type: 'Delivery',
          args,
        }),
    }),
  }),
  include: { owner: true },
})

defineConnection('Channel', 'channels')

builder.queryFields((t) => ({
  channel: t.prismaField({
    type: 'Channel',
    nullable: true,
    description: 'The channel with this id. Null if there is none, or it is another’s. Since 0.6.0.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: (query, _, { id }, context) => {
      const which = whoseChannel(context, id)
      if (which === null) return null
      const { id: own, ownerId } = which
      return context.prisma.channel.findFirst({
        ...query,
        where: { id: own, ...(ownerId === null ? {} : { ownerId }) },
      })
    },
  }),
  channels: t.field({
    type: 'ChannelConnection',
    nullable: true,
    description: 'Your channels, the last made first. Since 0.6.0.',
    args: {
      ...pageArguments(t.arg),
      ofAll: t.arg.boolean({
        description: 'Those of everyone. Requires the ADMIN role: else the error FORBIDDEN. Null: false.',
      }),
    },
    complexity: pageCost,
    resolve: (_, { ofAll, ...args }, context, info) => {
      const { principal } = context
      if (ofAll === true && !isAllowed(principal, 'ADMIN'))
        throw badRequest('FORBIDDEN', 'This requires the role ADMIN.')
      return connect(context, info, {
        listing: channelsOf(ofAll === true ? null : principal.id),
        type: 'Channel',
        args,
      })
    },
  }),
}))
