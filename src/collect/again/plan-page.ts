import { nextCheckAt } from '../../domain/edits/check-times.ts'
import type { Fetched } from '../../fetch/fetched.ts'
import { readClock } from '../../store/database/clock.ts'
import type { DueEntry } from '../../store/feeds/entries.ts'
import { planCheck, readPageCheck } from '../../store/feeds/page-checks.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { validatorsOf } from './validators.ts'

/** Sets when the page of an article that was just read is looked at again. */
export async function planPage(
  tx: Prisma.TransactionClient,
  articleId: string,
  { url, headers }: Fetched,
  { entry, isRevised, spread }: { entry: Pick<DueEntry, 'cameAt' | 'said'>; isRevised: boolean; spread(): number },
): Promise<void> {
  const known = await readPageCheck(tx, articleId)
  const quiet = isRevised ? 0 : (known?.quiet ?? 0)
  const since = known?.since ?? entry.cameAt
  const checked = { since, checks: known?.checks ?? 0, quiet, isEdited: isRevised }
  const dueAt = nextCheckAt(checked, await readClock(tx), spread())
  await planCheck(tx, articleId, { url, since, said: entry.said, dueAt, quiet, validators: validatorsOf(headers) })
}
