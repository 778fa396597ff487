import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import { EXTRACTOR_VERSION } from '../domain/extract/extractor.ts'
import { Unavailable } from '../domain/given/unavailable.ts'
import type { RereadArticle } from '../ingest/recording/reread-article.ts'
import type { Prisma, PrismaClient } from '../store/prisma/client.ts'
import {
  findUnreread,
  finishReread,
  noteReread,
  type RereadChanges,
  type RereadTurn,
  readRereadPause,
  returnRereadTurn,
  takeRereadTurn,
} from '../store/tables/rereads.ts'

/** A reread that was stopped, or that another process has finished, is seen within this. */
const LONGEST_WAIT_MS = 1_000
/** Other processes leave an article to one for this long: most take a hundredth of it. */
const LEASE_MS = 10_000

interface Rereading {
  committed(): void
  countAlerts(tx: Prisma.TransactionClient): Promise<ReadonlyMap<string, number>>
  log: Logger
}

/**
 * Reads kept articles again, as far as somebody asked for it (`onrecord reread`), one after the other in the order of
 * their ids and not faster than asked. Safe to stop at any moment, and to run on several processes at once, which take
 * turns: how far it is stands in the database.
 *
 * `committed` is called after each article that may have left entries for the journal. `countAlerts`: how many alerts each
 * watch would give for what a transaction wrote, if that were asked for.
 *
 * @throws Unavailable where an article has to wait: the next call goes on with it.
 */
export async function reread(
  prisma: PrismaClient,
  readAgain: RereadArticle,
  { committed, countAlerts, log }: Rereading,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const turn = await takeRereadTurn(prisma, LEASE_MS)
    if (turn === null) {
      const pause = await readRereadPause(prisma)
      if (pause === null) return
      await wait(Math.min(Math.max(pause, 1), LONGEST_WAIT_MS), undefined, { signal }).catch(() => {})
      continue
    }
    const { since, lastArticleId: after } = turn
    const articleId = await findUnreread(prisma, { version: EXTRACTOR_VERSION, since, after })
    if (articleId === null) await finishReread(prisma, turn.id, false)
    else {
      try {
        if (!(await readOne(prisma, { readAgain, countAlerts }, turn, articleId, signal)))
          await returnRereadTurn(prisma, turn)
      } catch (error) {
        if (signal.aborted) return returnRereadTurn(prisma, turn)
        // Too much else is being read just now: there is nothing wrong with the article.
        if (error instanceof Unavailable) {
          await returnRereadTurn(prisma, turn)
          throw error
        }
        // One article that cannot be read must not hold up the others. If the database is away, this fails too.
        await noteReread(prisma, turn, articleId, null)
        log.error({ err: error, articleId }, 'cannot read an article again; it keeps its reports')
      }
      if (!turn.dryRun) committed()
    }
  }
}

/** Reads an article and notes what that changed; in a dry run it is undone, but for the note. */
async function readOne(
  prisma: PrismaClient,
  { readAgain, countAlerts }: { readAgain: RereadArticle; countAlerts: Rereading['countAlerts'] },
  turn: RereadTurn,
  articleId: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (!turn.dryRun)
    return readAgain(articleId, (tx, changes) => noteReread(tx, turn, articleId, changes), signal, turn.alerts)
  const undone = readAgain(
    articleId,
    async (tx, changes) => {
      throw new TriedOut(changes, await countAlerts(tx))
    },
    signal,
  )
  const tried = await undone.then(
    () => null,
    (error: unknown) => {
      if (error instanceof TriedOut) return error
      throw error
    },
  )
  if (tried !== null) await noteReread(prisma, turn, articleId, tried.changes, tried.wouldTell)
  return tried !== null
}

/** Undoes the transaction that it is thrown in. */
class TriedOut extends Error {
  override readonly name = 'TriedOut'

  readonly changes: RereadChanges
  readonly wouldTell: ReadonlyMap<string, number>

  constructor(changes: RereadChanges, wouldTell: ReadonlyMap<string, number>) {
    super('a trial is undone')
    this.changes = changes
    this.wouldTell = wouldTell
  }
}
