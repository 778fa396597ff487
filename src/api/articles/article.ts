import { plainAddress } from '../../domain/edits/plain-address.ts'
import { addressesOfLink } from '../../ingest/article/link-addresses.ts'
import { readPageChecks } from '../../store/feeds/page-checks.ts'
import { readAddresses } from '../../store/lookup/filed-articles.ts'
import { articleListing } from '../../store/search/filtered-lists.ts'
import { REPORTS_OF_ARTICLE } from '../../store/search/listings.ts'
import { readStoryIds } from '../../store/stories/story-outlets.ts'
import { findArticlesAt } from '../../store/tables/articles.ts'
import { readSearched } from '../catalogue/catalogue-list.ts'
import { readNamedIds, refuseEmpty, refuseUnclean } from '../filter/named-ids.ts'
import { openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { connect, connectOwned, MAX_PAGE, pageCost } from '../relay/connection.ts'
import { defineConnection, pageArguments } from '../relay/connection-type.ts'
import { badInput } from '../relay/errors.ts'
import { loadRow } from '../relay/rows.ts'
import { selectAtLeastId } from '../relay/selection.ts'
import { loadNewestRevision, loadRevisions } from './article-revisions.ts'
import { loadText, TEXT_COST } from './article-texts.ts'
import { ArticlePage } from './page.ts'
import { ArticleRights, TextKeptEnum } from './rights.ts'

const NOT_AN_ADDRESS = 'This is not a web address: give one such as "https://outlet.example/a".'

/** How many revisions an article is taken to have in what an operation costs. Their texts are measured, whatever it is. */
const USUAL_REVISIONS = 5

builder.prismaNode('Article', {
  description: 'A text that a source published at one address. Its fields show the newest revision.',
  id: { field: 'id' },
  nullable: true,
  // Its newest revision is a row of its own.
  extensions: { rows: 2 },
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
    modifiedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was last changed, as its page or its feed said. Null if neither did. Since 0.5.0.',
      resolve: async (article, _, context, info) => (await loadNewestRevision(context, info, article)).modifiedAt,
    }),
    page: t.field({
      type: ArticlePage,
      nullable: true,
      description: 'Its page, as it is looked at again for edits. Null if the service did not collect it. Since 0.5.0.',
      resolve: ({ id }, _, context, info) =>
        openBatch(info, 'page', (ids) => readPageChecks(context.prisma, ids)).load(id),
    }),
    otherAddresses: t.field({
      type: ['String'],
      description:
        'Where it is too, or was: addresses without scheme, "www." or "m.", and what only says how it is shown. Since 0.5.0.',
      select: { canonicalUrl: true },
      resolve: async ({ id, canonicalUrl }, _, context, info) => {
        const all = await openBatch(info, 'otherAddresses', (ids) => readAddresses(context.prisma, ids)).load(id)
        return (all ?? []).filter((address) => address !== plainAddress(canonicalUrl))
      },
    }),
    language: t.string({
      description: 'Its language as a BCP 47 code: "en", "de". "und" if it could not be detected.',
      resolve: async (article, _, context, info) => (await loadNewestRevision(context, info, article)).language,
    }),
    text: t.string({
      description:
        'What is kept of the text of the newest revision: see `textKept`. Spans of its reports are places in this text. A READER is shown the quotations of a whole text, with spaces in place of the rest. Empty if the article was erased.',
      complexity: TEXT_COST,
      resolve: ({ id, revision }, _, context, info) => loadText(context, info, { articleId: id, number: revision }),
    }),
    textKept: t.field({
      type: TextKeptEnum,
      description: 'Whether `text` is whole.',
      resolve: async (article, _, context, info) => (await loadNewestRevision(context, info, article)).kept,
    }),
    rights: t.field({
      type: ArticleRights,
      description: 'What its publisher refuses, which says why less is kept, or why no language model has read it.',
      resolve: (article, _, context, info) => loadNewestRevision(context, info, article),
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
      complexity: ({ first, last }) => ({ multiplier: Math.min(first ?? last ?? USUAL_REVISIONS, MAX_PAGE) }),
      resolve: (article, args, context, info) => loadRevisions(context, info, article, args),
    }),
    story: t.field({
      type: 'Story',
      nullable: true,
      description:
        'What it tells of together with other articles: it is looked for soon after the article came in. Null if no other article is known to tell of the same event, and if the article was erased. Since 0.7.0.',
      resolve: async ({ id }, _, context, info) => {
        const stories = openBatch<string>(info, 'story', (ids) => readStoryIds(context.prisma, ids))
        return loadRow(context, info, 'Story', await stories.load(id))
      },
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

defineConnection('Article', 'articles')

const ArticleFilter = builder.inputType('ArticleFilter', {
  description: 'A condition on articles, as their newest revision is. All fields that are given must match.',
  fields: (t) => ({
    sources: t.stringList({ description: 'Slugs or ids of sources: published by any of them. Null: by any.' }),
    languages: t.stringList({ description: 'Languages as codes: "en". In any of them. Null: in any.' }),
    publishedAfter: t.field({ type: 'DateTime', description: 'Published then or later. Null: whenever.' }),
    publishedBefore: t.field({ type: 'DateTime', description: 'Published before then. Null: whenever.' }),
    ingestedAfter: t.field({ type: 'DateTime', description: 'First ingested then or later. Null: whenever.' }),
    ingestedBefore: t.field({ type: 'DateTime', description: 'First ingested before then. Null: whenever.' }),
    erased: t.boolean({ description: 'Whether it was erased. Null: either.' }),
  }),
})

builder.queryField('articles', (t) =>
  t.field({
    type: 'ArticleConnection',
    nullable: true,
    description: 'All articles, or those that a filter and a search find, last ingested first.',
    args: {
      filter: t.arg({ type: ArticleFilter, description: 'Which articles. Null: all.' }),
      search: t.arg.string({
        description:
          'Only articles that have, for each word of this, a word in title or byline that begins so. Capitals and accents do not count. Null or empty: all.',
      }),
      ...pageArguments(t.arg),
    },
    complexity: pageCost,
    resolve: async (_, { filter, search = null, ...args }, context, info) => {
      const { sources, languages, ...asked } = filter ?? {}
      refuseEmpty('languages', languages)
      refuseUnclean('languages', languages)
      const sourceIds = await readNamedIds(context, 'sources', sources)
      const codes = languages?.map((language) => language.toLowerCase())
      const listing = readSearched(search, () => articleListing({ ...asked, sourceIds, languages: codes }, search))
      return connect(context, info, { listing, type: 'Article', args })
    },
  }),
)

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
      const addresses = addressesOfLink(url)
      if (addresses === null) throw badInput(NOT_AN_ADDRESS)
      const [id] = await findArticlesAt(context.prisma, addresses)
      return id === undefined ? null : context.prisma.article.findUnique({ ...selectAtLeastId(query), where: { id } })
    },
  }),
)
