import { REVIEW_QUEUE, reviewQueueOf } from '../../store/search/listings.ts'
import type { ReviewReason } from '../../store/tables/review-queue.ts'
import { builder } from '../relay/builder.ts'
import { connect, pageCost } from '../relay/connection.ts'
import { connectionType, pageArguments } from '../relay/connection-type.ts'

const Reason = builder.enumType('ReviewReason', {
  description: 'Why somebody has to look at something.',
  values: {
    LOW_CONFIDENCE: { description: 'Extraction was not sure enough of its words or its speaker.' },
    UNSURE_FOLD: { description: 'Two statements may be one utterance, and folding was not sure enough.' },
  } satisfies Record<ReviewReason, { description: string }>,
})

builder.prismaNode('ReviewItem', {
  description: 'What somebody has to look at: a report, or two statements that may be one.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    reason: t.expose('reason', { type: Reason, description: 'Why.' }),
    report: t.relation('report', {
      nullable: true,
      description: 'The report; null where it is about a fold. Its statement stands, and is told of, meanwhile.',
    }),
    queuedAt: t.expose('queuedAt', { type: 'DateTime', description: 'Since when it waits.' }),
    settledAt: t.expose('settledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody decided, or an edited article made it needless; null while it waits.',
    }),
  }),
})

connectionType('ReviewItem', 'review items')

builder.queryField('reviewQueue', (t) =>
  t.field({
    type: 'ReviewItemConnection',
    description:
      'What somebody has to look at, the longest waiting first. `confirmReport`, `correctReport` and `rejectReport` take reports out, `mergeStatements` and `rejectFold` folds.',
    args: {
      ...pageArguments(t.arg),
      reason: t.arg({ type: Reason, description: 'Only what waits for this reason. Null: for any.' }),
    },
    complexity: pageCost,
    resolve: (_, args, context, info) =>
      connect(context, info, {
        listing: args.reason == null ? REVIEW_QUEUE : reviewQueueOf(args.reason),
        type: 'ReviewItem',
        args,
        load: (query, ids) => context.prisma.reviewItem.findMany({ ...query, where: { id: { in: ids } } }),
      }),
  }),
)
