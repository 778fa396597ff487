import { lockCorrectionsIn, saveSteps } from '../../store/decisions/desk-corrections.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { readSteps, type Steps } from '../corrections/steps.ts'

/** A report as steps of corrections name it. */
type NamedReport = { articleId: string; digest: string } & ({ reportId: string } | { statementId: string })

/**
 * Takes digests of erased words out of the steps of corrections, and where people had put them before. Corrections can
 * be undone as before: they then bring no placement of these words back.
 */
export async function forgetSteps(
  tx: Prisma.TransactionClient,
  articleIds: readonly string[],
  isErased: (report: NamedReport) => boolean,
): Promise<void> {
  const forget = <Named extends NamedReport>(named: Named): Named =>
    isErased(named) ? { ...named, digest: '', ...('placed' in named ? { placed: null } : {}) } : named
  for (const { id, steps: kept } of await lockCorrectionsIn(tx, [...new Set(articleIds)])) {
    const steps = readSteps(kept)
    const left: Steps = {
      ...steps,
      moves: steps.moves.map(forget),
      reattributions: steps.reattributions.map(forget),
      apart: steps.apart.map((each) => ({ ...each, reports: each.reports.map(forget) })),
    }
    await saveSteps(tx, id, left)
  }
}
