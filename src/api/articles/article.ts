import { ARTICLES, REPORTS_OF_ARTICLE } from '../../store/search/listings.ts'
import { builder } from '../relay/builder.ts'
import { connect, connectOwned, pageCost } from '../relay/connection.ts'
import { connectionType, pageArguments } from '../relay/connection-type.ts'
import { newestRevision, TEXT_COST, withinTextBudget } from './article-revisions.ts'

builder.prismaNode('Article', {
  description: 'One text that a source published at one address. What it says now is its newest revision.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    source: t.relation('source', { description: 'Who published it.' }),
    url: t.string({
      description: 'Its address, as given with the newest revision.',
      resolve: async (article, _, context, info) => (await newestRevision(context, info, article)).url,
    }),
    title: t.string({
      nullable: true,
      description: 'Its headline; null where none was given, or it was erased.',
      resolve: async (article, _, context, info) => (await newestRevision(context, info, article)).title,
    }),
    byline: t.string({
      nullable: true,
      description: 'Who wrote it, as printed; null where nobody is named, or it was erased.',
      resolve: async (article, _, context, info) => (await newestRevision(context, info, article)).byline,
    }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was published; null where that is not known.',
      resolve: async (article, _, context, info) => (await newestRevision(context, info, article)).publishedAt,
    }),
    language: t.string({
      description: 'Its language as a code such as "en"; "und" where it could not be told.',
      resolve: async (article, _, context, info) => (await newestRevision(context, info, article)).language,
    }),
    text: t.string({
      description: 'The newest revision’s text, which spans of its reports count in. Empty once erased.',
      complexity: TEXT_COST,
      resolve: async (article, _, context, info) =>
        withinTextBudget(context, (await newestRevision(context, info, article, true)).text ?? ''),
    }),
    extractor: t.field({
      type: 'Extractor',
      description: 'Who read the newest revision for who said what.',
      resolve: async (article, _, context, info) => (await newestRevision(context, info, article)).extractor,
    }),
    revision: t.exposeInt('revision', { description: 'Number of the newest revision, from 1.' }),
    ingestedAt: t.expose('ingestedAt', { type: 'DateTime', description: 'When it first came in.' }),
    erasedAt: t.expose('erasedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was erased; null where it was not.',
    }),
    revisions: t.relation('revisions', {
      description: 'All its revisions, the first one first.',
      query: { orderBy: { number: 'asc' } },
    }),
    reports: t.field({
      type: 'ReportConnection',
      description: 'What it reports, as it stands in the text. Reports that a later revision dropped are left out.',
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

connectionType('Article', 'articles')

builder.queryField('articles', (t) =>
  t.field({
    type: 'ArticleConnection',
    description: 'All articles, the newest ingested first.',
    args: pageArguments(t.arg),
    complexity: pageCost,
    resolve: (_, args, context, info) =>
      connect(context, info, {
        listing: ARTICLES,
        type: 'Article',
        args,
      }),
  }),
)
