import { ARTICLES_OF_SOURCE, SOURCES } from '../../store/search/listings.ts'
import { builder } from '../relay/builder.ts'
import { connect, connectOwned, pageCost } from '../relay/connection.ts'
import { connectionType, pageArguments } from '../relay/connection-type.ts'

builder.prismaNode('Source', {
  description: 'Who publishes: an outlet, a wire, a ministry, an organisation.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its short name, for filters.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    homepage: t.exposeString('homepage', { nullable: true, description: 'Its address; null where none was given.' }),
    timeZone: t.exposeString('timeZone', {
      description:
        'IANA name of the place whose "Tuesday" its articles mean; UTC where nobody said, and then an article whose page tells its own offset from UTC is read in that.',
    }),
    articles: t.field({
      type: 'ArticleConnection',
      description: 'What it published, the newest ingested first.',
      args: pageArguments(t.arg),
      complexity: pageCost,
      resolve: (source, args, context, info) =>
        connectOwned(context, info, source.id, {
          listing: ARTICLES_OF_SOURCE,
          type: 'Article',
          args,
        }),
    }),
  }),
})

connectionType('Source', 'sources')

builder.queryField('sources', (t) =>
  t.field({
    type: 'SourceConnection',
    description: 'All sources, by slug.',
    args: pageArguments(t.arg),
    complexity: pageCost,
    resolve: (_, args, context, info) =>
      connect(context, info, {
        listing: SOURCES,
        type: 'Source',
        args,
      }),
  }),
)
