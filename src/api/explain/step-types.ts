import { NOT_HAD_REASONS, type NotHadReason } from '../../domain/feed/standing.ts'
import { builder } from '../relay/builder.ts'
import { loadRow } from '../relay/rows.ts'
import {
  type EndStep,
  type ExplainedKind,
  type ReadingStep,
  type RefusalStep,
  type ReportStep,
  type SightingStep,
  STEP_KINDS,
  type Step,
} from './steps.ts'

builder.enumType('NotHadReason', {
  description: 'Why an article or a statement is not on file: exactly one reason for each. Since 0.5.0.',
  values: described<NotHadReason>(NOT_HAD_REASONS),
})

const Kind = builder.enumType('ExplanationStepKind', {
  description: 'What happened in one step. Since 0.5.0.',
  values: described<ExplainedKind>(STEP_KINDS),
})

function described<Name extends string>(descriptions: Readonly<Record<Name, string>>) {
  const values = Object.entries<string>(descriptions).map(([name, description]) => [name, { description }])
  return Object.fromEntries(values) as Record<Name, { description: string }>
}

/** One step of an explanation. */
export const StepInterface = builder.interfaceRef<Step>('ExplanationStep').implement({
  description: 'One thing that happened to an address or a statement. Since 0.5.0.',
  resolveType: ({ type }) => type,
  fields: (t) => ({
    at: t.expose('at', {
      type: 'DateTime',
      nullable: true,
      description: 'When. Null: nothing happened, or the time is not known any more.',
    }),
    what: t.field({ type: Kind, description: 'What happened.', resolve: ({ what }) => what }),
    text: t.exposeString('text', { description: 'The same as a sentence, for people.' }),
  }),
})

const REASON = 'Why it was not taken. Null: it was, or nothing is decided.'
const MESSAGE = 'More about that, in a sentence. Null: there is nothing to add.'

builder.objectRef<SightingStep>('ExplainedSighting').implement({
  description: 'What came of an item of a feed: SEEN, QUEUED, NOT_TAKEN or FETCHED. Since 0.5.0.',
  interfaces: [StepInterface],
  fields: (t) => ({
    feedName: t.exposeString('feedName', { description: 'What the feed is called, or was.' }),
    feedRemovedAt: t.expose('feedRemovedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the feed was removed. Null: it is followed.',
    }),
    feed: t.field({
      type: 'Feed',
      nullable: true,
      description: 'The feed. Null: it was removed.',
      resolve: ({ feedId }, _, context, info) => loadRow(context, info, 'Feed', feedId),
    }),
    entry: t.field({
      type: 'FeedEntry',
      nullable: true,
      description: 'The item. Null: its feed was removed.',
      resolve: ({ entryId }, _, context, info) => loadRow(context, info, 'FeedEntry', entryId),
    }),
    reason: t.expose('reason', { type: 'NotHadReason', nullable: true, description: REASON }),
    message: t.exposeString('message', { nullable: true, description: MESSAGE }),
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its page is fetched next. Null: it is not.',
    }),
  }),
})

builder.objectRef<RefusalStep>('ExplainedRefusal').implement({
  description: 'An article that was handed in and refused, or asked for by hand and not had. Since 0.5.0.',
  interfaces: [StepInterface],
  fields: (t) => ({
    reason: t.expose('reason', { type: 'NotHadReason', description: 'Why.' }),
    message: t.exposeString('message', {
      nullable: true,
      description: 'More about that, in a sentence. Null for a READER.',
    }),
  }),
})

builder.objectRef<ReadingStep>('ExplainedReading').implement({
  description: 'A revision of an article that was read for statements. Since 0.5.0.',
  interfaces: [StepInterface],
  fields: (t) => ({
    article: t.field({
      type: 'Article',
      nullable: true,
      description: 'The article.',
      resolve: ({ articleId }, _, context, info) => loadRow(context, info, 'Article', articleId),
    }),
    revision: t.exposeInt('revision', { description: 'Number of the revision.' }),
    extractor: t.field({ type: 'Extractor', description: 'What read it.', resolve: ({ extractor }) => extractor }),
    extractorVersion: t.exposeInt('extractorVersion', {
      nullable: true,
      description: 'Which version of that. Null: of a release before 0.3.0.',
    }),
    statements: t.exposeInt('statements', {
      nullable: true,
      description: 'How many statements the newest revision reports now. Null: this is an earlier one.',
    }),
  }),
})

builder.objectRef<ReportStep>('ExplainedReport').implement({
  description: 'What became of a report: REPORTED, FOLDED or DROPPED. Since 0.5.0.',
  interfaces: [StepInterface],
  fields: (t) => ({
    statement: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The statement that it is of.',
      resolve: ({ statementId }, _, context, info) => loadRow(context, info, 'Statement', statementId),
    }),
    article: t.field({
      type: 'Article',
      nullable: true,
      description: 'The article that it is in.',
      resolve: ({ articleId }, _, context, info) => loadRow(context, info, 'Article', articleId),
    }),
    report: t.field({
      type: 'Report',
      nullable: true,
      description: 'The report.',
      resolve: ({ reportId }, _, context, info) => loadRow(context, info, 'Report', reportId),
    }),
    correction: t.field({
      type: 'DeskCorrection',
      nullable: true,
      description: 'What an editor did that put it there. Null: it came there by itself.',
      resolve: ({ correctionId }, _, context, info) => loadRow(context, info, 'DeskCorrection', correctionId),
    }),
    score: t.float({
      nullable: true,
      description:
        'How likely it is that it is one with an earlier report of the statement, from 0 to 1, by the rules of today. Null: it was not folded by itself, or its text is long.',
      resolve: ({ grounds }) => grounds?.score ?? null,
    }),
    evidence: t.field({
      type: ['FoldEvidence'],
      description: 'What speaks for that, and against it. Empty where `score` is null.',
      resolve: ({ grounds }) => grounds?.evidence ?? [],
    }),
  }),
})

builder.objectRef<EndStep>('ExplainedEvent').implement({
  description: 'Anything else: NEVER_SEEN, MERGED, RETRACTED or ERASED. Since 0.5.0.',
  interfaces: [StepInterface],
  fields: (t) => ({
    article: t.field({
      type: 'Article',
      nullable: true,
      description: 'The article that it is about. Null: it is about something else.',
      resolve: ({ articleId }, _, context, info) => loadRow(context, info, 'Article', articleId),
    }),
    statement: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The statement that it is about; of MERGED the one that it was merged into. Null: neither.',
      resolve: ({ statementId }, _, context, info) => loadRow(context, info, 'Statement', statementId),
    }),
    correction: t.field({
      type: 'DeskCorrection',
      nullable: true,
      description: 'What an editor did. Null: no editor did it.',
      resolve: ({ correctionId }, _, context, info) => loadRow(context, info, 'DeskCorrection', correctionId),
    }),
  }),
})
