// Undoing a merge of two actors parts the statements that it folded. An editor who finds that two of these are one
// utterance, even so, merges the statements themselves: then they stay folded.

import { findFoldedStill, findMergeThatFolded } from '../../store/decisions/desk-corrections.ts'
import { findPutElsewhere, findReportsIn } from '../../store/decisions/moved-reports.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { type MoveStep, readSteps, type Steps } from './steps.ts'

/**
 * The moves that fold a statement which a merge of actors had folded already; null where none did. A report that was
 * split off since, or given to another speaker, stays where an editor put it.
 */
export async function findMovesThatFolded(
  tx: Prisma.TransactionClient,
  id: string,
  into: string,
): Promise<MoveStep[] | null> {
  const kept = await findMergeThatFolded(tx, id, into)
  if (kept === null) return null
  const moves = readSteps(kept).moves.filter((move) => move.from === id && move.to === into)
  const still = await findReportsIn(
    tx,
    into,
    moves.map((move) => move.reportId),
  )
  return moves.filter((move) => still.has(move.reportId))
}

/**
 * The steps of a merge of actors that undoing it must take back: what only this merge folded, and what is folded still.
 * Not among them are what was erased since and a report that an editor moved elsewhere: these stay as they are, and the
 * actors are parted all the same. A report that is elsewhere because its whole statement was absorbed is among them,
 * since that must be undone first.
 */
export async function withoutConfirmed(tx: Prisma.TransactionClient, steps: Steps): Promise<Steps> {
  if (steps.absorbed.length === 0) return steps
  const parting = new Set(await findFoldedStill(tx, steps.absorbed))
  const elsewhere = await findPutElsewhere(tx, steps.moves)
  return {
    ...steps,
    moves: steps.moves.filter((move) => parting.has(move.from) && !elsewhere.has(move.reportId)),
    absorbed: steps.absorbed.filter(({ id }) => parting.has(id)),
  }
}
