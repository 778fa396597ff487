import { rekeyReports } from '../../ingest/statements/rekey-reports.ts'
import type { Placement } from '../../store/decisions/placements.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { json } from '../../store/tables/columns.ts'
import { moveClaims } from '../../store/tables/tenure-claims.ts'
import type { Move, Reattribution, Steps } from './steps.ts'

/** Does steps in the rows: those that statements are composed by come before they are written, the others after. */
export const applySteps = {
  async before(tx: Prisma.TransactionClient, { actors, aliases }: Steps): Promise<void> {
    for (const { id, into } of actors) await tx.actor.update({ where: { id }, data: { successorId: into } })
    for (const { from, to, folded } of aliases) {
      await tx.$executeRaw`
        INSERT INTO actor_aliases (actor_id, alias, folded)
        SELECT ${to}::uuid, alias, folded FROM actor_aliases WHERE actor_id = ${from}::uuid AND folded = ${folded}
        ON CONFLICT DO NOTHING`
      await tx.$executeRaw`DELETE FROM actor_aliases WHERE actor_id = ${from}::uuid AND folded = ${folded}`
    }
  },

  async after(tx: Prisma.TransactionClient, steps: Steps, correctionId: string): Promise<void> {
    const { moves, reattributions, absorbed, made, apart = [], claims = [] } = steps
    await move(tx, moves)
    await reattribute(tx, reattributions)
    await moveClaims(tx, claims)
    for (const { id, into } of absorbed) {
      await tx.statement.update({ where: { id }, data: { successorId: into } })
      await settle(tx, id, into, 'ACCEPTED')
    }
    for (const { id, from } of made) await settle(tx, id, from, 'REJECTED')
    for (const { one, other } of apart) await settle(tx, one, other, 'REJECTED')
    await place(tx, placementsOf(steps), correctionId)
  },
}

async function move(tx: Prisma.TransactionClient, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  const rows = moves.map(({ reportId, from, to }) => ({ id: reportId, from, to }))
  await tx.$executeRaw`
    UPDATE reports r SET statement_id = m.to
    FROM jsonb_to_recordset(${json(rows)}::jsonb) AS m(id uuid, "from" uuid, "to" uuid)
    WHERE r.id = m.id AND r.statement_id = m.from`
}

async function reattribute(tx: Prisma.TransactionClient, reattributions: readonly Reattribution[]): Promise<void> {
  if (reattributions.length === 0) return
  const rows = reattributions.map(({ reportId, to }) => {
    return { id: reportId, actor_id: to.actorId, office_id: to.officeId, office_ids: to.officeIds }
  })
  await tx.$executeRaw`
    UPDATE reports r SET actor_id = m.actor_id, office_id = m.office_id, office_ids = m.office_ids
    FROM jsonb_to_recordset(${json(rows)}::jsonb) AS m(id uuid, actor_id uuid, office_id uuid, office_ids uuid[])
    WHERE r.id = m.id`
  await rekeyReports(
    tx,
    rows.map((row) => row.id),
  )
}

/** A person has decided whether two statements are one: nobody is asked again. */
export async function settle(
  tx: Prisma.TransactionClient,
  one: string,
  other: string,
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

/** The decision that two statements are not one is taken back: where they were proposed, they are again. */
export async function unsettle(tx: Prisma.TransactionClient, one: string, other: string): Promise<void> {
  const [earlierId = '', laterId = ''] = [one, other].sort()
  const pair = { earlierId, laterId, status: 'REJECTED' as const }
  // Nobody had proposed what nobody is asked about.
  await tx.foldProposal.deleteMany({ where: { ...pair, reviewItem: null } })
  await tx.reviewItem.updateMany({ where: { proposal: pair }, data: { settledAt: null } })
  await tx.foldProposal.updateMany({ where: pair, data: { status: 'PENDING' } })
}

/** What was folded, or proposed, only because two actors were one is nobody's question any more. */
export async function forget(tx: Prisma.TransactionClient, { absorbed, proposed = [] }: Steps): Promise<void> {
  const pairs = [
    ...absorbed.map(({ id, into }) => ({ pair: [id, into].sort(), status: 'ACCEPTED' as const })),
    ...proposed.map(({ one, other }) => ({ pair: [one, other].sort(), status: 'PENDING' as const })),
  ].map(({ pair: [earlier_id, later_id], status }) => ({ earlier_id, later_id, status }))
  if (pairs.length === 0) return
  await tx.$executeRaw`
    DELETE FROM fold_proposals p USING jsonb_to_recordset(${json(pairs)}::jsonb)
      AS f(earlier_id uuid, later_id uuid, status "ProposalStatus")
    WHERE p.earlier_id = f.earlier_id AND p.later_id = f.later_id AND p.status = f.status`
}

interface Placed {
  articleId: string
  digest: string
  placement: Placement
}

function placementsOf({ moves, reattributions, apart = [] }: Steps): Placed[] {
  return [
    ...moves.map(({ articleId, digest, to, placed }) => {
      return { articleId, digest, placement: { statementId: to, attribution: placed?.attribution ?? null } }
    }),
    ...reattributions.map(({ articleId, digest, to, statementId }) => {
      return { articleId, digest, placement: { statementId, attribution: to } }
    }),
    ...apart.flatMap(({ reports }) =>
      reports.map(({ articleId, digest, statementId }) => {
        return { articleId, digest, placement: { statementId, attribution: null } }
      }),
    ),
  ]
}

/** Keeps where people put reports, for when their articles are edited. */
export async function place(
  tx: Prisma.TransactionClient,
  placed: readonly Placed[],
  correctionId: string,
): Promise<void> {
  if (placed.length === 0) return
  const rows = new Map(
    placed.map(({ articleId, digest, placement: { statementId, attribution } }) => [
      `${articleId} ${digest}`,
      {
        article_id: articleId,
        digest,
        statement_id: statementId,
        is_attributed: attribution !== null,
        actor_id: attribution?.actorId ?? null,
        office_id: attribution?.officeId ?? null,
        office_ids: attribution?.officeIds ?? [],
      },
    ]),
  )
  await tx.$executeRaw`
    INSERT INTO placed_reports (article_id, digest, statement_id, correction_id, is_attributed, actor_id, office_id, office_ids)
    SELECT article_id, digest, statement_id, ${correctionId}::uuid, is_attributed, actor_id, office_id, office_ids
    FROM jsonb_to_recordset(${json([...rows.values()])}::jsonb) AS r(article_id uuid, digest text, statement_id uuid,
      is_attributed boolean, actor_id uuid, office_id uuid, office_ids uuid[])
    ON CONFLICT (article_id, digest) DO UPDATE SET statement_id = excluded.statement_id,
      correction_id = excluded.correction_id, is_attributed = excluded.is_attributed, actor_id = excluded.actor_id,
      office_id = excluded.office_id, office_ids = excluded.office_ids`
}
