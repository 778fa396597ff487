import type { Span } from '../../domain/language/span.ts'
import type { ChainLink } from '../../domain/statement/statement.ts'
import { REPORTS } from '../../store/search/listings.ts'
import { builder } from '../relay/builder.ts'
import { connect, pageCost } from '../relay/connection.ts'
import { connectionType, pageArguments } from '../relay/connection-type.ts'

builder.objectType('Span', {
  description: 'A stretch of a revision’s stored text, in UTF-16 code units from 0, as JavaScript and Java count.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'The first one.' }),
    end: t.exposeInt('end', { description: 'The one after the last.' }),
  }),
})

const ContextType = builder.objectRef<{ before: string; after: string }>('Context').implement({
  description: 'The sentences around a report.',
  fields: (t) => ({
    before: t.exposeString('before', { description: 'What stands before it; empty where nothing does.' }),
    after: t.exposeString('after', { description: 'What stands after it; empty where nothing does.' }),
  }),
})

const ChainRole = builder.enumType('ChainRole', {
  description: 'What a hand in a chain is.',
  values: {
    ACTOR: { description: 'Who spoke.' },
    PUBLISHER: { description: 'Who published it before this article did.' },
    ARTICLE: { description: 'This article.' },
  } as const,
})

const ChainLinkType = builder.objectRef<ChainLink>('ChainLink').implement({
  description: 'One hand that a report came through.',
  fields: (t) => ({
    role: t.expose('role', { type: ChainRole, description: 'What this hand is.' }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'Whose it is; null where nobody is named ("US media").',
    }),
    asWritten: t.exposeString('asWritten', {
      nullable: true,
      description:
        'The article’s words for it; null for the article itself, and for a speaker whom somebody put right.',
    }),
  }),
})

builder.prismaNode('Report', {
  description: 'One article’s rendering of a statement.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    statement: t.relation('statement', { description: 'What it is a report of.' }),
    article: t.relation('article', { description: 'Where it stands.' }),
    revision: t.exposeInt('revision', {
      description: 'Number of the article’s revision whose text the spans count in.',
    }),
    form: t.expose('form', { type: 'SpeechForm', description: 'How it renders what was said.' }),
    text: t.exposeString('text', { description: 'The reported words, without marks; parts are joined by a space.' }),
    span: t.field({
      type: 'Span',
      description: 'From the first reported word to the last.',
      resolve: (report) => ({ start: report.spanStart, end: report.spanEnd }),
    }),
    parts: t.field({
      type: ['Span'],
      description: 'The reported words alone: several where the attribution stands in between.',
      resolve: (report) => report.parts as unknown as Span[],
    }),
    context: t.field({
      type: ContextType,
      description: 'The sentences around it.',
      resolve: (report) => ({ before: report.contextBefore, after: report.contextAfter }),
    }),
    cue: t.exposeString('cue', {
      nullable: true,
      description: 'The word that attributes it: "told"; null where none does.',
    }),
    describedAs: t.exposeString('describedAs', {
      nullable: true,
      description: 'As whom the article describes the speaker: "the NATO chief"; null where it does not.',
    }),
    addressee: t.exposeString('addressee', {
      nullable: true,
      description: 'To whom it was said, as written: "reporters"; null where the article does not say.',
    }),
    occasion: t.exposeString('occasion', {
      nullable: true,
      description: 'Where or at what it was said, as written: "at a press conference"; null where it does not say.',
    }),
    chain: t.field({
      type: [ChainLinkType],
      description: 'The hands it came through, the speaker’s end first, this article last.',
      resolve: (report) => report.chain as unknown as ChainLink[],
    }),
    extractor: t.expose('extractor', { type: 'Extractor', description: 'Who found it in the article’s text.' }),
    confidence: t.exposeFloat('confidence', {
      description: 'How sure it is that this speaker said this, from 0 to 1: 1 where somebody looked.',
    }),
    needsReview: t.boolean({
      description: 'Whether it waits in `reviewQueue`.',
      select: { reviewItems: { where: { settledAt: null }, select: { id: true }, take: 1 } },
      resolve: ({ retractedAt, reviewItems }) => retractedAt === null && reviewItems.length > 0,
    }),
    reviewedAt: t.expose('reviewedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody last decided about it; null where nobody did, or the article says other words since.',
    }),
  }),
})

connectionType('Report', 'reports')

builder.queryField('reports', (t) =>
  t.field({
    type: 'ReportConnection',
    description: 'All reports, the newest ingested first. Those that their article dropped are left out.',
    args: pageArguments(t.arg),
    complexity: pageCost,
    resolve: (_, args, context, info) =>
      connect(context, info, {
        listing: REPORTS,
        type: 'Report',
        args,
      }),
  }),
)
