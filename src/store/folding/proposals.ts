import { v7 as uuid } from 'uuid'
import type { Evidence } from '../../domain/fold/verdict.ts'
import type { Prisma } from '../prisma/client.ts'
import { json } from '../statements.ts'

/** Two statements that may be one utterance, and what speaks for it. */
export interface Proposal {
  statementIds: [string, string]
  /** In [0, 1]: how likely they are one. */
  score: number
  evidence: Evidence[]
}

/** Keeps what a person should decide. What was proposed before, or decided, stays as it is. */
export async function saveProposals(
  tx: Prisma.TransactionClient,
  proposals: readonly Proposal[],
  proposedAt: Date,
): Promise<void> {
  if (proposals.length === 0) return
  const rows = proposals.map(({ statementIds, score, evidence }) => {
    const [earlier_id, later_id] = [...statementIds].sort()
    return { id: uuid(), earlier_id, later_id, score, evidence }
  })
  await tx.$executeRaw`
    INSERT INTO fold_proposals (id, earlier_id, later_id, status, score, evidence, proposed_at)
    SELECT r.id, r.earlier_id, r.later_id, 'PENDING', r.score, r.evidence, ${proposedAt}::timestamptz
    FROM jsonb_to_recordset(${json(rows)}::jsonb) AS r(id uuid, earlier_id uuid, later_id uuid, score float8, evidence jsonb)
    WHERE r.earlier_id <> r.later_id
    ON CONFLICT (earlier_id, later_id) DO NOTHING`
}
