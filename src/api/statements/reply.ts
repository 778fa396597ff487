import type { Side } from '../../domain/discrepancies/discrepancy.ts'
import type { ReplyKind } from '../../store/prisma/client.ts'
import { REPLIES_OF_STATEMENT, REPLIES_TO_OF_STATEMENT } from '../../store/search/listings.ts'
import { builder } from '../relay/builder.ts'
import { connectOwned, pageCost } from '../relay/connection.ts'
import { connectionType, forwardArguments } from '../relay/connection-type.ts'
import { readStatement } from './statement-by-id.ts'

builder.enumType('ReplyKind', {
  description: 'How one statement takes up another.',
  values: {
    ANSWERS: { description: 'It answers it.' },
    DENIES: { description: 'It says that it is not so.' },
    CRITICISES: { description: 'It finds fault with it.' },
    WALKS_BACK: { description: 'Its own speaker takes it back.' },
  } satisfies Record<ReplyKind, { description: string }>,
})

builder.enumType('ReplyStatus', {
  description: 'Whether somebody looked at a reply.',
  values: {
    PENDING: { description: 'Rules proposed it; nobody has decided.' },
    ACCEPTED: { description: 'An editor confirmed it.' },
    REJECTED: { description: 'An editor rejected it: no list shows it, and no filter finds it.' },
  } as const,
})

const Evidence = builder.objectRef<Side>('ReplyEvidence').implement({
  description: 'Words that say that a report answers something, or whom.',
  fields: (t) => ({
    words: t.exposeString('words', { description: 'The words.' }),
    place: t.expose('place', { type: 'ReportPlace', description: 'Which of the report’s texts they stand in.' }),
    span: t.expose('span', { type: 'Span', nullable: true, description: 'Where they stand in it; null elsewhere.' }),
  }),
})

builder.prismaNode('Reply', {
  description:
    'That one statement answers another, as a report of it says. `confirmReply` and `rejectReply` decide it.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    statement: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The statement that answers; null where it was erased meanwhile.',
      select: { report: { select: { statementId: true } } },
      resolve: ({ report }, _, context, info) => readStatement(context, info, report.statementId),
    }),
    answered: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The statement that it answers; null where it was erased meanwhile.',
      select: { answered: { select: { statementId: true } } },
      resolve: ({ answered }, _, context, info) => readStatement(context, info, answered.statementId),
    }),
    report: t.relation('report', { description: 'The report that says so.' }),
    kind: t.expose('kind', { type: 'ReplyKind', description: 'How it takes the other up.' }),
    status: t.expose('status', { type: 'ReplyStatus', description: 'Whether somebody looked at it.' }),
    confidence: t.exposeFloat('confidence', {
      description: 'How much speaks for it, from 0 to 1: a sum of evidence, no measured probability.',
    }),
    evidence: t.field({
      type: [Evidence],
      description: 'The words that say so, then whom they name, if they do.',
      resolve: ({ evidence }) => evidence as unknown as Side[],
    }),
    shared: t.exposeStringList('shared', { description: 'Words of weight that both share, by their stems.' }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime', description: 'When it was found.' }),
    decidedBy: t.string({
      nullable: true,
      description: 'Name of the principal who decided; null where nobody has, or it was found after the decision.',
      select: { decidedBy: { select: { name: true } } },
      resolve: ({ decidedBy }) => decidedBy?.name ?? null,
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true, description: 'When; null as `decidedBy`.' }),
    reason: t.exposeString('decidedReason', { nullable: true, description: 'Why; null as `decidedBy`.' }),
  }),
})

connectionType('Reply', 'replies')

builder.prismaObjectFields('Statement', (t) => ({
  replies: t.field({
    type: 'ReplyConnection',
    description: 'What answers it, in the order it was found. Rejected ones are left out.',
    args: forwardArguments(t.arg),
    complexity: pageCost,
    resolve: (statement, args, context, info) =>
      connectOwned(context, info, statement.id, {
        listing: REPLIES_OF_STATEMENT,
        type: 'Reply',
        args,
      }),
  }),
  repliesTo: t.field({
    type: 'ReplyConnection',
    description: 'What it answers, in the order it was found. Rejected ones are left out.',
    args: forwardArguments(t.arg),
    complexity: pageCost,
    resolve: (statement, args, context, info) =>
      connectOwned(context, info, statement.id, {
        listing: REPLIES_TO_OF_STATEMENT,
        type: 'Reply',
        args,
      }),
  }),
}))
