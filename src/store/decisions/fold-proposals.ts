import { v7 as uuid } from 'uuid'
import type { Evidence } from '../../domain/same/verdict.ts'
import { PREPARED } from '../database/prepared.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { json } from '../tables/columns.ts'

/** Two statements that may be one utterance, and what speaks for it. */
export interface FoldProposal {
  statementIds: [string, string]
  /** In [0, 1]: how likely they are one. */
  score: number
  evidence: Evidence[]
}

/** Keeps what a person should decide, and puts it into the queue. What was proposed before, or decided, stays as it is. */
export async function saveProposals(
  tx: Prisma.TransactionClient,
  proposals: readonly FoldProposal[],
  proposedAt: Date,
): Promise<void> {
  if (proposals.length === 0) return
  const rows = proposals.map(({ statementIds, score, evidence }) => {
    const [earlier_id, later_id] = [...statementIds].sort()
    return { id: uuid(), earlier_id, later_id, score, evidence }
  })
  await tx.$executeRaw`${PREPARED}
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

/** A statement that may be the same utterance as another one, not yet decided. */
export interface OpenProposal {
  /** The other statement. */
  otherId: string
  score: number
  evidence: Evidence[]
  proposedAt: Date
}

/**
 * What is open about statements that stand, the likeliest first. One round trip. `most`: of all of them together; null: all.
 * `isCut`: there are more.
 */
export async function readProposals(
  prisma: PrismaClient,
  statementIds: readonly string[],
  most: number | null,
): Promise<{ proposals: Map<string, OpenProposal[]>; isCut: boolean }> {
  const limit = most === null ? null : Math.floor(most) + 1
  const rows = await prisma.$queryRaw<(OpenProposal & { id: string })[]>`
    SELECT own.id::text AS id, other.id::text AS "otherId", p.score, p.evidence, p.proposed_at AS "proposedAt"
    FROM unnest(${[...statementIds]}::uuid[]) AS own(id)
    JOIN fold_proposals p ON own.id IN (p.earlier_id, p.later_id) AND p.status = 'PENDING'
    JOIN statements other ON other.id IN (p.earlier_id, p.later_id) AND other.id <> own.id AND other.status = 'CURRENT'
    ORDER BY p.score DESC, p.id LIMIT ${limit}::int`
  const proposals = new Map<string, OpenProposal[]>(statementIds.map((id) => [id, []]))
  for (const row of rows) proposals.get(row.id)?.push(row)
  return { proposals, isCut: limit !== null && rows.length >= limit }
}

/** Two statements, in whichever order. */
export interface Pair {
  one: string
  other: string
}

/** Two statements that were proposed, and whether an editor has decided about them. */
export interface ProposedPair extends Pair {
  isDecided: boolean
}

/** Those of these pairs that were proposed before, or decided about. */
export async function findProposed(tx: Prisma.TransactionClient, pairs: readonly Pair[]): Promise<ProposedPair[]> {
  if (pairs.length === 0) return []
  return tx.$queryRaw<ProposedPair[]>`
    SELECT c.one::text AS one, c.other::text AS other, p.status <> 'PENDING' AS "isDecided"
    FROM unnest(${pairs.map(({ one }) => one)}::uuid[], ${pairs.map(({ other }) => other)}::uuid[]) AS c(one, other)
    JOIN fold_proposals p ON p.earlier_id = least(c.one, c.other) AND p.later_id = greatest(c.one, c.other)`
}

/** Stores an editor's decision whether two statements are one. It is not asked again. */
export async function settleProposal(
  tx: Prisma.TransactionClient,
  { one, other }: Pair,
  status: 'ACCEPTED' | 'REJECTED',
): Promise<void> {
  const [earlier, later] = [one, other].sort()
  await tx.$executeRaw`
    WITH settled AS (
      INSERT INTO fold_proposals (id, earlier_id, later_id, status, score, evidence, proposed_at)
      VALUES (gen_random_uuid(), ${earlier}::uuid, ${later}::uuid, ${status}::"ProposalStatus",
        ${status === 'ACCEPTED' ? 1 : 0}, '[]', now())
      ON CONFLICT (earlier_id, later_id) DO UPDATE SET status = excluded.status RETURNING id
    )
    UPDATE review_items i SET settled_at = now() FROM settled s WHERE i.proposal_id = s.id AND i.settled_at IS NULL`
}

/** Takes back the decision whether two statements are one: where they were proposed, they are again. */
export async function reopenProposal(
  tx: Prisma.TransactionClient,
  { one, other }: Pair,
  status: 'ACCEPTED' | 'REJECTED',
): Promise<void> {
  const [earlierId = '', laterId = ''] = [one, other].sort()
  const pair = { earlierId, laterId, status }
  // A pair without a review item was never proposed.
  await tx.foldProposal.deleteMany({ where: { ...pair, reviewItem: null } })
  await tx.reviewItem.updateMany({ where: { proposal: pair }, data: { settledAt: null } })
  await tx.foldProposal.updateMany({ where: pair, data: { status: 'PENDING' } })
}

/** Deletes the proposals that these statements are one, where nobody has decided. */
export async function dropProposals(tx: Prisma.TransactionClient, pairs: readonly Pair[]): Promise<void> {
  if (pairs.length === 0) return
  const rows = pairs.map(({ one, other }) => {
    const [earlier_id, later_id] = [one, other].sort()
    return { earlier_id, later_id }
  })
  await tx.$executeRaw`
    DELETE FROM fold_proposals p USING jsonb_to_recordset(${json(rows)}::jsonb) AS f(earlier_id uuid, later_id uuid)
    WHERE p.earlier_id = f.earlier_id AND p.later_id = f.later_id AND p.status = 'PENDING'`
}
