import type { RefoldArticle } from '../ingest/again/refold-article.ts'
import { findUnrefolded, noteRefold, type RefoldChanges } from '../store/again/refolds.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { type BesideWork, workInTurns } from './in-turns.ts'

/** Folds what is on file again by today's verdict, as far as somebody asked for it (`onrecord refold`). */
export function refoldOnFile(
  prisma: PrismaClient,
  foldAgain: RefoldArticle,
  beside: BesideWork,
  signal: AbortSignal,
): Promise<void> {
  return workInTurns<RefoldChanges>(
    prisma,
    {
      table: 'refolds',
      findNext: (turn) => findUnrefolded(prisma, turn),
      doOne: foldAgain,
      note: noteRefold,
      failure: 'cannot fold the reports of an article again; they stay where they are',
    },
    beside,
    signal,
  )
}
