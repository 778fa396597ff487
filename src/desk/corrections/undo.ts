import { lockEdits } from '../../store/catalogue/catalogue-locks.ts'
import { retrying } from '../../store/database/retry.ts'
import { findStatementsInvolving } from '../../store/decisions/absorbed.ts'
import { findDeskCorrection, markUndone } from '../../store/decisions/desk-corrections.ts'
import { findReportsKept } from '../../store/decisions/moved-reports.ts'
import { dropPlacements, savePlacements } from '../../store/decisions/placements.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { withoutConfirmed } from './confirmed-folds.ts'
import type { CorrectionResult } from './correct.ts'
import { doSteps, reverseSteps, touchedBy } from './do-steps.ts'
import { eachKind } from './step-kinds.ts'
import { readSteps, type Steps } from './steps.ts'
import { type CorrectionSubject, catchRefusal, checkReason, type Editor, lockSubjectFound, Refused } from './subject.ts'

/**
 * Takes a correction back: its steps, done backwards. What came in meanwhile stays where it went. Refused where a later
 * correction built on it: that one is to be undone first.
 */
export function undoCorrection(prisma: PrismaClient, editor: Editor, correctionId: string): Promise<CorrectionResult> {
  return catchRefusal(async () => {
    const reason = checkReason(editor)
    return retrying(prisma, async (tx) => {
      const correction = await findDeskCorrection(tx, correctionId)
      if (correction === null) throw new Refused('correction', 'does not name a correction')
      const kept = readSteps(correction.steps)
      if (kept.actors.length + kept.aliases.length + kept.gone.length > 0) await lockEdits(tx, 'actors')
      const locked = await lockSubjectFound(tx, (tx) => findSubjectOf(tx, kept))
      // Another editor may have confirmed a fold before the statements were locked.
      const steps = correction.kind === 'MERGE_ACTORS' ? await withoutConfirmed(tx, kept) : kept
      const { principalId } = editor
      if (!(await markUndone(tx, correctionId, { principalId, reason, now: locked.now })))
        throw new Refused('correction', 'was undone already')
      const statementIds = await doSteps(locked, await reverseSteps(locked, steps), correctionId)
      for (const { kind, own } of eachKind(steps)) await kind.retract?.(tx, own, correction.kind)
      await restorePlacements(tx, steps, correctionId)
      return { kind: 'corrected', correctionId, statementIds }
    })
  })
}

async function findSubjectOf(tx: Prisma.TransactionClient, steps: Steps): Promise<CorrectionSubject> {
  const merged = steps.actors.flatMap(({ id, into }) => [id, into])
  const actorIds = [...merged, ...steps.gone.flatMap(({ ids }) => ids)]
  return { statementIds: [...touchedBy(steps), ...(await findStatementsInvolving(tx, actorIds))], actorIds }
}

/** Where people had put the reports before, they are again; not those that were erased since. */
async function restorePlacements(tx: Prisma.TransactionClient, steps: Steps, correctionId: string): Promise<void> {
  await dropPlacements(tx, correctionId)
  const before = [...steps.moves, ...steps.reattributions]
  const kept = await findReportsKept(
    tx,
    before.map(({ reportId }) => reportId),
  )
  for (const { reportId, articleId, digest, placed } of before)
    if (placed !== null && kept.has(reportId))
      await savePlacements(tx, [{ articleId, digest, placement: placed }], placed.correctionId)
}
