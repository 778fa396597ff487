import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import { EXTRACTOR_VERSION } from '../domain/extract/extractor.ts'
import type { RereadArticle } from '../ingest/recording/reread-article.ts'
import type { PrismaClient, Reread } from '../store/prisma/client.ts'
import {
  countRereadEntries,
  finishReread,
  holdReread,
  noteReread,
  type RereadChanges,
  readOpenReread,
  readUnreread,
} from '../store/tables/rereads.ts'

/** A reread that was slowed or stopped is seen within this. */
const LONGEST_WAIT_MS = 1_000
const MINUTE_MS = 60_000

/**
 * Reads kept articles again, as far as somebody asked for it (`onrecord reread`), one after the other in the order of
 * their ids and not faster than asked. Safe to stop at any moment, and to run on several processes at once: how far it
 * is stands in the database.
 *
 * `committed` is called after each article that may have left entries for the journal.
 */
export async function reread(
  prisma: PrismaClient,
  readAgain: RereadArticle,
  { committed, log }: { committed(): void; log: Logger },
  signal: AbortSignal,
): Promise<void> {
  for (let open = await readOpenReread(prisma); open !== null && !signal.aborted; open = await readOpenReread(prisma)) {
    const pause = open.dueAt.getTime() - Date.now()
    if (pause > 0) {
      await wait(Math.min(pause, LONGEST_WAIT_MS), undefined, { signal }).catch(() => {})
      continue
    }
    const { since, lastArticleId: after } = open
    const [articleId] = await readUnreread(prisma, { version: EXTRACTOR_VERSION, since, after, limit: 1 })
    if (articleId === undefined) await finishReread(prisma, open.id, false, new Date())
    else {
      await (open.dryRun ? tryOut(prisma, readAgain, open, articleId) : readOne(readAgain, open, articleId)).catch(
        async (error: unknown) => {
          // One article that cannot be read must not hold up the others. If the database is away, this fails too.
          await noteReread(prisma, open, { articleId, changes: null, dueAt: nextDue(open), failed: 1 })
          log.error({ err: error, articleId }, 'cannot read an article again; it keeps its reports')
        },
      )
      committed()
    }
  }
}

async function readOne(readAgain: RereadArticle, open: Reread, articleId: string): Promise<void> {
  await readAgain(articleId, {
    begin: (tx) => holdReread(tx, open),
    async end(tx, isRead) {
      const changes = isRead ? await countRereadEntries(tx) : null
      await noteReread(tx, open, { articleId, changes, dueAt: nextDue(open) })
    },
  })
}

/** Reads an article, counts what that would change, and undoes it. */
async function tryOut(prisma: PrismaClient, readAgain: RereadArticle, open: Reread, articleId: string): Promise<void> {
  const changes: RereadChanges | null = await readAgain(articleId, {
    begin: async () => true,
    async end(tx, isRead) {
      if (isRead) throw new TriedOut(await countRereadEntries(tx))
    },
  }).then(
    () => null,
    (error: unknown) => {
      if (error instanceof TriedOut) return error.changes
      throw error
    },
  )
  await noteReread(prisma, open, { articleId, changes, dueAt: nextDue(open) })
}

/** Undoes the transaction that it is thrown in. */
class TriedOut extends Error {
  override readonly name = 'TriedOut'

  readonly changes: RereadChanges

  constructor(changes: RereadChanges) {
    super('a trial is undone')
    this.changes = changes
  }
}

function nextDue({ perMinute }: Reread): Date {
  return new Date(Date.now() + MINUTE_MS / perMinute)
}
