import { ARTICLES_OF_SOURCE, SOURCES } from '../../store/search/listings.ts'
import { builder } from '../relay/builder.ts'
import { connectOwned, pageCost } from '../relay/connection.ts'
import { defineListQuery, pageArguments } from '../relay/connection-type.ts'
import { statementArguments } from '../statements/statement-arguments.ts'
import { connectStatementsOf } from '../statements/statement-page.ts'

builder.prismaNode('Source', {
  description: 'A publisher of articles: a news outlet, a wire service, a ministry, an organisation.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Short unique name, for filters: "the-harbour-times".' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    homepage: t.exposeString('homepage', {
      nullable: true,
      description: 'Its address: "https://harbourtimes.example". Null if none was given.',
    }),
    timeZone: t.exposeString('timeZone', {
      description:
        'IANA time zone in which days such as "Tuesday" in its articles are read: "Asia/Tokyo". UTC if none was given; then an HTML page that says its own offset from UTC is read in that offset.',
    }),
    articles: t.field({
      type: 'ArticleConnection',
      description: 'Its articles, last ingested first.',
      args: pageArguments(t.arg),
      complexity: pageCost,
      resolve: (source, args, context, info) =>
        connectOwned(context, info, source.id, {
          listing: ARTICLES_OF_SOURCE,
          type: 'Article',
          args,
        }),
    }),
    statements: t.field({
      type: 'StatementConnection',
      description: 'The statements that its articles report.',
      args: statementArguments(t.arg),
      complexity: pageCost,
      resolve: (source, args, context, info) =>
        connectStatementsOf(context, info, { field: 'sources', id: source.id }, args),
    }),
  }),
})

defineListQuery('sources', {
  type: 'Source',
  listing: SOURCES,
  plural: 'sources',
  description: 'All sources, ordered by slug.',
})
