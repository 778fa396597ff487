import { v7 as uuid } from 'uuid'
import { recordChange } from '../journal/changes.ts'
import type { Prisma } from '../prisma/client.ts'

// Statements and actors that were merged into others. Their rows stay, and lead to what absorbed them.

/** Notes what absorbed a statement. Watches have told of the one what they told of the other, from this change on. */
export async function absorbStatement(tx: Prisma.TransactionClient, id: string, into: string): Promise<void> {
  await tx.statement.update({ where: { id }, data: { successorId: into } })
  const absorption = await tx.absorption.create({ data: { id: uuid(), statementId: id, intoId: into } })
  await recordChange(tx, 'STATEMENT_ABSORBED', absorption.id)
}

/** A statement that no report carries, locked. */
export interface EmptyStatement {
  /** Of its newest version. */
  number: number
  ingestedAt: Date
}

/** Makes an absorbed statement one of its own again, without reports; null where it is not absorbed, or was erased. */
export async function releaseStatement(tx: Prisma.TransactionClient, id: string): Promise<EmptyStatement | null> {
  const [row] = await tx.$queryRaw<EmptyStatement[]>`
    UPDATE statements SET successor_id = NULL WHERE id = ${id}::uuid AND status = 'RETRACTED' AND successor_id IS NOT NULL
    RETURNING version AS number, ingested_at AS "ingestedAt"`
  if (row === undefined) return null
  const ended = await tx.$queryRaw<{ id: string }[]>`
    UPDATE absorptions SET ended_at = now() WHERE statement_id = ${id}::uuid AND ended_at IS NULL RETURNING id::text`
  for (const absorption of ended) await recordChange(tx, 'STATEMENT_ABSORBED', absorption.id)
  return row
}

/** Locks a statement that was retracted and is not absorbed; null where it is not such a one. */
export async function lockRetracted(tx: Prisma.TransactionClient, id: string): Promise<EmptyStatement | null> {
  const [row] = await tx.$queryRaw<EmptyStatement[]>`
    SELECT version AS number, ingested_at AS "ingestedAt" FROM statements
    WHERE id = ${id}::uuid AND status = 'RETRACTED' AND successor_id IS NULL FOR UPDATE`
  return row ?? null
}

/** Notes who absorbed an actor. */
export async function absorbActor(tx: Prisma.TransactionClient, id: string, into: string): Promise<void> {
  await tx.actor.update({ where: { id }, data: { successorId: into } })
}

/** Makes an absorbed actor one of its own again; false where `into` has not absorbed it. */
export async function releaseActor(tx: Prisma.TransactionClient, id: string, into: string): Promise<boolean> {
  const { count } = await tx.actor.updateMany({ where: { id, successorId: into }, data: { successorId: null } })
  return count > 0
}

/** The statements that these actors made, or that answer them. */
export async function findStatementsInvolving(
  tx: Prisma.TransactionClient,
  actorIds: readonly string[],
): Promise<string[]> {
  if (actorIds.length === 0) return []
  const ids = [...actorIds]
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT v.statement_id::text AS id FROM statement_versions v
    WHERE v.current AND (v.actor_ids && ${ids}::uuid[] OR v.answered_actor_ids && ${ids}::uuid[])`
  return rows.map((row) => row.id)
}
