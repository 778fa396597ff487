// What merging two actors folded is parted when that is undone. Somebody who finds that the statements are one, whoever
// spoke, says so by merging them: then they stay.

import { findFoldedStill, findMergeThatFolded } from '../../store/decisions/desk-corrections.ts'
import { findPutElsewhere, findReportsIn } from '../../store/decisions/moved-reports.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { type MoveStep, readSteps, type Steps } from './steps.ts'

/**
 * The moves that fold a statement which a merge of actors had folded already; null where none did. A report that was
 * split off since, or given to another speaker, stays where somebody put it.
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
 * What of a merge of actors only that merge has folded, and is folded still. Not what was erased since, nor a report that
 * somebody put elsewhere: nothing brings those back, and the actors are two all the same. A report that is elsewhere
 * because the whole statement was absorbed is among it: that is undone first.
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
