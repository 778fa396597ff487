import { REVIEW_QUEUE } from '../store/listings.ts'
import type { ReviewReason } from '../store/review-queue.ts'
import { builder } from './builder.ts'
import { connect, pageCost } from './connection.ts'
import { connectionType, pageArguments } from './connection-type.ts'

const Reason = builder.enumType('ReviewReason', {
  description: 'Why somebody has to look at a report.',
  values: {
    LOW_CONFIDENCE: { description: 'Extraction was not sure enough of its words or its speaker.' },
  } satisfies Record<ReviewReason, { description: string }>,
})

builder.prismaNode('ReviewItem', {
  description: 'A report that somebody has to look at.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    reason: t.expose('reason', { type: Reason, description: 'Why.' }),
    report: t.relation('report', { description: 'The report. Its statement stands, and is told of, meanwhile.' }),
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
      'Reports that somebody has to look at, the longest waiting first. `confirmReport`, `correctReport` and `rejectReport` take them out.',
    args: pageArguments(t.arg),
    complexity: pageCost,
    resolve: (_, args, context, info) =>
      connect(context, info, {
        listing: REVIEW_QUEUE,
        type: 'ReviewItem',
        args,
        load: (query, ids) => context.prisma.reviewItem.findMany({ ...query, where: { id: { in: ids } } }),
      }),
  }),
)
