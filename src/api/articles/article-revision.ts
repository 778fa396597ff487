import { builder } from '../relay/builder.ts'
import { loadText, TEXT_COST } from './article-texts.ts'
import { ArticleRights, TextKeptEnum } from './rights.ts'

builder.objectType('ArticleRevision', {
  description: 'One version of an article: what it said from one ingestion until the next.',
  fields: (t) => ({
    number: t.exposeInt('number', {
      description:
        'Its number. The first one is 1. `Report.revision` names the revision that the report’s spans refer to.',
    }),
    url: t.exposeString('url', { description: 'Its address, as given when it was ingested.' }),
    title: t.exposeString('title', {
      nullable: true,
      description: 'Its headline. Null if none was given, or if the article was erased.',
    }),
    byline: t.exposeString('byline', {
      nullable: true,
      description: 'Who wrote it, as printed. Null if no author is named, or if the article was erased.',
    }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was published. Null if unknown.',
    }),
    modifiedAt: t.expose('modifiedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When the page was last changed, as it said itself, or its feed. Null if neither did. When we found that is `ingestedAt`. Since 0.5.0.',
    }),
    language: t.exposeString('language', {
      description: 'Its language as a BCP 47 code: "en", "de". "und" if it could not be detected.',
    }),
    text: t.string({
      description:
        'What is kept of the text: see `textKept`. Whole, it is exactly as it was extracted when the revision was ingested; a READER is shown the quotations that it still stands for. Empty if the article was erased.',
      complexity: TEXT_COST,
      resolve: (revision, _, context, info) => loadText(context, info, revision),
    }),
    textKept: t.field({ type: TextKeptEnum, description: 'Whether `text` is whole.', resolve: ({ kept }) => kept }),
    rights: t.field({
      type: ArticleRights,
      description: 'What its publisher refused when it was collected.',
      resolve: ({ reasons }) => ({ reasons }),
    }),
    ingestedAt: t.expose('ingestedAt', { type: 'DateTime', description: 'When it was ingested.' }),
    extractorVersion: t.exposeInt('extractorVersion', {
      nullable: true,
      description:
        'Which version of the extractor. A later one may read the text otherwise: see `onrecord reread`. Null: of a release before 0.3.0.',
    }),
    extractor: t.expose('extractor', { type: 'Extractor', description: 'What extracted the reports from it.' }),
  }),
})
