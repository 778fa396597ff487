import { EXTRACTOR_VERSION } from '../domain/extract/extractor.ts'
import type { RereadArticle } from '../ingest/again/reread-article.ts'
import { findUnreread, noteReread, type RereadChanges } from '../store/again/rereads.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { type BesideWork, workInTurns } from './in-turns.ts'

/** Reads kept articles again, as far as somebody asked for it (`onrecord reread`). */
export function reread(
  prisma: PrismaClient,
  readAgain: RereadArticle,
  beside: BesideWork,
  signal: AbortSignal,
): Promise<void> {
  return workInTurns<RereadChanges>(
    prisma,
    {
      table: 'rereads',
      findNext: ({ since, lastArticleId }) =>
        findUnreread(prisma, { version: EXTRACTOR_VERSION, since, after: lastArticleId }),
      doOne: readAgain,
      note: noteReread,
      failure: 'cannot read an article again; it keeps its reports',
    },
    beside,
    signal,
  )
}
