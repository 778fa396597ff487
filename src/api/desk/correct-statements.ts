import { mergeStatements, reattribute, rejectFold, splitStatement } from '../../desk/corrections/correct-statements.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { FAILURES } from '../relay/failures.ts'
import { idOf } from '../relay/global-id.ts'
import { correct, defineSuccess, findIds, NOTHING, REASON } from './correct.ts'
import { type InputSubject, nameAsGiven, readSubject } from './subject.ts'

const MergeStatementsInput = builder.inputType('MergeStatementsInput', {
  description: 'Statements that are one utterance.',
  fields: (t) => ({
    into: t.id({ required: true, description: 'Id of the statement that stays.' }),
    statements: t.idList({
      required: true,
      description:
        'Ids of the statements to merge into it, at most 100. From then on their ids lead to the statement that stays.',
    }),
    reason: t.string({ required: true, description: REASON }),
  }),
})

const RejectFoldInput = builder.inputType('RejectFoldInput', {
  description: 'Two statements that are not one utterance.',
  fields: (t) => ({
    statements: t.idList({ required: true, description: 'The ids of the two statements.' }),
    reason: t.string({ required: true, description: REASON }),
  }),
})

const SplitStatementInput = builder.inputType('SplitStatementInput', {
  description: 'Reports of another utterance than the rest of a statement’s reports.',
  fields: (t) => ({
    id: t.id({
      description: 'Id of the statement to take the reports out of. Required, unless `statement` is given.',
    }),
    statement: t.id({ deprecationReason: 'Use `id`.', description: 'The same as `id`.' }),
    reports: t.idList({ required: true, description: 'Ids of those reports: some of the statement’s, not all.' }),
    reason: t.string({ required: true, description: REASON }),
  }),
})

const ACTOR = 'Slug or id of the actor who said it. Null: the speaker is unknown.'
const OFFICE =
  'Slug or id of the office in which it was said. Null: the office that the actor held at the time, if it is known.'

const ReattributeStatementInput = builder.inputType('ReattributeStatementInput', {
  description: 'Who made a statement.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the statement.' }),
    actor: t.id({ description: ACTOR }),
    office: t.id({ description: OFFICE }),
    reason: t.string({ required: true, description: REASON }),
  }),
})

const ReattributeInput = builder.inputType('ReattributeInput', {
  description: 'Who made a statement, for the deprecated `reattribute`.',
  fields: (t) => ({
    statement: t.id({ required: true, description: 'Id of the statement.' }),
    actor: t.id({ description: ACTOR }),
    office: t.id({ description: OFFICE }),
    reason: t.string({ required: true, description: REASON }),
  }),
})

const REATTRIBUTED = 'The statement is the actor’s, whatever its articles say.'

builder.mutationFields((t) => ({
  mergeStatements: t.field({
    type: defineSuccess('MergeStatementsSuccess', 'The statements are one.'),
    description:
      'Merges statements that are one utterance. Streams get a `StatementRetracted` for each of the others and a `StatementAmended` for the one that stays. You may name a statement that was already folded because its actor was merged: it then stays folded when that merge is undone. Requires the EDITOR role.',
    args: { input: t.arg({ type: MergeStatementsInput, required: true, description: 'Which statements, and why.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input: { into, statements, reason } }, context) =>
      correct(context, reason, (editor) =>
        mergeStatements(context.writer, editor, {
          into: idOf('Statement', into) ?? NOTHING,
          statements: statements.map((id) => idOf('Statement', id) ?? NOTHING),
        }),
      ),
  }),
  rejectFold: t.field({
    type: defineSuccess('RejectFoldSuccess', 'The statements stay two, and the question is not asked again.'),
    description:
      'Rejects a proposed fold: the two statements are not one utterance. They are no longer proposed as one, and their reports stay where they are when their articles are edited. Requires the EDITOR role.',
    args: { input: t.arg({ type: RejectFoldInput, required: true, description: 'Which statements, and why.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input: { statements, reason } }, context) =>
      correct(context, reason, (editor) =>
        rejectFold(context.writer, editor, { statements: statements.map((id) => idOf('Statement', id) ?? NOTHING) }),
      ),
  }),
  splitStatement: t.field({
    type: defineSuccess('SplitStatementSuccess', 'The reports make a statement of their own.'),
    description:
      'Takes reports out of a statement. They make a new statement, which is not folded back automatically. Streams get a `StatementAmended` and a `StatementIngested`. Requires the EDITOR role.',
    args: { input: t.arg({ type: SplitStatementInput, required: true, description: 'Which reports, and why.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input }, context) =>
      correct(context, input.reason, async (editor) => {
        const subject = readSubject(input, 'statement')
        const result = await splitStatement(context.writer, editor, {
          statement: idOf('Statement', subject.id) ?? NOTHING,
          reports: input.reports.map((id) => idOf('Report', id) ?? NOTHING),
        })
        return nameAsGiven(subject, result)
      }),
  }),
  reattributeStatement: t.field({
    type: defineSuccess('ReattributeStatementSuccess', REATTRIBUTED),
    description:
      'Says who made a statement. It stays so when the statement’s articles are ingested again. Requires the EDITOR role.',
    args: {
      input: t.arg({ type: ReattributeStatementInput, required: true, description: 'Which statement, who, and why.' }),
    },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input }, context) => attribute(context, readSubject(input, 'statement'), input),
  }),
  reattribute: t.field({
    type: defineSuccess('ReattributeSuccess', REATTRIBUTED),
    description: 'The same as `reattributeStatement`. Requires the EDITOR role.',
    deprecationReason: 'Use `reattributeStatement`.',
    args: { input: t.arg({ type: ReattributeInput, required: true, description: 'Which statement, who, and why.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input }, context) => attribute(context, readSubject(input, 'statement'), input),
  }),
}))

interface Attribution {
  actor?: string | null | undefined
  office?: string | null | undefined
  reason: string
}

function attribute(context: Context, subject: InputSubject, { actor, office, reason }: Attribution) {
  return correct(context, reason, async (editor) => {
    const [actorId = null] = actor == null ? [] : await findIds(context, 'actors', [{ path: 'actor', name: actor }])
    const [officeId = null] =
      office == null ? [] : await findIds(context, 'offices', [{ path: 'office', name: office }])
    const statementId = idOf('Statement', subject.id) ?? NOTHING
    const made = await reattribute(context.writer, editor, { statement: statementId, actor: actorId, office: officeId })
    return nameAsGiven(subject, made)
  })
}
