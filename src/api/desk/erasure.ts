import { type ErasureResult, eraseArticle, eraseStatement } from '../../desk/erasure/erase.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { type Failed, invalidInput, unlessAllowed } from '../relay/failures.ts'
import { encodeGlobalId, idOf } from '../relay/global-id.ts'

interface Erased {
  id: string
  statementIds: string[]
}

function resultOf(action: 'eraseStatement' | 'eraseArticle') {
  const name = action === 'eraseStatement' ? 'EraseStatement' : 'EraseArticle'
  const success = builder.objectRef<Erased>(`${name}Success`).implement({
    description: 'It is gone, and every stream is told.',
    fields: (t) => ({
      erasedStatementIds: t.idList({
        description: 'Ids of the statements that are gone; none where that was done before.',
        resolve: ({ statementIds }) => statementIds.map((id) => encodeGlobalId('Statement', id)),
      }),
    }),
  })
  return builder.unionType(`${name}Result`, {
    description: `What became of \`${action}\`.`,
    types: [success, 'InvalidInput', 'NotAllowed'],
    resolveType: (result: Erased | Failed) => ('type' in result ? result.type : `${name}Success`),
  })
}

builder.mutationFields((t) => ({
  eraseStatement: t.field({
    type: resultOf('eraseStatement'),
    description:
      'Takes a statement out of lists, streams and the journal, for good, with what it absorbed, and empties the context of reports beside it. Its articles’ texts keep the words: `eraseArticle` takes those. Takes an admin.',
    args: {
      id: t.arg.id({ required: true, description: 'The statement’s id.' }),
      reason: t.arg.string({ required: true, description: 'Why, for the log: at most 1,000 characters.' }),
    },
    resolve: (_, { id, reason }, context) => erase(context, 'Statement', id, reason, eraseStatement),
  }),
  eraseArticle: t.field({
    type: resultOf('eraseArticle'),
    description:
      'Takes an article’s text and reports out, for good, with the statements that no other article carries. It is not taken in again. Takes an admin.',
    args: {
      id: t.arg.id({ required: true, description: 'The article’s id.' }),
      reason: t.arg.string({ required: true, description: 'Why, kept with the article: at most 1,000 characters.' }),
    },
    resolve: (_, { id, reason }, context) => erase(context, 'Article', id, reason, eraseArticle),
  }),
}))

function erase(
  context: Context,
  type: 'Statement' | 'Article',
  globalId: string,
  reason: string,
  act: typeof eraseArticle,
): Promise<Erased | Failed> {
  return unlessAllowed<Erased>(context, 'ADMIN', async () => {
    const unknown = invalidInput([{ path: 'id', message: `is no ${type.toLowerCase()}` }])
    const id = idOf(type, globalId)
    if (id === null) return unknown
    if (reason.trim() === '' || reason.length > 1000 || reason.includes('\0') || !reason.isWellFormed())
      return invalidInput([{ path: 'reason', message: 'must say why, in at most 1,000 characters' }])
    const result: ErasureResult = await act(context.prisma, id, reason.trim())
    if (result.kind === 'unknown') return unknown
    context.committed()
    context.log.info({ type, id, reason: reason.trim(), principal: context.principal.name }, 'erased')
    return { id, statementIds: result.statementIds }
  })
}
