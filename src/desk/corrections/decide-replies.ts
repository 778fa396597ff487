import { composeAgain } from '../../ingest/statements/recompose.ts'
import { retrying } from '../../store/database/retry.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'
import { dropProposedReplies, findReplyEnds, settleReplies } from '../../store/tables/replies.ts'
import { catchRefusal, checkReason, type Editor, type Invalid, lockSubject, Refused } from './subject.ts'

export type ReplyDecided = { kind: 'decided'; replyId: string } | Invalid

/**
 * Says whether one statement answers another, and brings the reply's statement to it. It holds for all reports of the
 * two, those to come included, until an editor decides otherwise.
 */
export async function decideReply(
  prisma: PrismaClient,
  editor: Editor,
  replyId: string,
  status: 'ACCEPTED' | 'REJECTED',
): Promise<ReplyDecided> {
  return catchRefusal(async () => {
    const reason = checkReason(editor)
    await retrying(prisma, async (tx) => {
      const reply = await findReplyEnds(tx, replyId)
      if (reply === null) throw new Refused('reply', 'does not name a reply')
      const { statementId, answeredId } = reply
      const { states, now } = await lockSubject(tx, { statementIds: [statementId], actorIds: [] })
      if (!states.has(statementId)) throw new Refused('reply', 'is of a statement that does not stand')
      const { principalId } = editor
      await settleReplies(tx, { statementId, answeredId }, { status, principalId, reason, now })
      // What is answered does not answer its answer.
      const opposite = { statementId: answeredId, answeredId: statementId }
      const isDropped = status === 'ACCEPTED' && (await dropProposedReplies(tx, opposite))
      await composeAgain(tx, [statementId, ...(isDropped ? [answeredId] : [])], now)
    })
    return { kind: 'decided', replyId }
  })
}
