import { storyListing } from '../../store/stories/story-listings.ts'
import { readNamedIds } from '../filter/named-ids.ts'
import { builder } from '../relay/builder.ts'
import { connect, pageCost } from '../relay/connection.ts'
import { defineConnection, pageArguments } from '../relay/connection-type.ts'

defineConnection('Story', 'stories')

const StoryFilter = builder.inputType('StoryFilter', {
  description: 'A condition on stories. All fields that are given must match. Since 0.7.0.',
  fields: (t) => ({
    sources: t.stringList({ description: 'Slugs or ids of sources: any of them has an article in it. Null: any.' }),
    actors: t.stringList({
      description: 'Slugs or ids of actors: any of them makes a statement that it has. Null: any speaker.',
    }),
    publishedAfter: t.field({ type: 'DateTime', description: 'It has articles of then or later. Null: whenever.' }),
    publishedBefore: t.field({ type: 'DateTime', description: 'It has articles of before then. Null: whenever.' }),
    minArticles: t.int({ description: 'It has so many articles at least. Null: two.' }),
    minOutlets: t.int({ description: 'So many outlets have articles in it at least. Null: one.' }),
  }),
})

builder.queryField('stories', (t) =>
  t.field({
    type: 'StoryConnection',
    nullable: true,
    description: 'All stories, or those that a filter finds; those with the newest article first. Since 0.7.0.',
    args: {
      filter: t.arg({ type: StoryFilter, description: 'Which stories. Null: all.' }),
      ...pageArguments(t.arg),
    },
    complexity: pageCost,
    resolve: async (_, { filter, ...args }, context, info) => {
      const { sources, actors, ...asked } = filter ?? {}
      const sourceIds = await readNamedIds(context, 'sources', sources)
      const actorIds = await readNamedIds(context, 'actors', actors)
      return connect(context, info, { listing: storyListing({ ...asked, sourceIds, actorIds }), type: 'Story', args })
    },
  }),
)
