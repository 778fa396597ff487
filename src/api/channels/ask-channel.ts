import { placeOfAlert, placeSince, requestReplay, requestTest } from '../../store/deliveries/requests.ts'
import { newSecret, OVERLAP_HOURS, rotateSecret } from '../../store/deliveries/secrets.ts'
import { builder } from '../relay/builder.ts'
import { FAILURES, refuse } from '../relay/failures.ts'
import { idOf } from '../relay/global-id.ts'
import { refuseChannel, requireChannel } from './whose-channel.ts'

const TestSuccess = builder.objectRef<{ id: string }>('TestChannelSuccess').implement({
  description: 'A test is on its way.',
  fields: (t) => ({
    delivery: t.prismaField({
      type: 'Delivery',
      description: 'The message: its attempts say what became of it.',
      resolve: (query, { id }, _, context) => context.writer.delivery.findUniqueOrThrow({ ...query, where: { id } }),
    }),
  }),
})

const TestInput = builder.inputType('TestChannelInput', {
  description: 'A channel to try.',
  fields: (t) => ({ id: t.id({ required: true, description: 'The channel’s id.' }) }),
})

const ReplaySuccess = builder.objectRef<{ id: string; again: number }>('ReplayChannelSuccess').implement({
  description: 'What was asked for is on its way.',
  fields: (t) => ({
    channel: t.prismaField({
      type: 'Channel',
      description: 'The channel.',
      resolve: (query, { id }, _, context) => context.writer.channel.findUniqueOrThrow({ ...query, where: { id } }),
    }),
    again: t.exposeInt('again', {
      description: 'How many messages are sent again, each under its id. Alerts that were in none come on top.',
    }),
  }),
})

const ReplayInput = builder.inputType('ReplayChannelInput', {
  description: 'From where on a channel sends again.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The channel’s id.' }),
    alert: t.id({ description: 'From this alert on, which it may never have sent. Null: as `since` says.' }),
    since: t.field({ type: 'DateTime', description: 'From the first alert at or after this. Null: as `alert` says.' }),
    isOfFailed: t.boolean({ description: 'Only messages that were given up. Null: false, all.' }),
  }),
})

const RotateSuccess = builder
  .objectRef<{ id: string; secret: string; earlierUntil: Date }>('RotateChannelSecretSuccess')
  .implement({
    description: 'The channel has another secret. Messages are signed with both until the earlier one ends.',
    fields: (t) => ({
      secret: t.exposeString('secret', { description: 'The new one. Save it now: it cannot be read again.' }),
      earlierUntil: t.expose('earlierUntil', { type: 'DateTime', description: 'When the earlier one ends.' }),
      channel: t.prismaField({
        type: 'Channel',
        description: 'The channel.',
        resolve: (query, { id }, _, context) => context.writer.channel.findUniqueOrThrow({ ...query, where: { id } }),
      }),
    }),
  })

const RotateInput = builder.inputType('RotateChannelSecretInput', {
  description: 'A channel that gets another secret.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The channel’s id.' }),
    endsAtOnce: t.boolean({
      description: `Whether the earlier secret ends now, since another may know it. Null: false, it stands for ${OVERLAP_HOURS} hours more.`,
    }),
  }),
})

builder.mutationFields((t) => ({
  testChannel: t.field({
    type: TestSuccess,
    description: 'Sends a message through a channel of yours that says that it is a test. Since 0.6.0.',
    args: { input: t.arg({ type: TestInput, required: true, description: 'Which channel.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      const which = requireChannel(context, input.id)
      const id = await requestTest(context.writer, which)
      if (id === null) return refuse('id', 'is not the id of a channel of yours that is sent to and is not paused')
      context.outgoing.wake()
      return { id }
    },
  }),
  replayChannel: t.field({
    type: ReplaySuccess,
    description:
      'Has a channel of yours send again from a place on. What was sent before is sent under the id that it had. Since 0.6.0.',
    args: { input: t.arg({ type: ReplayInput, required: true, description: 'Which channel, and from where.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      const which = requireChannel(context, input.id)
      const { alert, since } = input
      if ((alert == null) === (since == null)) return refuse('alert', 'or `since` must be given, and not both')
      const alertId = alert == null ? null : (idOf('Alert', alert) ?? refuse('alert', 'is not the id of an alert'))
      const position =
        alertId === null
          ? await placeSince(context.writer, which, since as Date)
          : ((await placeOfAlert(context.writer, which, alertId)) ??
            refuse('alert', 'did not tell the channel’s owner'))
      const again = await requestReplay(context.writer, which, { position, isOfFailed: input.isOfFailed === true })
      if (again === null) return refuseChannel()
      context.outgoing.wake()
      return { id: which.id, again }
    },
  }),
  rotateChannelSecret: t.field({
    type: RotateSuccess,
    description: `Gives a webhook of yours another secret. Since 0.6.0.`,
    args: { input: t.arg({ type: RotateInput, required: true, description: 'Which channel.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      const which = requireChannel(context, input.id)
      const secret = newSecret()
      const earlierUntil = await rotateSecret(context.writer, which, secret, input.endsAtOnce === true)
      if (earlierUntil === null) return refuse('id', 'is not the id of a webhook of yours')
      return { id: which.id, secret, earlierUntil }
    },
  }),
}))
