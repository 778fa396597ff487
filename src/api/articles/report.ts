import type { Span } from '../../domain/language/span.ts'
import type { ChainLink } from '../../domain/statement/statement.ts'
import { reportListing } from '../../store/search/filtered-lists.ts'
import { readNamedIds, refuseEmpty } from '../filter/named-ids.ts'
import { builder } from '../relay/builder.ts'
import { connect, pageCost } from '../relay/connection.ts'
import { defineConnection, pageArguments } from '../relay/connection-type.ts'

builder.objectType('Span', {
  description:
    'A part of a stored text, in UTF-16 code units from 0, as strings are indexed in JavaScript and Java. In JavaScript: `text.slice(start, end)`.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'Where it starts.' }),
    end: t.exposeInt('end', { description: 'Where it ends: the first unit after it.' }),
  }),
})

const ContextType = builder.objectRef<{ before: string; after: string }>('Context').implement({
  description: 'The sentences before and after a report.',
  fields: (t) => ({
    before: t.exposeString('before', { description: 'The sentences before it. Empty if there are none.' }),
    after: t.exposeString('after', { description: 'The sentences after it. Empty if there are none.' }),
  }),
})

const ChainRole = builder.enumType('ChainRole', {
  description: 'What a link of a chain is.',
  values: {
    ACTOR: { description: 'The speaker.' },
    PUBLISHER: { description: 'A publisher that had it before this article.' },
    ARTICLE: { description: 'This article.' },
  } as const,
})

const ChainLinkType = builder.objectRef<ChainLink>('ChainLink').implement({
  description:
    'One step of the way from the speaker to an article: in "..., he told Reuters, the Harbour Times wrote", the speaker, Reuters and the Harbour Times.',
  fields: (t) => ({
    role: t.expose('role', { type: ChainRole, description: 'What this link is.' }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'Its name. Null if none is named, as in "US media".',
    }),
    asWritten: t.exposeString('asWritten', {
      nullable: true,
      description:
        'The article’s words for it. Null for the article itself, and for a speaker that an editor corrected.',
    }),
  }),
})

builder.prismaNode('Report', {
  description: 'What one article says of a statement, in its own words.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    statement: t.relation('statement', { description: 'The statement that it reports.' }),
    article: t.relation('article', { description: 'The article that it is in.' }),
    revision: t.exposeInt('revision', {
      description: 'Number of the article’s revision that the spans refer to.',
    }),
    form: t.expose('form', { type: 'SpeechForm', description: 'How it renders what was said.' }),
    act: t.expose('act', {
      type: 'SpeechAct',
      nullable: true,
      description:
        'What the speaker does with the words. Null if the article was read before 0.3.0, or if the extractor did not tell.',
    }),
    text: t.exposeString('text', {
      description: 'The reported words, without quotation marks. Parts are joined by a space.',
    }),
    span: t.field({
      type: 'Span',
      description: 'From the first reported word to the last, including an attribution in between.',
      resolve: (report) => ({ start: report.spanStart, end: report.spanEnd }),
    }),
    parts: t.field({
      type: ['Span'],
      description: 'The reported words alone: several parts if the attribution interrupts them.',
      resolve: (report) => report.parts as unknown as Span[],
    }),
    context: t.field({
      type: ContextType,
      description: 'The sentences before and after it.',
      resolve: (report) => ({ before: report.contextBefore, after: report.contextAfter }),
    }),
    cue: t.exposeString('cue', {
      nullable: true,
      description: 'The word that attributes it to the speaker: "told". Null if there is none.',
    }),
    describedAs: t.exposeString('describedAs', {
      nullable: true,
      description: 'How the article describes the speaker: "the NATO chief". Null if it does not.',
    }),
    addressee: t.exposeString('addressee', {
      nullable: true,
      description: 'To whom it was said, as written: "reporters". Null if the article does not say.',
    }),
    occasion: t.exposeString('occasion', {
      nullable: true,
      description:
        'Where or on what occasion it was said, as written: "at a press conference". Null if the article does not say.',
    }),
    chain: t.field({
      type: [ChainLinkType],
      description: 'The way it came from the speaker, who is first, to this article, which is last.',
      resolve: (report) => report.chain as unknown as ChainLink[],
    }),
    extractor: t.expose('extractor', { type: 'Extractor', description: 'What extracted it from the article.' }),
    confidence: t.exposeFloat('confidence', {
      description:
        'How likely it is that this speaker said this, from 0 to 1. It is 1 if an editor confirmed or corrected it.',
    }),
    needsReview: t.boolean({
      description: 'True if it waits in `reviewQueue`.',
      select: { reviewItems: { where: { settledAt: null }, select: { id: true }, take: 1 } },
      resolve: ({ retractedAt, reviewItems }) => retractedAt === null && reviewItems.length > 0,
    }),
    reviewedAt: t.expose('reviewedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When an editor last decided about it. Null if no editor has, or if the article’s words have changed since then.',
    }),
  }),
})

defineConnection('Report', 'reports')

const ReportFilter = builder.inputType('ReportFilter', {
  description: 'A condition on reports. All fields that are given must match.',
  fields: (t) => ({
    actors: t.stringList({ description: 'Slugs or ids of actors: any of them spoke. Null: anybody, or nobody known.' }),
    sources: t.stringList({ description: 'Slugs or ids of sources: any of them published it. Null: any.' }),
    forms: t.field({ type: ['SpeechForm'], description: 'How it renders the words. Null: in any form.' }),
    acts: t.field({
      type: ['SpeechAct'],
      description: 'What the speaker does with the words. Null: any act, or unknown.',
    }),
    minConfidence: t.float({ description: 'Its confidence is at least this. Null: any.' }),
    maxConfidence: t.float({ description: 'Its confidence is at most this. Null: any.' }),
    needsReview: t.boolean({ description: 'Whether it waits in `reviewQueue`. Null: either.' }),
    ingestedAfter: t.field({ type: 'DateTime', description: 'Ingested then or later. Null: whenever.' }),
    ingestedBefore: t.field({ type: 'DateTime', description: 'Ingested before then. Null: whenever.' }),
  }),
})

builder.queryField('reports', (t) =>
  t.field({
    type: 'ReportConnection',
    nullable: true,
    description:
      'All reports, or those that match the filter, last ingested first. Reports that a later revision of their article dropped are left out.',
    args: {
      filter: t.arg({ type: ReportFilter, description: 'Which reports. Null: all.' }),
      ...pageArguments(t.arg),
    },
    complexity: pageCost,
    resolve: async (_, { filter, ...args }, context, info) => {
      const { actors, sources, ...asked } = filter ?? {}
      refuseEmpty('forms', asked.forms)
      refuseEmpty('acts', asked.acts)
      const actorIds = await readNamedIds(context, 'actors', actors)
      const sourceIds = await readNamedIds(context, 'sources', sources)
      const listing = reportListing({ ...asked, actorIds, sourceIds })
      return connect(context, info, { listing, type: 'Report', args })
    },
  }),
)
