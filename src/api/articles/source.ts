import { setKeepText } from '../../desk/catalogue/edit-sources.ts'
import { ARTICLES_OF_SOURCE } from '../../store/search/listings.ts'
import { bySlug, findBySlug } from '../catalogue/by-slug.ts'
import { defineCatalogueQuery } from '../catalogue/catalogue-list.ts'
import { builder } from '../relay/builder.ts'
import { connectOwned, pageCost } from '../relay/connection.ts'
import { pageArguments } from '../relay/connection-type.ts'
import { doer, FAILURES, refuse, requireRole, requireValid } from '../relay/failures.ts'
import { idOf } from '../relay/global-id.ts'
import { selectAtLeastId } from '../relay/selection.ts'
import { statementsOwned } from '../statements/statement-arguments.ts'
import { TextKeptEnum } from './rights.ts'
import { loadSiteRights, SiteRightsType } from './site-rights.ts'

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
    keepText: t.expose('keepText', {
      type: TextKeptEnum,
      nullable: true,
      description:
        'How much is kept of the texts of its articles from now on. Null: as KEEP_TEXT says. A publisher’s refusal goes first.',
    }),
    rights: t.field({
      type: [SiteRightsType],
      description:
        'What its publisher says of each of its sites, those that were read last first. Empty until something is collected there, and for a source without a homepage. Since 0.5.0.',
      resolve: ({ homepage }, _, context, info) => loadSiteRights(context, info, homepage),
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
      description: 'The statements that its articles report.',
      ...statementsOwned(t.arg, 'sources'),
    }),
  }),
})

defineCatalogueQuery('sources', 'Source')

builder.queryField('source', (t) =>
  t.prismaField({
    type: 'Source',
    nullable: true,
    description: bySlug.description('source'),
    args: { slug: t.arg.string(bySlug.argument) },
    resolve: async (query, _, { slug }, context) => {
      const id = await findBySlug(context, 'sources', slug)
      return id === null ? null : context.prisma.source.findUnique({ ...selectAtLeastId(query), where: { id } })
    },
  }),
)

const SetKeepTextInput = builder.inputType('SetKeepTextInput', {
  description: 'How much is kept of a source’s texts.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The source’s id.' }),
    keepText: t.field({ type: TextKeptEnum, description: 'How much. Null: as KEEP_TEXT says.' }),
  }),
})

builder.mutationField('setKeepText', (t) =>
  t.prismaField({
    type: 'Source',
    description:
      'Sets how much is kept of the texts of a source’s articles, from the next revision on. What is kept already stays. Requires the EDITOR role.',
    args: { input: t.arg({ type: SetKeepTextInput, required: true, description: 'Which source, and how much.' }) },
    errors: {
      types: FAILURES,
      result: { description: 'It was set.' },
      dataField: { name: 'source', description: 'The source as it is now.' },
    },
    resolve: async (query, _, { input }, context) => {
      requireRole(context, 'EDITOR')
      const given = idOf('Source', input.id) ?? refuse('id', 'is not the id of a source')
      const { id } = requireValid(await setKeepText(context.writer, given, input.keepText ?? null, doer(context)))
      return context.prisma.source.findUniqueOrThrow({ ...selectAtLeastId(query), where: { id } })
    },
  }),
)
