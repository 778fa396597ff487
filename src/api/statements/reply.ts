import type { Side } from '../../domain/discrepancies/discrepancy.ts'
import type { ReplyKind } from '../../store/prisma/client.ts'
import {
  PROPOSED_REPLIES_OF_STATEMENT,
  REPLIES_OF_STATEMENT,
  REPLIES_TO_OF_STATEMENT,
} from '../../store/search/listings.ts'
import { builder } from '../relay/builder.ts'
import { connectOwned, costOfShort } from '../relay/connection.ts'
import { defineConnection, pageArguments } from '../relay/connection-type.ts'
import { readStatement } from './statement-by-id.ts'

builder.enumType('ReplyKind', {
  description: 'How one statement answers another.',
  values: {
    ANSWERS: { description: 'It answers the other.' },
    DENIES: { description: 'It denies what the other says.' },
    CRITICISES: { description: 'It criticises the other.' },
    WALKS_BACK: { description: 'Its speaker takes back what the same speaker said before.' },
  } satisfies Record<ReplyKind, { description: string }>,
})

builder.enumType('ReplyStatus', {
  description: 'The type of the deprecated `Reply.status`. Use `ReplyDecision`.',
  values: {
    PENDING: { description: 'The rules proposed it, and no editor has decided.' },
    ACCEPTED: { description: 'An editor confirmed it.' },
    REJECTED: { description: 'An editor rejected it. No list shows it, and no filter finds it.' },
  } as const,
})

const ReplyDecision = builder.enumType('ReplyDecision', {
  description: 'What an editor decided about a reply.',
  values: {
    CONFIRMED: { description: 'The one statement answers the other: `confirmReply`.' },
    REJECTED: { description: 'It does not: `rejectReply`. No list shows it, and no filter finds it.' },
  } as const,
})

const Evidence = builder.objectRef<Side>('ReplyEvidence').implement({
  description: 'Words of a report that show that it answers something, or whom it answers.',
  fields: (t) => ({
    words: t.exposeString('words', { description: 'The words.' }),
    place: t.expose('place', { type: 'ReportPlace', description: 'Which of the report’s texts the words are in.' }),
    span: t.expose('span', {
      type: 'Span',
      nullable: true,
      description: 'Where they are in that text. Null if they are elsewhere in the article.',
    }),
  }),
})

builder.prismaNode('Reply', {
  description:
    'One statement answers another, as a report of it says. An editor decides about it with `confirmReply` or `rejectReply`.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    statement: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The statement that answers. Null if it was erased in the meantime.',
      select: { report: { select: { statementId: true } } },
      resolve: ({ report }, _, context, info) => readStatement(context, info, report.statementId),
    }),
    answered: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The statement that is answered. Null if it was erased in the meantime.',
      select: { answered: { select: { statementId: true } } },
      resolve: ({ answered }, _, context, info) => readStatement(context, info, answered.statementId),
    }),
    report: t.relation('report', { description: 'The report that says so.' }),
    kind: t.expose('kind', { type: 'ReplyKind', description: 'How it answers the other.' }),
    decision: t.field({
      type: ReplyDecision,
      nullable: true,
      description: 'What an editor decided about it. Null if no editor has: then it is a proposal of the rules.',
      resolve: ({ status }) => (status === 'ACCEPTED' ? 'CONFIRMED' : status === 'REJECTED' ? 'REJECTED' : null),
    }),
    status: t.expose('status', {
      type: 'ReplyStatus',
      deprecationReason: 'Use `decision`: CONFIRMED for ACCEPTED, null for PENDING.',
      description: 'Whether an editor confirmed or rejected it.',
    }),
    confidence: t.exposeFloat('confidence', {
      description:
        'How sure it is, from 0 to 1. From 0.8 on it is shown and found: of such replies, four of five hold. Measured on labelled news, but for those to statements of other articles.',
    }),
    evidence: t.field({
      type: [Evidence],
      description: 'The words that say so, then the words that name whom it answers, if there are any.',
      resolve: ({ evidence }) => evidence as unknown as Side[],
    }),
    shared: t.exposeStringList('shared', {
      description: 'Important words that both statements have, as word stems.',
    }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime', description: 'When it was found.' }),
    decidedBy: t.string({
      nullable: true,
      description:
        'Name of the principal who decided. Null if no editor has, or if this reply was found after a decision about the same two statements.',
      select: { decidedBy: { select: { name: true } } },
      resolve: ({ decidedBy }) => decidedBy?.name ?? null,
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was decided. Null if `decidedBy` is.',
    }),
    reason: t.exposeString('decidedReason', {
      nullable: true,
      description: 'Why it was decided so. Null if `decidedBy` is.',
    }),
  }),
})

defineConnection('Reply', 'replies')

builder.prismaObjectFields('Statement', (t) => ({
  replies: t.field({
    type: 'ReplyConnection',
    description:
      'The replies to it, in the order in which they were found. Rejected ones are left out, and those too unsure to be shown: see `proposedReplies` of what may reply.',
    args: pageArguments(t.arg),
    complexity: costOfShort(3),
    resolve: (statement, args, context, info) =>
      connectOwned(context, info, statement.id, {
        listing: REPLIES_OF_STATEMENT,
        type: 'Reply',
        args,
      }),
  }),
  repliesTo: t.field({
    type: 'ReplyConnection',
    description:
      'The replies that it makes to other statements, in the order in which they were found. Rejected ones are left out, and those too unsure to be shown: see `proposedReplies`.',
    args: pageArguments(t.arg),
    complexity: costOfShort(3),
    resolve: (statement, args, context, info) =>
      connectOwned(context, info, statement.id, {
        listing: REPLIES_TO_OF_STATEMENT,
        type: 'Reply',
        args,
      }),
  }),
  proposedReplies: t.field({
    type: 'ReplyConnection',
    description:
      'Replies that it may make to other statements, of which the rules are not sure: at most one of each of its reports. No other list shows them and no filter finds them, until an editor confirms one with `confirmReply`. Since 0.7.0.',
    args: pageArguments(t.arg),
    complexity: costOfShort(3),
    resolve: (statement, args, context, info) =>
      connectOwned(context, info, statement.id, {
        listing: PROPOSED_REPLIES_OF_STATEMENT,
        type: 'Reply',
        args,
      }),
  }),
}))
