import type { FoundFeed } from '../../collect/find-feeds.ts'
import { addFeeds } from '../../store/feeds/feed-rows.ts'
import { builder } from '../relay/builder.ts'
import { FAILURES, refuse, requireRole } from '../relay/failures.ts'
import { hostName, MAX_ADDRESS, readAddress, readCap, readGivenName, readMinutes, USUAL_CAP } from './given-feed.ts'

interface Added {
  id: string
  isNew: boolean
  others: FoundFeed[]
}

const Success = builder.objectRef<Added>('AddFeedSuccess').implement({
  description: 'The feed is followed. It is asked at once, by whichever process collects.',
  fields: (t) => ({
    feed: t.prismaField({
      type: 'Feed',
      description: 'The feed.',
      resolve: (query, { id }, _, context) => context.prisma.feed.findUniqueOrThrow({ ...query, where: { id } }),
    }),
    isNew: t.exposeBoolean('isNew', {
      description: 'Whether it was not followed before. If it was, it stays as it is.',
    }),
    others: t.field({
      type: ['FoundFeed'],
      description: 'Other feeds that the page names. They are not followed.',
      resolve: ({ others }) => others,
    }),
  }),
})

const AddFeedInput = builder.inputType('AddFeedInput', {
  description: 'A feed to follow.',
  fields: (t) => ({
    url: t.string({
      required: true,
      description: 'Its address, or that of a page that names it: "paper.example". Of several the first is followed.',
    }),
    title: t.string({ description: 'What to call it, at most 200 characters. Null: as it calls itself.' }),
    sourceName: t.string({
      description: 'The name of the source of its articles. Null: its title, without its slogan.',
    }),
    homepage: t.string({ description: 'The site that it is of. Null: as the feed says, else the site where it is.' }),
    pollMinutes: t.int({ description: 'How often to ask it, in minutes, 1 to 10,080. Null: by its own pace.' }),
    dailyCap: t.int({ description: `How many items a day to take at most, 1 to 10,000. Null: ${USUAL_CAP}.` }),
  }),
})

builder.mutationField('addFeed', (t) =>
  t.field({
    type: Success,
    description:
      'Follows a feed: from now on its articles come in by themselves. Requires the EDITOR role. Since 0.5.0.',
    args: { input: t.arg({ type: AddFeedInput, required: true, description: 'The feed.' }) },
    errors: { types: FAILURES, directResult: true },
    complexity: 50,
    resolve: async (_, { input }, context) => {
      requireRole(context, 'EDITOR')
      const url = readAddress('url', input.url)
      const title = input.title == null ? null : readGivenName('title', input.title)
      const sourceName = input.sourceName == null ? null : readGivenName('sourceName', input.sourceName)
      const homepage = input.homepage == null ? null : readAddress('homepage', input.homepage)
      const chosenMinutes = input.pollMinutes == null ? null : readMinutes(input.pollMinutes)
      const dailyCap = readCap(input.dailyCap ?? USUAL_CAP)
      const found = await context.findFeeds(url)
      if (!found.ok) return refuse('url', `cannot be followed: ${found.message}`)
      const [feed, ...others] = found.feeds
      if (feed === undefined) return refuse('url', 'has no feed')
      if (feed.url.length > MAX_ADDRESS)
        return refuse('url', `leads to an address of more than ${MAX_ADDRESS} characters`)
      const named = title ?? feed.title
      const [added] = await addFeeds(
        context.writer,
        [
          {
            url: feed.url,
            title: named,
            sourceName: sourceName ?? nameWithoutSlogan(named) ?? hostName(homepage ?? feed.homepage),
            homepage: homepage ?? feed.homepage,
            chosenMinutes,
            dailyCap,
          },
        ],
        context.principal.id,
      )
      if (added === undefined) throw new Error('a feed was added and is not there')
      return { ...added, others }
    },
  }),
)

/** "The Harbour Times | Home of the tides", "The Harbour Times - Latest news": what stands first is the name. */
function nameWithoutSlogan(title: string | null): string | null {
  const name = title?.split(/\s+[|–—-]\s+|\s*»\s*/)[0]?.trim() ?? ''
  return name === '' ? null : name.slice(0, 200)
}
