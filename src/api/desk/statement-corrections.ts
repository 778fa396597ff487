import { mergeStatements, reattribute, rejectFold, splitStatement } from '../../desk/corrections/statements.ts'
import { builder } from '../relay/builder.ts'
import { idOf } from '../relay/global-id.ts'
import { corrected, correctionResult, NOTHING, namedIds } from './correction-result.ts'

const reasonOf = 'Why, at most 1,000 characters: kept with the correction.'

const MergeStatementsInput = builder.inputType('MergeStatementsInput', {
  description: 'Statements that are one utterance.',
  fields: (t) => ({
    into: t.id({ required: true, description: 'The statement that stays.' }),
    statements: t.idList({ required: true, description: 'Those that it absorbs, at most 100. Their ids lead to it.' }),
    reason: t.string({ required: true, description: reasonOf }),
  }),
})

const RejectFoldInput = builder.inputType('RejectFoldInput', {
  description: 'Statements that are not one utterance.',
  fields: (t) => ({
    statements: t.idList({ required: true, description: 'The two.' }),
    reason: t.string({ required: true, description: reasonOf }),
  }),
})

const SplitStatementInput = builder.inputType('SplitStatementInput', {
  description: 'Reports that are of another utterance than the statement’s.',
  fields: (t) => ({
    statement: t.id({ required: true, description: 'The statement that they leave.' }),
    reports: t.idList({ required: true, description: 'Those reports: some of the statement’s, not all.' }),
    reason: t.string({ required: true, description: reasonOf }),
  }),
})

const ReattributeInput = builder.inputType('ReattributeInput', {
  description: 'Who said something.',
  fields: (t) => ({
    statement: t.id({ required: true, description: 'The statement.' }),
    actor: t.id({ description: 'Slug or id of who said it. Null: nobody knows.' }),
    office: t.id({
      description: 'Slug or id of the office it was said in. Null: the one held then, where that is known.',
    }),
    reason: t.string({ required: true, description: reasonOf }),
  }),
})

builder.mutationFields((t) => ({
  mergeStatements: t.field({
    type: correctionResult('MergeStatements', 'They are one statement, and every stream that passed one is told.'),
    description:
      'Makes statements one: the others are retracted on their streams, and the one that stays is amended. One that was folded because its actor was merged may be named too: it then stays folded when that is undone. Takes an editor.',
    args: { input: t.arg({ type: MergeStatementsInput, required: true, description: 'Which, and why.' }) },
    resolve: (_, { input: { into, statements, reason } }, context) =>
      corrected(context, reason, (editor) =>
        mergeStatements(context.prisma, editor, {
          into: idOf('Statement', into) ?? NOTHING,
          statements: statements.map((id) => idOf('Statement', id) ?? NOTHING),
        }),
      ),
  }),
  rejectFold: t.field({
    type: correctionResult('RejectFold', 'They stay two, and nobody is asked again.'),
    description:
      'Says that two statements are not one utterance: they are proposed as one no more, and their reports stay where they are when their articles are edited. Takes an editor.',
    args: { input: t.arg({ type: RejectFoldInput, required: true, description: 'Which, and why.' }) },
    resolve: (_, { input: { statements, reason } }, context) =>
      corrected(context, reason, (editor) =>
        rejectFold(context.prisma, editor, { statements: statements.map((id) => idOf('Statement', id) ?? NOTHING) }),
      ),
  }),
  splitStatement: t.field({
    type: correctionResult('SplitStatement', 'The reports are a statement of their own; both are told of.'),
    description:
      'Takes reports out of a statement: it is amended, and they make a new one, which is not folded back by itself. Takes an editor.',
    args: { input: t.arg({ type: SplitStatementInput, required: true, description: 'Which, and why.' }) },
    resolve: (_, { input: { statement, reports, reason } }, context) =>
      corrected(context, reason, (editor) =>
        splitStatement(context.prisma, editor, {
          statement: idOf('Statement', statement) ?? NOTHING,
          reports: reports.map((id) => idOf('Report', id) ?? NOTHING),
        }),
      ),
  }),
  reattribute: t.field({
    type: correctionResult('Reattribute', 'The statement is the actor’s, whatever its articles say.'),
    description: 'Says who said a statement. Its articles do not undo it when they come in again. Takes an editor.',
    args: { input: t.arg({ type: ReattributeInput, required: true, description: 'Who, and why.' }) },
    resolve: (_, { input }, context) =>
      corrected(context, input.reason, async (editor) => {
        const { statement, actor, office } = input
        const [actorId = null] = actor == null ? [] : await namedIds(context, 'actors', [actor])
        const [officeId = null] = office == null ? [] : await namedIds(context, 'offices', [office])
        const statementId = idOf('Statement', statement) ?? NOTHING
        return reattribute(context.prisma, editor, { statement: statementId, actor: actorId, office: officeId })
      }),
  }),
}))
