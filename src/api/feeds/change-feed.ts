import { askFeedNow, changeFeed, removeFeed } from '../../store/feeds/feed-rows.ts'
import { builder } from '../relay/builder.ts'
import { FAILURES, refuse, requireRole } from '../relay/failures.ts'
import { encodeGlobalId, idOf } from '../relay/global-id.ts'
import { readAddress, readCap, readGivenName, readMinutes } from './given-feed.ts'

const UNKNOWN = 'is not the id of a feed'

function defineFeedSuccess(name: 'UpdateFeedSuccess' | 'PollFeedSuccess', description: string) {
  return builder.objectRef<{ id: string }>(name).implement({
    description,
    fields: (t) => ({
      feed: t.prismaField({
        type: 'Feed',
        description: 'The feed as it is now.',
        resolve: (query, { id }, _, context) => context.prisma.feed.findUniqueOrThrow({ ...query, where: { id } }),
      }),
    }),
  })
}

const UpdateFeedInput = builder.inputType('UpdateFeedInput', {
  description: 'Changes to a feed. Fields that are absent stay as they are; null is as said.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The feed’s id.' }),
    url: t.string({ description: 'Its new address: of the feed itself, no page. Null: unchanged.' }),
    title: t.string({ description: 'What to call it. Null: as it calls itself when it is read next.' }),
    sourceName: t.string({ description: 'The name of the source of its articles. Null: unchanged.' }),
    homepage: t.string({ description: 'The site that it is of. Null: unchanged.' }),
    isPaused: t.boolean({ description: 'Whether not to ask it for now. Null: unchanged.' }),
    pollMinutes: t.int({ description: 'How often to ask it, in minutes, 1 to 10,080. Null: by its own pace.' }),
    dailyCap: t.int({ description: 'How many items a day to take at most, 1 to 10,000. Null: unchanged.' }),
  }),
})

const FeedToPollInput = builder.inputType('PollFeedInput', {
  description: 'A feed to ask.',
  fields: (t) => ({ id: t.id({ required: true, description: 'The feed’s id.' }) }),
})

const RemoveFeedSuccess = builder.objectRef<{ id: string; url: string }>('RemoveFeedSuccess').implement({
  description:
    'The feed is not followed any more. Its articles stay, and `explain` still tells what became of its items.',
  fields: (t) => ({
    feedId: t.id({ description: 'Id that the feed had.', resolve: ({ id }) => encodeGlobalId('Feed', id) }),
    url: t.exposeString('url', { description: 'Where it was asked.' }),
  }),
})

const RemoveFeedInput = builder.inputType('RemoveFeedInput', {
  description: 'A feed to follow no more.',
  fields: (t) => ({ id: t.id({ required: true, description: 'The feed’s id.' }) }),
})

builder.mutationFields((t) => ({
  updateFeed: t.field({
    type: defineFeedSuccess('UpdateFeedSuccess', 'The feed was changed.'),
    description:
      'Changes a feed. One that goes on after a pause or gets another address is asked at once. Requires the EDITOR role. Since 0.5.0.',
    args: { input: t.arg({ type: UpdateFeedInput, required: true, description: 'Which feed, and the changes.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      requireRole(context, 'EDITOR')
      const id = idOf('Feed', input.id) ?? refuse('id', UNKNOWN)
      const { title, pollMinutes } = input
      const changed = await changeFeed(context.writer, id, {
        url: input.url == null ? undefined : readAddress('url', input.url),
        title: title == null ? title : readGivenName('title', title),
        sourceName: input.sourceName == null ? undefined : readGivenName('sourceName', input.sourceName),
        homepage: input.homepage == null ? undefined : readAddress('homepage', input.homepage),
        isPaused: input.isPaused ?? undefined,
        chosenMinutes: pollMinutes == null ? pollMinutes : readMinutes(pollMinutes),
        dailyCap: input.dailyCap == null ? undefined : readCap(input.dailyCap),
      })
      if (changed === 'unknown') refuse('id', UNKNOWN)
      if (changed === 'url taken') refuse('url', 'is followed already, as another feed')
      return { id }
    },
  }),
  pollFeed: t.field({
    type: defineFeedSuccess('PollFeedSuccess', 'The feed is asked as soon as a process that collects has time.'),
    description: 'Asks a feed now, whatever its time. Requires the EDITOR role. Since 0.5.0.',
    args: { input: t.arg({ type: FeedToPollInput, required: true, description: 'Which feed.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      requireRole(context, 'EDITOR')
      const id = idOf('Feed', input.id) ?? refuse('id', UNKNOWN)
      if (!(await askFeedNow(context.writer, id))) refuse('id', `${UNKNOWN} that is asked: it may be paused or gone`)
      return { id }
    },
  }),
  removeFeed: t.field({
    type: RemoveFeedSuccess,
    description: 'Follows a feed no more. Requires the EDITOR role. Since 0.5.0.',
    args: { input: t.arg({ type: RemoveFeedInput, required: true, description: 'Which feed.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      requireRole(context, 'EDITOR')
      const id = idOf('Feed', input.id) ?? refuse('id', UNKNOWN)
      const removed = (await removeFeed(context.writer, id)) ?? refuse('id', UNKNOWN)
      return { id, ...removed }
    },
  }),
}))
