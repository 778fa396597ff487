import { builder } from '../relay/builder.ts'
import { TEXT_COST, withinTextBudget } from './article-revisions.ts'

builder.prismaObject('ArticleRevision', {
  description: 'What an article said from one ingestion to the next.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Counts from 1. Reports name the revision their span counts in.' }),
    url: t.exposeString('url', { description: 'Its address, as given.' }),
    title: t.exposeString('title', {
      nullable: true,
      description: 'Its headline; null where none was given, or erased.',
    }),
    byline: t.exposeString('byline', {
      nullable: true,
      description: 'Who wrote it; null where nobody is named, or erased.',
    }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was published; null where that is not known.',
    }),
    language: t.exposeString('language', { description: 'A code such as "en"; "und" where it could not be told.' }),
    text: t.string({
      description: 'The text as extracted, never normalised again. Empty once erased.',
      complexity: TEXT_COST,
      resolve: ({ text }, _, context) => withinTextBudget(context, text),
    }),
    ingestedAt: t.expose('ingestedAt', { type: 'DateTime', description: 'When it came in.' }),
    extractor: t.expose('extractor', { type: 'Extractor', description: 'Who read it for who said what.' }),
  }),
})
