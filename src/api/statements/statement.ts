import { REPORTS_OF_STATEMENT, TOPICS_OF_STATEMENT } from '../../store/search/listings.ts'
import { builder } from '../relay/builder.ts'
import { connectOwned, pageCost } from '../relay/connection.ts'
import { forwardArguments } from '../relay/connection-type.ts'
import { saidAtOf } from './said-at-of.ts'

builder.enumType('StatementStatus', {
  description: 'Whether a statement stands.',
  values: {
    CURRENT: { description: 'At least one article carries it.' },
    RETRACTED: { description: 'No article carries it any more.' },
    ERASED: { description: 'Taken out by law or mistake; its words are gone.' },
  },
})

builder.prismaNode('Statement', {
  description: 'One utterance, however many articles report it: somebody said this.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    text: t.exposeString('text', { description: 'What was said, in the best report’s words. Empty once erased.' }),
    form: t.expose('form', { type: 'SpeechForm', description: 'How that report renders it.' }),
    status: t.expose('status', { type: 'StatementStatus', description: 'Whether it stands.' }),
    actor: t.relation('actor', {
      nullable: true,
      description: 'Who said it; null where that is not known, or erased.',
    }),
    office: t.relation('office', {
      nullable: true,
      description: 'The office it was said in; null where there is none, it is not known, or erased.',
    }),
    saidAt: t.field({
      type: 'SaidAt',
      nullable: true,
      description: 'When it was said; null where no report tells.',
      resolve: saidAtOf,
    }),
    ingestedAt: t.expose('ingestedAt', { type: 'DateTime', description: 'When its first report came in.' }),
    topics: t.field({
      type: 'TopicConnection',
      description: 'The topics it belongs to, the broader ones included, by slug.',
      args: forwardArguments(t.arg),
      complexity: pageCost,
      resolve: (statement, args, context, info) =>
        connectOwned(context, info, statement.id, {
          listing: TOPICS_OF_STATEMENT,
          type: 'Topic',
          args,
        }),
    }),
    reports: t.field({
      type: 'ReportConnection',
      description: 'Who carries it, the first report first. Those that their article dropped are left out.',
      args: forwardArguments(t.arg),
      complexity: pageCost,
      resolve: (statement, args, context, info) =>
        connectOwned(context, info, statement.id, {
          listing: REPORTS_OF_STATEMENT,
          type: 'Report',
          args,
        }),
    }),
  }),
})
