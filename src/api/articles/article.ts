import { canonicalUrl } from '../../ingest/article/submission.ts'
import { ARTICLES, REPORTS_OF_ARTICLE } from '../../store/search/listings.ts'
import { findArticlesAt } from '../../store/tables/articles.ts'
import { builder } from '../relay/builder.ts'
import { connectOwned, pageCost } from '../relay/connection.ts'
import { defineListQuery, pageArguments } from '../relay/connection-type.ts'
import { badInput } from '../relay/errors.ts'
import { selectAtLeastId } from '../relay/selection.ts'
import { loadNewestRevision, TEXT_COST, takeFromTextBudget } from './article-revisions.ts'

builder.prismaNode('Article', {
  description: 'A text that a source published at one address. Its fields show the newest revision.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    source: t.relation('source', { description: 'Who published it.' }),
    url: t.string({
      description: 'Its address, as given with the newest revision.',
      resolve: async (article, _, context, info) => (await loadNewestRevision(context, info, article)).url,
    }),
    title: t.string({
      nullable: true,
      description: 'Its headline. Null if none was given, or if the article was erased.',
      resolve: async (article, _, context, info) => (await loadNewestRevision(context, info, article)).title,
    }),
    byline: t.string({
      nullable: true,
      description: 'Who wrote it, as printed: "Ada Quill". Null if no author is named, or if the article was erased.',
      resolve: async (article, _, context, info) => (await loadNewestRevision(context, info, article)).byline,
    }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was published. Null if unknown.',
      resolve: async (article, _, context, info) => (await loadNewestRevision(context, info, article)).publishedAt,
    }),
    language: t.string({
      description: 'Its language as a BCP 47 code: "en", "de". "und" if it could not be detected.',
      resolve: async (article, _, context, info) => (await loadNewestRevision(context, info, article)).language,
    }),
    text: t.string({
      description:
        'The text of the newest revision. Spans of its reports are places in this text. Empty if the article was erased.',
      complexity: TEXT_COST,
      resolve: async (article, _, context, info) =>
        takeFromTextBudget(context, (await loadNewestRevision(context, info, article, true)).text ?? ''),
    }),
    extractorVersion: t.int({
      nullable: true,
      description: 'Which version of the extractor read its newest revision. Null: of a release before 0.3.0.',
      resolve: async (article, _, context, info) => (await loadNewestRevision(context, info, article)).extractorVersion,
    }),
    extractor: t.field({
      type: 'Extractor',
      description: 'What extracted the reports from the newest revision.',
      resolve: async (article, _, context, info) => (await loadNewestRevision(context, info, article)).extractor,
    }),
    revision: t.exposeInt('revision', { description: 'Number of the newest revision. The first one is 1.' }),
    ingestedAt: t.expose('ingestedAt', { type: 'DateTime', description: 'When it was first ingested.' }),
    erasedAt: t.expose('erasedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was erased. Null if it was not.',
    }),
    revisions: t.relation('revisions', {
      description: 'All its revisions, oldest first.',
      query: { orderBy: { number: 'asc' } },
    }),
    reports: t.field({
      type: 'ReportConnection',
      description: 'Its reports, in the order of the text. Reports that a later revision dropped are left out.',
      args: pageArguments(t.arg),
      complexity: pageCost,
      resolve: (article, args, context, info) =>
        connectOwned(context, info, article.id, {
          listing: REPORTS_OF_ARTICLE,
          type: 'Report',
          args,
        }),
    }),
  }),
})

defineListQuery('articles', {
  type: 'Article',
  listing: ARTICLES,
  plural: 'articles',
  description: 'All articles, last ingested first.',
})

builder.queryField('article', (t) =>
  t.prismaField({
    type: 'Article',
    nullable: true,
    description:
      'The article at an address, to see what was taken from it. Null if it was not ingested. If two sources gave the same address, the article that was ingested last.',
    args: {
      url: t.arg.string({
        required: true,
        description:
          'The address, in any form in which a link leads there: with or without "www.", tracking parameters, a fragment.',
      }),
    },
    resolve: async (query, _, { url }, context) => {
      const [id] = await findArticlesAt(context.prisma, addressesOf(url))
      return id === undefined ? null : context.prisma.article.findUnique({ ...selectAtLeastId(query), where: { id } })
    },
  }),
)

/** The canonical addresses that a link may mean, its own first. */
function addressesOf(url: string): string[] {
  if (!URL.canParse(url)) throw badInput('This is not a web address: give one such as "https://outlet.example/a".')
  const canonical = canonicalUrl(url)
  const [, scheme, www, rest] = /^(https:\/\/)(www\.)?(.+)$/.exec(canonical) ?? []
  return scheme === undefined ? [canonical] : [canonical, `${scheme}${www === undefined ? 'www.' : ''}${rest}`]
}
