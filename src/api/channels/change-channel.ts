import { changeChannel, createChannel, deleteChannel, MOST_CHANNELS } from '../../store/deliveries/channels.ts'
import { newFeedSecret } from '../../store/deliveries/feed-addresses.ts'
import { newSecret } from '../../store/deliveries/secrets.ts'
import { builder } from '../relay/builder.ts'
import { FAILURES, refuse } from '../relay/failures.ts'
import { encodeGlobalId } from '../relay/global-id.ts'
import { FeedAddresses } from './feed-address.ts'
import {
  documentOf,
  readChannelName,
  readPayload,
  readTarget,
  readWatches,
  readWithin,
  readZone,
} from './given-channel.ts'
import { refuseChannel, requireChannel } from './whose-channel.ts'

const TAKEN = 'is the name of another channel of yours'

const CreateSuccess = builder
  .objectRef<{ id: string; secret: string | null; feedSecret: string | null }>('CreateChannelSuccess')
  .implement({
    description: 'The channel was made. It tells of what is decided from now on.',
    fields: (t) => ({
      channel: t.prismaField({
        type: 'Channel',
        description: 'The channel.',
        resolve: (query, { id }, _, context) => context.writer.channel.findUniqueOrThrow({ ...query, where: { id } }),
      }),
      secret: t.exposeString('secret', {
        nullable: true,
        description:
          'What its messages are signed with: "whsec_...". Save it now: it cannot be read again. Null: they are not signed.',
      }),
      feed: t.field({
        type: FeedAddresses,
        nullable: true,
        description: 'Where a FEED is. Save it now: it cannot be read again. Null: it is not a FEED.',
        resolve: ({ feedSecret }) => (feedSecret === null ? null : { secret: feedSecret }),
      }),
    }),
  })

const CreateInput = builder.inputType('CreateChannelInput', {
  description: 'Where to send your alerts.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What to call it, at most 200 characters.' }),
    kind: t.field({ type: 'ChannelKind', required: true, description: 'How to send them.' }),
    address: t.string({ description: 'Where to: an address of the web, or of mail. Null for a FEED.' }),
    watchIds: t.idList({ description: 'Only what these watches tell you, at most 100. Null: all that tell you.' }),
    rhythm: t.field({ type: 'ChannelRhythm', description: 'How often. Null: EACH.' }),
    timeZone: t.string({ description: 'The zone of `hour` and `weekday`: "Europe/Berlin". Null: UTC.' }),
    hour: t.int({ description: 'The hour of daily and weekly digests, 0 to 23. Null: 7.' }),
    weekday: t.int({ description: 'The day of weekly digests, 0 is Sunday. Null: 1.' }),
    document: t.string({
      description:
        'Of a WEBHOOK: a query on `Alert` that is run on each alert, as you would: "{ kinds at statement { text } }". Absent: one that says who said what, where and why, which `Channel.document` shows. Null: messages have ids alone.',
    }),
  }),
})

const UpdateSuccess = builder.objectRef<{ id: string }>('UpdateChannelSuccess').implement({
  description: 'The channel was changed.',
  fields: (t) => ({
    channel: t.prismaField({
      type: 'Channel',
      description: 'The channel as it is now.',
      resolve: (query, { id }, _, context) => context.writer.channel.findUniqueOrThrow({ ...query, where: { id } }),
    }),
  }),
})

const UpdateInput = builder.inputType('UpdateChannelInput', {
  description: 'Changes to a channel. Fields that are absent stay as they are; null is as said.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The channel’s id.' }),
    name: t.string({ description: 'What to call it. Null: unchanged.' }),
    address: t.string({ description: 'Where to send to. Null: unchanged.' }),
    watchIds: t.idList({ description: 'Only what these watches tell you. Null: all that tell you.' }),
    rhythm: t.field({ type: 'ChannelRhythm', description: 'How often. Null: unchanged.' }),
    timeZone: t.string({ description: 'The zone of `hour` and `weekday`. Null: unchanged.' }),
    hour: t.int({ description: 'The hour of digests. Null: unchanged.' }),
    weekday: t.int({ description: 'The day of weekly digests. Null: unchanged.' }),
    document: t.string({ description: 'What messages say of each alert. Null: ids alone.' }),
    isPaused: t.boolean({
      description:
        'Whether nothing is to be sent for now. With false it goes on, with your key, from where it was: whatever paused it. Null: unchanged.',
    }),
  }),
})

