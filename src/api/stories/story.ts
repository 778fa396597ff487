import { ARTICLES_OF_STORY, OUTLETS_OF_STORY, SPEAKERS_OF_STORY } from '../../store/stories/story-listings.ts'
import { readHeadlines, readStoryOutlets } from '../../store/stories/story-outlets.ts'
import { openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { connectOwned, connectOwnedBy, pageCost } from '../relay/connection.ts'
import { pageArguments } from '../relay/connection-type.ts'
import { statementsOfStoryPart } from '../statements/statement-arguments.ts'

builder.prismaNode('Story', {
  description:
    'Articles that tell of one event, two or more. Which they are is found by their telling words and days, soon after they came in, and may change as others come in. Since 0.7.0.',
  id: { field: 'id' },
  // One that has ended has no articles.
  findUnique: (id) => ({ id, articleCount: { gt: 0 } }),
  nullable: true,
  select: { id: true, leadId: true },
  fields: (t) => ({
    title: t.string({
      nullable: true,
      description: 'The headline of its first article. Null if that has none.',
      resolve: async ({ leadId }, _, context, info) =>
        leadId === null
          ? null
          : await openBatch<string>(info, 'headlines', (ids) => readHeadlines(context.prisma, ids)).load(leadId),
    }),
    firstPublishedAt: t.expose('firstAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its first article was published; one of which that is unknown counts by when it came in.',
    }),
    lastPublishedAt: t.expose('lastAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its last article was published, counted likewise.',
    }),
    articleCount: t.exposeInt('articleCount', { description: 'How many articles it has.' }),
    outletCount: t.exposeInt('outletCount', { description: 'How many outlets these are of.' }),
    articles: t.field({
      type: 'ArticleConnection',
      description: 'Its articles, first published first.',
      args: pageArguments(t.arg),
      complexity: pageCost,
      resolve: ({ id }, args, context, info) =>
        connectOwned(context, info, id, { listing: ARTICLES_OF_STORY, type: 'Article', args }),
    }),
    statements: t.field({
      description: 'The statements that its articles report.',
      ...statementsOfStoryPart(t.arg, 'STORY'),
    }),
    speakers: t.field({
      type: 'ActorConnection',
      description:
        'Who makes these statements, those who make the most first. Speakers that are not known are left out.',
      args: pageArguments(t.arg),
      complexity: pageCost,
      resolve: ({ id }, args, context, info) =>
        connectOwned(context, info, id, { listing: SPEAKERS_OF_STORY, type: 'Actor', args }),
    }),
    outlets: t.field({
      type: 'StoryOutletConnection',
      description:
        'The outlets of its articles, each with what it reported and what it left out; the first to publish first.',
      args: pageArguments(t.arg),
      complexity: pageCost,
      resolve: ({ id }, args, context, info) =>
        connectOwnedBy(context, info, id, { listing: OUTLETS_OF_STORY, args }, (ids) =>
          readStoryOutlets(context.prisma, ids),
        ),
    }),
  }),
})
