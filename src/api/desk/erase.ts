import { eraseArticle, eraseStatement } from '../../desk/erasure/erase.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { doer, FAILURES, readReason, refuse, requireRole } from '../relay/failures.ts'
import { encodeGlobalId, idOf } from '../relay/global-id.ts'

type Subject = 'Statement' | 'Article'

function defineErasureSuccess(subject: Subject) {
  return builder.objectRef<string[]>(`Erase${subject}Success`).implement({
    description: `The ${subject.toLowerCase()} is erased, and every stream gets a \`StatementErased\` for each statement that is gone.`,
    fields: (t) => ({
      erasedStatementIds: t.idList({
        description: 'Ids of the statements that were erased. Empty if that was done before.',
        resolve: (statementIds) => statementIds.map((id) => encodeGlobalId('Statement', id)),
      }),
    }),
  })
}

const REASON = {
  Statement: 'Why, at most 1,000 characters. It is kept in the audit.',
  Article: 'Why, at most 1,000 characters. It is kept with the article, and in the audit.',
}

function defineErasureInput(subject: Subject) {
  return builder.inputType(`Erase${subject}Input`, {
    description: `The ${subject.toLowerCase()} to erase.`,
    fields: (t) => ({
      id: t.id({ required: true, description: `Id of the ${subject.toLowerCase()}.` }),
      reason: t.string({ required: true, description: REASON[subject] }),
    }),
  })
}

const EraseStatementInput = defineErasureInput('Statement')
const EraseArticleInput = defineErasureInput('Article')

builder.mutationFields((t) => ({
  eraseStatement: t.field({
    type: defineErasureSuccess('Statement'),
    description:
      'Erases a statement for good, with the statements that were merged into it: its words leave all lists, streams and the journal, and the context of the reports beside it is emptied. Its articles stay, with spaces where its words stood, and do not bring it back when they are edited. An actor that nothing else names goes with it. Requires the ADMIN role.',
    args: {
      input: t.arg({
        type: EraseStatementInput,
        description: 'Which statement, and why. Required, unless `id` is given.',
      }),
      id: t.arg.id({
        deprecationReason: 'Use `input`.',
        description: 'Id of the statement. Ignored if `input` is given.',
      }),
      reason: t.arg.string({ deprecationReason: 'Use `input`.', description: REASON.Statement }),
    },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, args, context) => erase(context, 'Statement', args, eraseStatement),
  }),
  eraseArticle: t.field({
    type: defineErasureSuccess('Article'),
    description:
      'Erases an article’s text and reports for good, with the statements that no other article reports, and the actors that nothing else names. It cannot be ingested again. Requires the ADMIN role.',
    args: {
      input: t.arg({ type: EraseArticleInput, description: 'Which article, and why. Required, unless `id` is given.' }),
      id: t.arg.id({
        deprecationReason: 'Use `input`.',
        description: 'Id of the article. Ignored if `input` is given.',
      }),
      reason: t.arg.string({ deprecationReason: 'Use `input`.', description: REASON.Article }),
    },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, args, context) => erase(context, 'Article', args, eraseArticle),
  }),
}))

interface Given {
  id?: string | null | undefined
  reason?: string | null | undefined
}

/** Erases as the caller, and returns the ids of the statements that are gone. */
async function erase(
  context: Context,
  subject: Subject,
  { input, ...loose }: Given & { input?: Given | null | undefined },
  act: typeof eraseArticle,
): Promise<string[]> {
  requireRole(context, 'ADMIN')
  const { id: given, reason = null } = input ?? loose
  if (given == null) return refuse(input == null && loose.reason == null ? 'input' : 'id', 'is missing')
  const isUnknown = `is not the id of ${subject === 'Article' ? 'an article' : 'a statement'}`
  const id = idOf(subject, given) ?? refuse('id', isUnknown)
  const why = readReason(reason)
  const result = await act(context.writer, id, why, doer(context, why))
  if (result.kind === 'unknown') return refuse('id', isUnknown)
  context.committed()
  context.log.info({ type: subject, id, reason: why, principal: context.principal.name }, 'erased')
  return result.statementIds
}