const DeleteSuccess = builder.objectRef<{ id: string }>('DeleteChannelSuccess').implement({
  description: 'The channel is gone, with what it owed.',
  fields: (t) => ({
    channelId: t.id({ description: 'Id that the channel had.', resolve: ({ id }) => encodeGlobalId('Channel', id) }),
  }),
})

const DeleteInput = builder.inputType('DeleteChannelInput', {
  description: 'A channel to delete.',
  fields: (t) => ({ id: t.id({ required: true, description: 'The channel’s id.' }) }),
})

builder.mutationFields((t) => ({
  createChannel: t.field({
    type: CreateSuccess,
    description: `Makes a channel: from now on your alerts are sent there. At most ${MOST_CHANNELS}. It ends with the key that you make it with. Since 0.6.0.`,
    args: { input: t.arg({ type: CreateInput, required: true, description: 'The channel.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      const { kind } = input
      if (!context.outgoing.kinds.has(kind)) refuse('kind', `is ${kind}, which this service is not set up to send`)
      const secret = kind === 'WEBHOOK' ? newSecret() : null
      const feedSecret = kind === 'FEED' ? newFeedSecret() : null
      const made = await createChannel(context.writer, {
        ownerId: context.principal.id,
        credential: context.credential,
        kind,
        secret: secret ?? feedSecret,
        name: readChannelName(input.name),
        address: readTarget(context, kind, input.address ?? null),
        watchIds: await readWatches(context, input.watchIds ?? null),
        rhythm: input.rhythm ?? 'EACH',
        timeZone: readZone(input.timeZone ?? 'UTC'),
        hour: readWithin('hour', input.hour ?? 7, 23),
        weekday: readWithin('weekday', input.weekday ?? 1, 6),
        document: readPayload(context, kind, documentOf(kind, input.document)),
      })
      if (made === 'name taken') return refuse('name', TAKEN)
      if (made === 'too many') return refuse('name', `cannot be given: you have ${MOST_CHANNELS} channels already`)
      context.outgoing.wake()
      return { ...made, secret, feedSecret }
    },
  }),
  updateChannel: t.field({
    type: UpdateSuccess,
    description: 'Changes, pauses or resumes a channel of yours. Since 0.6.0.',
    args: { input: t.arg({ type: UpdateInput, required: true, description: 'Which channel, and the changes.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      const which = requireChannel(context, input.id)
      const { writer, credential } = context
      const { id, ownerId } = which
      const channel =
        (await writer.channel.findFirst({
          where: { id, ...(ownerId === null ? {} : { ownerId }) },
          select: { kind: true },
        })) ?? refuseChannel()
      const { watchIds, document } = input
      const changed = await changeChannel(writer, which, {
        credential,
        name: input.name == null ? undefined : readChannelName(input.name),
        address: input.address == null ? undefined : readTarget(context, channel.kind, input.address),
        watchIds: watchIds === undefined ? undefined : await readWatches(context, watchIds),
        rhythm: input.rhythm ?? undefined,
        timeZone: input.timeZone == null ? undefined : readZone(input.timeZone),
        hour: input.hour == null ? undefined : readWithin('hour', input.hour, 23),
        weekday: input.weekday == null ? undefined : readWithin('weekday', input.weekday, 6),
        document: document === undefined ? undefined : readPayload(context, channel.kind, document),
        isPaused: input.isPaused ?? undefined,
      })
      if (changed === 'unknown') return refuseChannel()
      if (changed === 'name taken') return refuse('name', TAKEN)
      context.outgoing.wake()
      return { id }
    },
  }),
  deleteChannel: t.field({
    type: DeleteSuccess,
    description: 'Deletes a channel of yours: what it owes is not sent. Since 0.6.0.',
    args: { input: t.arg({ type: DeleteInput, required: true, description: 'Which channel.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      const which = requireChannel(context, input.id)
      return (await deleteChannel(context.writer, which)) ? { id: which.id } : refuseChannel()
    },
  }),
}))
