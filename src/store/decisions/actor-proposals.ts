import { v7 as uuid } from 'uuid'
import type { ActorEvidence } from '../../domain/identity/actor-evidence.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { json } from '../tables/columns.ts'
import type { Pair } from './fold-proposals.ts'

/** Two actors that may be one, and what speaks for it. */
export interface ActorProposalRow {
  actorIds: [string, string]
  /** In [0, 1]: how likely they are one. */
  score: number
  evidence: ActorEvidence[]
}

/** Keeps what a person should decide, and puts it into the queue. What was proposed before, or decided, stays as it is. */
/** Those of these pairs of actors that an editor has told apart, each as "earlier later". */
export async function findApart(
  tx: Prisma.TransactionClient,
  pairs: readonly (readonly [string, string])[],
): Promise<ReadonlySet<string>> {
  if (pairs.length === 0) return new Set()
  const rows = await tx.$queryRaw<{ pair: string }[]>`
    SELECT p.earlier_id || ' ' || p.later_id AS pair
    FROM unnest(${pairs.map(([one]) => one)}::uuid[], ${pairs.map(([, other]) => other)}::uuid[]) AS asked(one, other)
    JOIN actor_proposals p ON p.earlier_id = least(asked.one, asked.other) AND p.later_id = greatest(asked.one, asked.other)
    WHERE p.status = 'REJECTED'`
  return new Set(rows.map(({ pair }) => pair))
}

export async function saveActorProposals(
  tx: Prisma.TransactionClient,
  proposals: readonly ActorProposalRow[],
  articleId: string,
  proposedAt: Date,
): Promise<void> {
  if (proposals.length === 0) return
  const rows = proposals.map(({ actorIds, score, evidence }) => {
    const [earlier_id, later_id] = [...actorIds].sort()
    return { id: uuid(), earlier_id, later_id, score, evidence }
  })
  await tx.$executeRaw`
    WITH proposed AS (
      INSERT INTO actor_proposals (id, earlier_id, later_id, status, score, evidence, proposed_at, article_id)
      SELECT r.id, r.earlier_id, r.later_id, 'PENDING', r.score, r.evidence, ${proposedAt}::timestamptz, ${articleId}::uuid
      FROM jsonb_to_recordset(${json(rows)}::jsonb)
        AS r(id uuid, earlier_id uuid, later_id uuid, score float8, evidence jsonb)
      WHERE r.earlier_id <> r.later_id
      ON CONFLICT (earlier_id, later_id) DO NOTHING RETURNING id
    )
    INSERT INTO review_items (id, reason, actor_proposal_id, queued_at)
    SELECT gen_random_uuid(), 'UNSURE_ACTOR', id, ${proposedAt}::timestamptz FROM proposed`
}

/** The two actors of a proposal and what became of it; null where there is none. */
export async function findActorProposal(
  tx: Prisma.TransactionClient,
  id: string,
): Promise<{ earlierId: string; laterId: string; status: 'PENDING' | 'ACCEPTED' | 'REJECTED' } | null> {
  return tx.actorProposal.findUnique({ where: { id }, select: { earlierId: true, laterId: true, status: true } })
}

/** Stores an editor's decision whether two proposed actors are one. It is not asked again. */
export async function settleActorProposal(
  tx: Prisma.TransactionClient,
  { one, other }: Pair,
  status: 'ACCEPTED' | 'REJECTED',
): Promise<void> {
  const [earlier, later] = [one, other].sort()
  await tx.$executeRaw`
    WITH settled AS (
      UPDATE actor_proposals SET status = ${status}::"ProposalStatus"
      WHERE earlier_id = ${earlier}::uuid AND later_id = ${later}::uuid AND status = 'PENDING' RETURNING id
    )
    UPDATE review_items i SET settled_at = now() FROM settled s WHERE i.actor_proposal_id = s.id AND i.settled_at IS NULL`
}

/** Takes a decision about two actors back: they are to be decided about once more. */
export async function reopenActorProposal(
  tx: Prisma.TransactionClient,
  { one, other }: Pair,
  status: 'ACCEPTED' | 'REJECTED',
): Promise<void> {
  const [earlierId = '', laterId = ''] = [one, other].sort()
  const decided = { earlierId, laterId, status }
  await tx.reviewItem.updateMany({ where: { actorProposal: decided }, data: { settledAt: null } })
  await tx.actorProposal.updateMany({ where: decided, data: { status: 'PENDING' } })
}

/** A row as the API shows it. */
export interface OpenActorProposal {
  id: string
  earlierId: string
  laterId: string
  status: 'PENDING' | 'ACCEPTED' | 'REJECTED'
  score: number
  evidence: Prisma.JsonValue
  proposedAt: Date
  articleId: string | null
}

/** Whoever has a common surname may have thousands: each article that leaves one open makes one. */
const MOST_SHOWN = Prisma.raw('20')

/** What is open about actors, the likeliest first, at most 20 of each. One round trip. */
export async function readActorProposals(
  prisma: PrismaClient,
  actorIds: readonly string[],
): Promise<Map<string, OpenActorProposal[]>> {
  const rows = await prisma.$queryRaw<(OpenActorProposal & { actorId: string })[]>`
    SELECT own.id::text AS "actorId", p.id::text AS id, p.earlier_id::text AS "earlierId", p.later_id::text AS "laterId",
      p.status::text AS status, p.score, p.evidence, p.proposed_at AS "proposedAt", p.article_id::text AS "articleId"
    FROM unnest(${[...actorIds]}::uuid[]) AS own(id), LATERAL (
      SELECT p.* FROM actor_proposals p
      JOIN actors earlier ON earlier.id = p.earlier_id AND earlier.successor_id IS NULL
      JOIN actors later ON later.id = p.later_id AND later.successor_id IS NULL
      WHERE own.id IN (p.earlier_id, p.later_id) AND p.status = 'PENDING'
      ORDER BY p.score DESC, p.id LIMIT ${MOST_SHOWN}
    ) AS p
    ORDER BY p.score DESC, p.id`
  const proposals = new Map<string, OpenActorProposal[]>(actorIds.map((id) => [id, []]))
  for (const { actorId, ...row } of rows) proposals.get(actorId)?.push(row)
  return proposals
}
