import { builder } from '../relay/builder.ts'
import { badInput } from '../relay/errors.ts'
import { EDITORS_ONLY, requireEditor } from './editors-only.ts'
import { webAddress } from './given-feed.ts'

builder.objectType('FoundFeed', {
  description: 'A feed that was found on the web. It is not followed unless `addFeed` is called. Since 0.5.0.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'Where it is.' }),
    title: t.exposeString('title', { nullable: true, description: 'Its title. Null: it has none.' }),
    homepage: t.exposeString('homepage', { description: 'The site that it is of.' }),
    format: t.exposeString('format', { description: 'RSS, ATOM, RDF or JSON.' }),
    items: t.exposeInt('items', { description: 'How many items it shows.' }),
    newestAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The day of its newest item. Null: none of them has a day.',
      resolve: ({ newestAt }) => newestAt,
    }),
  }),
})

builder.queryField('findFeeds', (t) =>
  t.field({
    type: ['FoundFeed'],
    nullable: true,
    description: `Asks the web which feeds an address has: the one that is there, those that the page there names, or one at the usual places. The best first. ${EDITORS_ONLY} Since 0.5.0.`,
    args: {
      url: t.arg.string({ required: true, description: 'The address of a feed or of a page: "paper.example".' }),
    },
    complexity: 50,
    resolve: async (_, { url }, context) => {
      requireEditor(context)
      const address = webAddress(url)
      if (address === null) throw badInput(`"${url}" is not a web address.`)
      const found = await context.findFeeds(address)
      if (!found.ok) throw badInput(found.message)
      return found.feeds
    },
  }),
)
