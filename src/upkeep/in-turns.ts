import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import { Unavailable } from '../domain/given/unavailable.ts'
import {
  finishWork,
  readWorkPause,
  returnWorkTurn,
  takeWorkTurn,
  type WorkTable,
  type WorkTurn,
} from '../store/again/work-turns.ts'
import type { Prisma, PrismaClient } from '../store/prisma/client.ts'

/** Work that was stopped, or that another process has finished, is seen within this. */
const LONGEST_WAIT_MS = 1_000
/** Other processes leave an article to one for this long: most take a hundredth of it. */
const LEASE_MS = 10_000

/** What is done to one article. */
export interface WorkInTurns<Changes> {
  table: WorkTable
  /** The article that is next; null after the last. */
  findNext(turn: WorkTurn): Promise<string | null>
  /**
   * Does it, in one transaction. False: there was nothing to do. `finish` is called last in the transaction; what it throws
   * undoes it. `isAsked`: watches tell of what changes.
   */
  doOne(
    articleId: string,
    finish: (tx: Prisma.TransactionClient, changes: Changes) => Promise<void>,
    signal: AbortSignal,
    isAsked: boolean,
  ): Promise<boolean>
  /** Notes what became of an article: null where it failed. `wouldTell`: of a trial, the alerts by watch. */
  note(
    db: PrismaClient | Prisma.TransactionClient,
    turn: WorkTurn,
    articleId: string,
    changes: Changes | null,
    wouldTell?: ReadonlyMap<string, number>,
  ): Promise<void>
  /** For the log, where an article fails. */
  failure: string
}

/** What such work tells others of, and asks them. */
export interface BesideWork {
  /** Called after each article that may have left entries for the journal. */
  committed(): void
  /** How many alerts each watch would give for what a transaction wrote, if that were asked for. */
  countAlerts(tx: Prisma.TransactionClient): Promise<ReadonlyMap<string, number>>
  log: Logger
}

/**
 * Does work on articles on file, as far as it was asked for, one after the other in the order of their ids and not faster
 * than asked. Safe to stop at any moment, and to run on several processes at once, which take turns: how far it is stands
 * in the database.
 *
 * @throws Unavailable where an article has to wait: the next call goes on with it.
 */
export async function workInTurns<Changes>(
  prisma: PrismaClient,
  work: WorkInTurns<Changes>,
  { committed, countAlerts, log }: BesideWork,
  signal: AbortSignal,
): Promise<void> {
  const { table } = work
  while (!signal.aborted) {
    const turn = await takeWorkTurn(prisma, table, LEASE_MS)
    if (turn === null) {
      const pause = await readWorkPause(prisma, table)
      if (pause === null) return
      await wait(Math.min(Math.max(pause, 1), LONGEST_WAIT_MS), undefined, { signal }).catch(() => {})
      continue
    }
    const articleId = await work.findNext(turn)
    if (articleId === null) await finishWork(prisma, table, turn.id, false)
    else {
      try {
        if (!(await takeOne(prisma, work, countAlerts, turn, articleId, signal)))
          await returnWorkTurn(prisma, table, turn)
      } catch (error) {
        if (signal.aborted) return returnWorkTurn(prisma, table, turn)
        // Too much else is under way just now: there is nothing wrong with the article.
        if (error instanceof Unavailable) {
          await returnWorkTurn(prisma, table, turn)
          throw error
        }
        // One article that fails must not hold up the others. If the database is away, this fails too.
        await work.note(prisma, turn, articleId, null)
        log.error({ err: error, articleId }, work.failure)
      }
      if (!turn.dryRun) committed()
    }
  }
}

/** Does it to one article and notes what that changed; in a dry run it is undone, but for the note. */
async function takeOne<Changes>(
  prisma: PrismaClient,
  { doOne, note }: WorkInTurns<Changes>,
  countAlerts: BesideWork['countAlerts'],
  turn: WorkTurn,
  articleId: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (!turn.dryRun) return doOne(articleId, (tx, changes) => note(tx, turn, articleId, changes), signal, turn.alerts)
  const undone = doOne(
    articleId,
    async (tx, changes) => {
      throw new TriedOut(changes, await countAlerts(tx))
    },
    signal,
    false,
  )
  const tried = await undone.then(
    () => null,
    (error: unknown) => {
      if (error instanceof TriedOut) return error as TriedOut<Changes>
      throw error
    },
  )
  if (tried !== null) await note(prisma, turn, articleId, tried.changes, tried.wouldTell)
  return tried !== null
}

/** Undoes the transaction that it is thrown in. */
class TriedOut<Changes> extends Error {
  override readonly name = 'TriedOut'

  readonly changes: Changes
  readonly wouldTell: ReadonlyMap<string, number>

  constructor(changes: Changes, wouldTell: ReadonlyMap<string, number>) {
    super('a trial is undone')
    this.changes = changes
    this.wouldTell = wouldTell
  }
}
