import type { Side } from '../../domain/discrepancies/discrepancy.ts'
import { contentOf } from '../../domain/language/tokens.ts'
import { namesAnswered } from '../../domain/replies/names.ts'
import { saveAnswerKeys } from '../../store/lookup/answer-keys.ts'
import type { Prisma } from '../../store/prisma/client.ts'

/** A report beside erased words, with what is left around it. */
export interface EmptiedReport {
  id: string
  before: string
  after: string
}

/**
 * Takes what speaks for reports' being answers out, where it stood in words around them that are erased; and a proposal
 * that nothing speaks for any more. Answers the statements that then answer less. What they are found by follows.
 */
export async function forgetEvidence(
  tx: Prisma.TransactionClient,
  emptied: readonly EmptiedReport[],
): Promise<string[]> {
  if (emptied.length === 0) return []
  const ids = emptied.map((report) => report.id)
  const left = new Map(emptied.map((report) => [report.id, report]))
  const reports = await tx.report.findMany({
    where: { id: { in: ids } },
    select: { id: true, statementId: true, text: true, speaker: true, replies: true },
  })
  const unfounded: string[] = []
  for (const { id, statementId, text, replies } of reports) {
    const { before = '', after = '' } = left.get(id) ?? {}
    const stems = contentOf(`${text} ${before} ${after}`)
    for (const reply of replies) {
      const all = reply.evidence as unknown as Side[]
      const evidence = all.filter(
        ({ place }) => !(place === 'BEFORE' && before === '') && !(place === 'AFTER' && after === ''),
      )
      const shared = reply.shared.filter((stem) => stems.has(stem))
      // The first of it is the sign itself.
      if (reply.status === 'PENDING' && evidence[0] !== all[0]) {
        await tx.reply.delete({ where: { id: reply.id } })
        unfounded.push(statementId)
      } else if (evidence.length < all.length || shared.length < reply.shared.length) {
        await tx.reply.update({ where: { id: reply.id }, data: { evidence: evidence as object[], shared } })
      }
    }
  }
  await findByWhatIsLeft(tx, reports, left)
  return unfounded
}

async function findByWhatIsLeft(
  tx: Prisma.TransactionClient,
  reports: readonly { id: string; text: string; speaker: string | null }[],
  left: ReadonlyMap<string, EmptiedReport>,
): Promise<void> {
  const ids = reports.map((report) => report.id)
  const rows = await tx.$queryRaw<{ id: string; at: Date | null }[]>`
    SELECT report_id::text AS id, CASE WHEN isfinite(max(said_at)) THEN max(said_at) END AS at FROM answer_keys
    WHERE report_id = ANY (${ids}::uuid[]) GROUP BY report_id`
  const keys = rows.flatMap(({ id, at }) => {
    const report = reports.find((each) => each.id === id)
    const { before = '', after = '' } = left.get(id) ?? {}
    return report === undefined
      ? []
      : [{ reportId: id, at, names: namesAnswered({ ...report, context: { before, after } }) }]
  })
  await saveAnswerKeys(tx, ids, keys)
}
