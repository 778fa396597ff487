import { decideReply } from '../../desk/corrections/decide-replies.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { FAILURES, requireRole, requireValid } from '../relay/failures.ts'
import { idOf } from '../relay/global-id.ts'
import { selectAtLeastId } from '../relay/selection.ts'
import { NOTHING } from './correct.ts'
import { nameAsGiven, readSubject } from './subject.ts'

function defineReplyInput(name: 'ConfirmReplyInput' | 'RejectReplyInput') {
  return builder.inputType(name, {
    description: 'A decision about a reply.',
    fields: (t) => ({
      id: t.id({ description: 'Id of the reply. Required, unless `reply` is given.' }),
      reply: t.id({ deprecationReason: 'Use `id`.', description: 'The same as `id`.' }),
      reason: t.string({ required: true, description: 'Why, at most 1,000 characters. It is kept with the reply.' }),
    }),
  })
}

interface Given {
  id?: string | null | undefined
  reply?: string | null | undefined
  reason: string
}

builder.mutationFields((t) => ({
  confirmReply: t.prismaField({
    type: 'Reply',
    description:
      'Confirms a reply: the one statement answers the other. It stays so, whatever the rules find later. Requires the EDITOR role.',
    args: {
      input: t.arg({
        type: defineReplyInput('ConfirmReplyInput'),
        required: true,
        description: 'Which reply, and why.',
      }),
    },
    errors: {
      types: FAILURES,
      result: { description: 'The reply is confirmed.' },
      dataField: { name: 'reply', description: 'The reply as it is now.' },
    },
    resolve: async (query, _, { input }, context) => {
      const id = await decide(context, input, 'ACCEPTED')
      return context.prisma.reply.findUniqueOrThrow({ ...selectAtLeastId(query), where: { id } })
    },
  }),
  rejectReply: t.prismaField({
    type: 'Reply',
    description:
      'Rejects a reply: the one statement does not answer the other. This holds for later reports of the two as well, until `confirmReply` says otherwise. Streams that filter by `answers` get a `StatementAmended`. Requires the EDITOR role.',
    args: {
      input: t.arg({
        type: defineReplyInput('RejectReplyInput'),
        required: true,
        description: 'Which reply, and why.',
      }),
    },
    errors: {
      types: FAILURES,
      result: { description: 'The reply is rejected: no list shows it any longer, and no filter finds it.' },
      dataField: { name: 'reply', description: 'The reply as it is now.' },
    },
    resolve: async (query, _, { input }, context) => {
      const id = await decide(context, input, 'REJECTED')
      return context.prisma.reply.findUniqueOrThrow({ ...selectAtLeastId(query), where: { id } })
    },
  }),
}))

/** Decides as the caller, and returns the reply's id. */
async function decide(context: Context, input: Given, status: 'ACCEPTED' | 'REJECTED'): Promise<string> {
  requireRole(context, 'EDITOR')
  const subject = readSubject(input, 'reply')
  const editor = { principalId: context.principal.id, reason: input.reason }
  const result = await decideReply(context.writer, editor, idOf('Reply', subject.id) ?? NOTHING, status)
  const { replyId } = requireValid(nameAsGiven(subject, result))
  context.committed()
  return replyId
}
