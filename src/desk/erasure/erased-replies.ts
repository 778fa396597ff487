import { contentOf } from '../../domain/language/tokens.ts'
import { namesAnswered } from '../../domain/replies/names.ts'
import { deleteReply, readAnsweringEvidence, saveReplyEvidence } from '../../store/erasure/emptied-replies.ts'
import { readAnswerTimes, saveAnswerKeys } from '../../store/lookup/answer-keys.ts'
import type { Prisma } from '../../store/prisma/client.ts'

/** A report beside erased words, with what is left around it. */
export interface EmptiedReport {
  id: string
  before: string
  after: string
}

/**
 * Takes out the evidence that reports are answers, if it was in erased words around them, and deletes a proposal that
 * has no evidence left. The reports' lookup keys follow. Returns the statements that then answer less.
 */
export async function forgetEvidence(
  tx: Prisma.TransactionClient,
  emptied: readonly EmptiedReport[],
): Promise<string[]> {
  if (emptied.length === 0) return []
  const ids = emptied.map((report) => report.id)
  const left = new Map(emptied.map((report) => [report.id, report]))
  const reports = await readAnsweringEvidence(tx, ids)
  const unfounded: string[] = []
  for (const { id, statementId, text, replies } of reports) {
    const { before = '', after = '' } = left.get(id) ?? {}
    const stems = contentOf(`${text} ${before} ${after}`)
    for (const reply of replies) {
      const evidence = reply.evidence.filter(
        ({ place }) => !(place === 'BEFORE' && before === '') && !(place === 'AFTER' && after === ''),
      )
      const shared = reply.shared.filter((stem) => stems.has(stem))
      // The first piece of evidence is the sign itself.
      if (reply.isProposed && evidence[0] !== reply.evidence[0]) {
        await deleteReply(tx, reply.id)
        unfounded.push(statementId)
      } else if (evidence.length < reply.evidence.length || shared.length < reply.shared.length) {
        await saveReplyEvidence(tx, reply.id, { evidence, shared })
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
  const times = await readAnswerTimes(tx, ids)
  const keys = reports.flatMap((report) => {
    const at = times.get(report.id)
    const { before = '', after = '' } = left.get(report.id) ?? {}
    return at === undefined
      ? []
      : [{ reportId: report.id, at, names: namesAnswered({ ...report, context: { before, after } }) }]
  })
  await saveAnswerKeys(tx, ids, keys)
}
