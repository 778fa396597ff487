import { newFeedSecret, renewFeedSecret } from '../../store/deliveries/feed-addresses.ts'
import { builder } from '../relay/builder.ts'
import { FAILURES, refuse } from '../relay/failures.ts'
import { requireChannel } from './whose-channel.ts'

/** Where a feed is, by the secret part of its addresses. */
export const FeedAddresses = builder.objectRef<{ secret: string }>('FeedAddresses').implement({
  description: 'The secret addresses of a feed: who knows one reads your alerts. Since 0.6.0.',
  fields: (t) => ({
    atom: t.string({
      description: 'As Atom.',
      resolve: ({ secret }, _, { outgoing }) => `${outgoing.base}/feeds/${secret}.atom`,
    }),
    json: t.string({
      description: 'As JSON Feed.',
      resolve: ({ secret }, _, { outgoing }) => `${outgoing.base}/feeds/${secret}.json`,
    }),
  }),
})

const RenewSuccess = builder.objectRef<{ id: string; secret: string }>('RenewFeedAddressSuccess').implement({
  description: 'The feed is at other addresses. The earlier ones lead nowhere.',
  fields: (t) => ({
    feed: t.field({
      type: FeedAddresses,
      description: 'Where it is now. Save it: it cannot be read again.',
      resolve: ({ secret }) => ({ secret }),
    }),
    channel: t.prismaField({
      type: 'Channel',
      description: 'The channel.',
      resolve: (query, { id }, _, context) => context.writer.channel.findUniqueOrThrow({ ...query, where: { id } }),
    }),
  }),
})

const RenewInput = builder.inputType('RenewFeedAddressInput', {
  description: 'A feed that gets other addresses.',
  fields: (t) => ({ id: t.id({ required: true, description: 'The channel’s id.' }) }),
})

builder.mutationField('renewFeedAddress', (t) =>
  t.field({
    type: RenewSuccess,
    description:
      'Gives a FEED of yours other addresses, since another may know those that it has, or you do not know them any more. Since 0.6.0.',
    args: { input: t.arg({ type: RenewInput, required: true, description: 'Which channel.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      const { id } = requireChannel(context, input.id)
      const secret = newFeedSecret()
      // An admin may pause another's feed, and not read it.
      const isRenewed = await renewFeedSecret(context.writer, { id, ownerId: context.principal.id }, secret)
      return isRenewed ? { id, secret } : refuse('id', 'is not the id of a FEED of yours')
    },
  }),
)
