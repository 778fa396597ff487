import { ARTICLES, REPORTS_OF_ARTICLE } from '../../store/search/listings.ts'
import { builder } from '../relay/builder.ts'
import { connectOwned, MAX_PAGE, pageCost } from '../relay/connection.ts'
import { defineListQuery, pageArguments } from '../relay/connection-type.ts'
import { loadNewestRevision, loadRevisions } from './article-revisions.ts'
import { loadText, TEXT_COST } from './article-texts.ts'

/** How many revisions an article is taken to have in what an operation costs. Their texts are measured, whatever it is. */
const USUAL_REVISIONS = 5

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
      resolve: ({ id, revision }, _, context, info) => loadText(context, info, { articleId: id, number: revision }),
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
    revisions: t.field({
      type: ['ArticleRevision'],
      description: 'Its revisions, oldest first: all of them, or those that the arguments ask for.',
      args: {
        first: t.arg.int({ description: `How many from the start, 0 to ${MAX_PAGE}. Null: as \`last\` says, or all.` }),
        after: t.arg.int({ description: 'Only revisions after the one of this number. Null: from the first.' }),
        last: t.arg.int({
          description: `How many from the end, 0 to ${MAX_PAGE}, oldest first all the same. Null: as \`first\` says, or all.`,
        }),
        before: t.arg.int({ description: 'Only revisions before the one of this number. Null: up to the newest.' }),
      },
      complexity: ({ first, last }) => ({ multiplier: first ?? last ?? USUAL_REVISIONS }),
      resolve: ({ id }, args, context, info) => loadRevisions(context, info, id, args),
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
