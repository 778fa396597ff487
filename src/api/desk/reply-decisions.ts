import { decideReply } from '../../desk/corrections/replies.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { type Failed, invalidInput, unlessAllowed } from '../relay/failures.ts'
import { idOf } from '../relay/global-id.ts'
import { NOTHING } from './correction-result.ts'

interface Decided {
  replyId: string
}

function resultOf(name: 'ConfirmReply' | 'RejectReply', description: string) {
  const success = builder.objectRef<Decided>(`${name}Success`).implement({
    description,
    fields: (t) => ({
      reply: t.prismaField({
        type: 'Reply',
        description: 'As it is now.',
        resolve: (query, { replyId }, _, context) =>
          context.prisma.reply.findUniqueOrThrow({ ...query, where: { id: replyId } }),
      }),
    }),
  })
  return builder.unionType(`${name}Result`, {
    description: `What became of \`${name.charAt(0).toLowerCase()}${name.slice(1)}\`.`,
    types: [success, 'InvalidInput', 'NotAllowed'],
    resolveType: (result: Decided | Failed) => ('type' in result ? result.type : `${name}Success`),
  })
}

function inputOf(name: 'ConfirmReply' | 'RejectReply') {
  return builder.inputType(`${name}Input`, {
    description: 'A reply to decide.',
    fields: (t) => ({
      reply: t.id({ required: true, description: 'Its id.' }),
      reason: t.string({ required: true, description: 'Why, at most 1,000 characters: kept with it.' }),
    }),
  })
}

builder.mutationFields((t) => ({
  confirmReply: t.field({
    type: resultOf('ConfirmReply', 'One statement answers the other, whatever rules come to say.'),
    description: 'Says that one statement answers another, as rules proposed. Takes an editor.',
    args: { input: t.arg({ type: inputOf('ConfirmReply'), required: true, description: 'Which, and why.' }) },
    resolve: (_, { input }, context) => decide(context, input, 'ACCEPTED'),
  }),
  rejectReply: t.field({
    type: resultOf('RejectReply', 'It answers it no more; whoever watches for answers to its speaker is told.'),
    description:
      'Says that one statement does not answer another. It holds for later reports of the two; `confirmReply` takes it back. Takes an editor.',
    args: { input: t.arg({ type: inputOf('RejectReply'), required: true, description: 'Which, and why.' }) },
    resolve: (_, { input }, context) => decide(context, input, 'REJECTED'),
  }),
}))

function decide(
  context: Context,
  { reply, reason }: { reply: string; reason: string },
  status: 'ACCEPTED' | 'REJECTED',
): Promise<Decided | Failed> {
  return unlessAllowed<Decided>(context, 'EDITOR', async () => {
    const editor = { principalId: context.principal.id, reason }
    const result = await decideReply(context.prisma, editor, idOf('Reply', reply) ?? NOTHING, status)
    if (result.kind === 'invalid') return invalidInput(result.problems)
    context.committed()
    return result
  })
}
