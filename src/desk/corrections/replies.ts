import { composeAgain } from '../../ingest/statements/recompose.ts'
import { retrying } from '../../store/database/retry.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { type Editor, Refused, reasonOf, setScene } from './correct.ts'

export type ReplyDecided =
  | { kind: 'decided'; replyId: string }
  | { kind: 'invalid'; problems: { path: string; message: string }[] }

/**
 * Says whether one statement answers another, and brings the reply's statement to it. It holds for all reports of the
 * two, those to come included, until somebody decides otherwise.
 */
export async function decideReply(
  prisma: PrismaClient,
  editor: Editor,
  replyId: string,
  status: 'ACCEPTED' | 'REJECTED',
): Promise<ReplyDecided> {
  try {
    const reason = reasonOf(editor)
    await retrying(prisma, async (tx) => {
      const select = { report: { select: { statementId: true } }, answered: { select: { statementId: true } } }
      const reply = await tx.reply.findUnique({ where: { id: replyId }, select })
      if (reply === null) throw new Refused('reply', 'is no reply')
      const { statementId } = reply.report
      const { states, now } = await setScene(tx, { statementIds: [statementId], actorIds: [] })
      if (!states.has(statementId)) throw new Refused('reply', 'is of a statement that does not stand')
      await tx.$executeRaw`
        UPDATE statement_links l SET status = ${status}::"ProposalStatus", decided_by_id = ${editor.principalId}::uuid,
          decided_at = ${now}::timestamptz, decided_reason = ${reason}
        FROM reports r, reports t
        WHERE r.id = l.report_id AND t.id = l.answered_report_id AND r.statement_id = ${statementId}::uuid
          AND t.statement_id = ${reply.answered.statementId}::uuid`
      const against = status === 'ACCEPTED' ? await dropOpposite(tx, statementId, reply.answered.statementId) : []
      await composeAgain(tx, [statementId, ...against], now)
    })
    return { kind: 'decided', replyId }
  } catch (error) {
    if (error instanceof Refused) return { kind: 'invalid', problems: [{ path: error.path, message: error.message }] }
    throw error
  }
}

/** What is answered does not answer its answer. Answers the statements that were proposed to. */
async function dropOpposite(tx: Prisma.TransactionClient, statementId: string, answeredId: string): Promise<string[]> {
  const dropped = await tx.$executeRaw`
    DELETE FROM statement_links l USING reports r, reports t
    WHERE r.id = l.report_id AND t.id = l.answered_report_id AND l.status = 'PENDING'
      AND r.statement_id = ${answeredId}::uuid AND t.statement_id = ${statementId}::uuid`
  return dropped > 0 ? [answeredId] : []
}
