import { v7 as uuid } from 'uuid'
import type { Evidence } from '../../domain/same/verdict.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { json } from '../tables/columns.ts'

/** Two statements that may be one utterance, and what speaks for it. */
export interface Proposal {
  statementIds: [string, string]
  /** In [0, 1]: how likely they are one. */
  score: number
  evidence: Evidence[]
}

/** Keeps what a person should decide, and puts it into the queue. What was proposed before, or decided, stays as it is. */
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
    WITH proposed AS (
      INSERT INTO fold_proposals (id, earlier_id, later_id, status, score, evidence, proposed_at)
      SELECT r.id, r.earlier_id, r.later_id, 'PENDING', r.score, r.evidence, ${proposedAt}::timestamptz
      FROM jsonb_to_recordset(${json(rows)}::jsonb)
        AS r(id uuid, earlier_id uuid, later_id uuid, score float8, evidence jsonb)
      WHERE r.earlier_id <> r.later_id
      ON CONFLICT (earlier_id, later_id) DO NOTHING RETURNING id
    )
    INSERT INTO review_items (id, reason, proposal_id, queued_at)
    SELECT gen_random_uuid(), 'UNSURE_FOLD', id, ${proposedAt}::timestamptz FROM proposed`
}

/** A statement that another one may be, and nobody has decided yet. */
export interface OpenProposal {
  /** The other statement. */
  otherId: string
  score: number
  evidence: Evidence[]
  proposedAt: Date
}

/** What is open about statements that stand, the likeliest first. One round trip. */
export async function readProposals(
  prisma: PrismaClient,
  statementIds: readonly string[],
): Promise<Map<string, OpenProposal[]>> {
  const rows = await prisma.$queryRaw<(OpenProposal & { id: string })[]>`
    SELECT own.id::text AS id, other.id::text AS "otherId", p.score, p.evidence, p.proposed_at AS "proposedAt"
    FROM unnest(${[...statementIds]}::uuid[]) AS own(id)
    JOIN fold_proposals p ON own.id IN (p.earlier_id, p.later_id) AND p.status = 'PENDING'
    JOIN statements other ON other.id IN (p.earlier_id, p.later_id) AND other.id <> own.id AND other.status = 'CURRENT'
    ORDER BY p.score DESC, p.id`
  const proposals = new Map<string, OpenProposal[]>(statementIds.map((id) => [id, []]))
  for (const row of rows) proposals.get(row.id)?.push(row)
  return proposals
}
