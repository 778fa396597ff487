import { saidAtFrom } from '../../domain/statement/said-at.ts'
import { REPORTS_OF_STATEMENT, TOPICS_OF_STATEMENT } from '../../store/search/listings.ts'
import { STORIES_OF_STATEMENT } from '../../store/stories/story-listings.ts'
import { builder } from '../relay/builder.ts'
import { connectOwned, costOfShort } from '../relay/connection.ts'
import { pageArguments } from '../relay/connection-type.ts'
import { loadOwned } from '../relay/rows.ts'

builder.enumType('StatementStatus', {
  description: 'Whether a statement is current.',
  values: {
    CURRENT: { description: 'At least one article reports it.' },
    RETRACTED: { description: 'No article reports it any longer, or it was merged into another statement.' },
    ERASED: { description: 'An admin erased it. Its words are gone.' },
  },
})

builder.prismaNode('Statement', {
  description: 'One utterance: something that someone said, once, however many articles report it.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    text: t.exposeString('text', {
      description: 'What was said, in the words of the best report. Empty if it was erased.',
    }),
    form: t.expose('form', { type: 'SpeechForm', description: 'How that report renders it.' }),
    act: t.expose('act', {
      type: 'SpeechAct',
      nullable: true,
      description:
        'What the speaker does with the words. If reports differ, it is the act of the best direct report, whose words `text` has; without a direct one that of most reports, and with equal numbers that of the better report. Null if no report tells: all were read before 0.3.0, or by an extractor that does not tell. Null too if it was erased.',
    }),
    status: t.expose('status', { type: 'StatementStatus', description: 'Whether it is current.' }),
    actor: t.relation('actor', {
      nullable: true,
      description: 'Who said it. Null if unknown, or if it was erased.',
    }),
    office: t.relation('office', {
      nullable: true,
      description:
        'The office in which it was said. Null if there is none, if it is unknown, or if the statement was erased.',
    }),
    saidAt: t.field({
      type: 'SaidAt',
      nullable: true,
      description: 'When it was said. Null if no report says.',
      resolve: (statement) => saidAtFrom(statement),
    }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it was first published: the earliest publication among the articles that report it. Null if no article tells, or if it was erased.',
    }),
    when: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When it was said or, if that is unknown, first published: `saidAt.earliest`, else `publishedAt`. Null if both are unknown. Orders and filters by `when` use this one instant, so that of adjoining months each statement is in one.',
      resolve: ({ saidEarliest, publishedAt }) => saidEarliest ?? publishedAt,
    }),
    ingestedAt: t.expose('ingestedAt', { type: 'DateTime', description: 'When its first report was ingested.' }),
    topics: t.field({
      type: 'TopicConnection',
      description: 'The topics it belongs to, including broader ones, ordered by slug.',
      args: pageArguments(t.arg),
      complexity: costOfShort(4),
      resolve: (statement, args, context, info) =>
        connectOwned(context, info, statement.id, {
          listing: TOPICS_OF_STATEMENT,
          type: 'Topic',
          args,
        }),
    }),
    stories: t.field({
      type: ['Story'],
      description:
        'The stories of the articles that report it: mostly one, and none where each of them is alone in what it tells of. Since 0.7.0.',
      complexity: { multiplier: 1 },
      resolve: ({ id }, _, context, info) => loadOwned(context, info, 'Story', STORIES_OF_STATEMENT, id),
    }),
    reports: t.field({
      type: 'ReportConnection',
      description:
        'Its reports, first ingested first. Reports that a later revision of their article dropped are left out.',
      args: pageArguments(t.arg),
      complexity: costOfShort(5),
      resolve: (statement, args, context, info) =>
        connectOwned(context, info, statement.id, {
          listing: REPORTS_OF_STATEMENT,
          type: 'Report',
          args,
        }),
    }),
  }),
})
