import type { ReviewReason } from '../../store/decisions/review-queue.ts'
import { REVIEW_QUEUE, reviewQueueOf } from '../../store/search/listings.ts'
import { builder } from '../relay/builder.ts'
import { connect, pageCost } from '../relay/connection.ts'
import { defineConnection, pageArguments } from '../relay/connection-type.ts'

const Reason = builder.enumType('ReviewReason', {
  description: 'Why an item waits for an editor.',
  values: {
    LOW_CONFIDENCE: { description: 'Extraction was not certain enough of a report’s words or speaker.' },
    UNSURE_FOLD: { description: 'Two statements may be one utterance, and folding was not certain enough to decide.' },
    UNSURE_ACTOR: {
      description: 'Two actors may be one, and what articles tell of them was not enough to decide. Since 0.3.0.',
    },
  } satisfies Record<ReviewReason, { description: string }>,
})

builder.prismaNode('ReviewItem', {
  description: 'Something for an editor to decide: a report, or two statements or two actors that may be one.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    reason: t.expose('reason', { type: Reason, description: 'Why it waits.' }),
    report: t.relation('report', {
      nullable: true,
      description:
        'The report. Null if the item is about two statements or two actors: see `proposal` and `actorProposal`. Until someone decides, its statement is current and in streams.',
    }),
    queuedAt: t.expose('queuedAt', { type: 'DateTime', description: 'When it began to wait.' }),
    settledAt: t.expose('settledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was decided, or an edited article made a decision unnecessary. Null while it waits.',
    }),
  }),
})

defineConnection('ReviewItem', 'review items')

builder.queryField('reviewQueue', (t) =>
  t.field({
    type: 'ReviewItemConnection',
    nullable: true,
    description:
      'What waits for an editor, longest waiting first. Decide reports with `confirmReport`, `correctReport` or `rejectReport`, proposed folds with `mergeStatements` or `rejectFold`, and proposed actors with `acceptActorProposal` or `rejectActorProposal`.',
    args: {
      ...pageArguments(t.arg),
      reason: t.arg({ type: Reason, description: 'Only items that wait for this reason. Null: all items.' }),
    },
    complexity: pageCost,
    resolve: (_, args, context, info) =>
      connect(context, info, {
        listing: args.reason == null ? REVIEW_QUEUE : reviewQueueOf(args.reason),
        type: 'ReviewItem',
        args,
      }),
  }),
)
