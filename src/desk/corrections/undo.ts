import type { StatementState } from '../../domain/compose/statement-state.ts'
import { ACTORS_LOCK } from '../../store/database/locks.ts'
import { retrying } from '../../store/database/retry.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { forget, place, settle, unsettle } from './apply-steps.ts'
import { withoutConfirmed } from './confirmations.ts'
import {
  type CorrectionResult,
  type Editor,
  perform,
  Refused,
  reasonOf,
  refuseMoved,
  refusing,
  type Scene,
  setScene,
} from './correct.ts'
import { type Steps, statementsIn } from './steps.ts'

/**
 * Takes a correction back: its steps, done backwards. What came in meanwhile stays where it went. Refused where a later
 * correction built on it: that one is to be undone first.
 */
export function undoCorrection(prisma: PrismaClient, editor: Editor, correctionId: string): Promise<CorrectionResult> {
  return refusing(async () => {
    const reason = reasonOf(editor)
    return retrying(prisma, async (tx) => {
      const correction = await tx.deskCorrection.findUnique({ where: { id: correctionId } })
      if (correction === null) throw new Refused('correction', 'is no correction')
      const isOfActors = correction.kind === 'MERGE_ACTORS'
      const kept = correction.steps as unknown as Steps
      if (kept.actors.length + kept.aliases.length > 0)
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ACTORS_LOCK}::bigint)`
      const about = await concernedBy(tx, kept)
      const scene = await setScene(tx, about)
      refuseMoved(about, await concernedBy(tx, kept))
      // Somebody may have confirmed a fold until the statements were locked.
      const steps = isOfActors ? await withoutConfirmed(tx, kept) : kept
      const taken = await tx.deskCorrection.updateMany({
        where: { id: correctionId, undoneAt: null },
        data: { undoneAt: scene.now, undoneById: editor.principalId, undoneReason: reason },
      })
      if (taken.count === 0) throw new Refused('correction', 'was undone already')
      const back = await backwards(scene, steps)
      const statementIds = await perform(scene, back, correctionId)
      // Whether two statements are one was never decided where the actors were taken for one.
      if (isOfActors) await forget(tx, steps)
      else for (const { id, into } of steps.absorbed) await settle(tx, id, into, 'REJECTED')
      for (const { one, other } of steps.apart ?? []) await unsettle(tx, one, other)
      await replace(tx, steps, correctionId)
      return { kind: 'corrected', correctionId, statementIds }
    })
  })
}

async function concernedBy(tx: Prisma.TransactionClient, steps: Steps) {
  const actorIds = steps.actors.flatMap(({ id, into }) => [id, into])
  const rows =
    actorIds.length === 0
      ? []
      : await tx.$queryRaw<{ id: string }[]>`
          SELECT v.statement_id::text AS id FROM statement_versions v
          WHERE v.current AND (v.actor_ids && ${actorIds}::uuid[] OR v.answered_actor_ids && ${actorIds}::uuid[])`
  return { statementIds: [...statementsIn(steps), ...rows.map((row) => row.id)], actorIds }
}

/** The steps that lead back from where everything now is. Absorbed statements come to life in the scene. */
async function backwards(scene: Scene, steps: Steps): Promise<Steps> {
  const { tx, states } = scene
  const live = new Map<string, { statementId: string; actorId: string | null }>()
  for (const state of states.values())
    for (const { id, actorId } of state.reports) live.set(id, { statementId: state.id, actorId })
  const stale = await tx.report.count({
    where: {
      retractedAt: null,
      OR: [
        ...steps.moves.map(({ reportId, to }) => ({ id: reportId, statementId: { not: to } })),
        ...steps.reattributions.map(({ reportId, to }) => ({ id: reportId, ...notOf(to.actorId) })),
      ],
    },
  })
  if (stale > 0) throw new Refused('correction', 'was built on by a later one: undo that first')
  for (const { id, into } of steps.actors) {
    const undone = await tx.actor.updateMany({ where: { id, successorId: into }, data: { successorId: null } })
    if (undone.count === 0) throw new Refused('correction', 'was built on by a later one: undo that first')
  }
  for (const { id } of steps.absorbed) await revive(tx, states, id)
  for (const { reportId, from } of steps.moves)
    if (live.has(reportId) && !states.has(from)) await restore(tx, states, from)
  return {
    moves: steps.moves
      .filter(({ reportId }) => live.has(reportId))
      .map((move) => ({ ...move, from: move.to, to: move.from })),
    reattributions: steps.reattributions
      .filter(({ reportId }) => live.has(reportId))
      .map((each) => ({ ...each, from: each.to, to: each.from })),
    // What was made for a part goes back into what it came from, with whatever was folded into it since.
    absorbed: steps.made
      .filter(({ id }) => isEmptied(states.get(id), steps))
      .map(({ id, from }) => ({ id, into: from })),
    made: [],
    actors: [],
    aliases: steps.aliases.map(({ from, to, folded }) => ({ from: to, to: from, folded })),
    claims: (steps.claims ?? []).map(({ claimId, from, to }) => ({ claimId, from: to, to: from })),
  }
}

function notOf(actorId: string | null): Prisma.ReportWhereInput {
  return actorId === null ? { actorId: { not: null } } : { OR: [{ actorId: null }, { actorId: { not: actorId } }] }
}

/** Whether nothing is left of a statement once its reports go back. */
function isEmptied(state: StatementState | undefined, { moves }: Steps): boolean {
  const going = new Set(moves.map((move) => move.reportId))
  return state === undefined || state.reports.every((report) => going.has(report.id))
}

async function revive(tx: Prisma.TransactionClient, states: Map<string, StatementState>, id: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ number: number; ingestedAt: Date }[]>`
    UPDATE statements SET successor_id = NULL WHERE id = ${id}::uuid AND status = 'RETRACTED' AND successor_id IS NOT NULL
    RETURNING version AS number, ingested_at AS "ingestedAt"`
  if (row === undefined) throw new Refused('correction', 'concerns a statement that was erased since')
  states.set(id, { id, ...row, before: null, reports: [], happened: null })
}

/** What no article carried any more since, and now gets a report back. */
async function restore(tx: Prisma.TransactionClient, states: Map<string, StatementState>, id: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ number: number; ingestedAt: Date }[]>`
    SELECT version AS number, ingested_at AS "ingestedAt" FROM statements
    WHERE id = ${id}::uuid AND status = 'RETRACTED' AND successor_id IS NULL FOR UPDATE`
  if (row === undefined) throw new Refused('correction', 'concerns a statement that was merged or erased since')
  states.set(id, { id, ...row, before: null, reports: [], happened: null })
}

/** Where people had put the reports before, they are again. */
async function replace(tx: Prisma.TransactionClient, steps: Steps, correctionId: string): Promise<void> {
  await tx.placedReport.deleteMany({ where: { correctionId } })
  for (const { articleId, digest, placed } of [...steps.moves, ...steps.reattributions])
    if (placed !== null) await place(tx, [{ articleId, digest, placement: placed }], placed.correctionId)
}
