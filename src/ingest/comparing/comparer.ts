import { Unavailable } from '../../domain/given/unavailable.ts'
import { retrying } from '../../store/database/retry.ts'
import { readWhole } from '../../store/lookup/candidates.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { openThreads, type ThreadLimits } from '../threads/threads.ts'
import type { Compared, Comparing } from './compare-worker.ts'
import { ComparisonsDue, type Due, Verdicts } from './verdicts.ts'

/** Holds new reports against known ones, off the main thread and outside of transactions. */
export interface Comparer {
  /**
   * Runs a transaction that compares reports. Where that is too much for it, it is undone; the reports are compared, and
   * it is run again with the verdicts. What others have changed meanwhile is compared anew. `inTurn` is given each run.
   *
   * @throws Unavailable where others change the same statements all the time.
   * @throws ThreadLimit where the reports take too long to compare.
   */
  beside<Result>(
    prisma: PrismaClient,
    work: (tx: Prisma.TransactionClient, verdicts: Verdicts) => Promise<Result>,
    inTurn?: (run: () => Promise<Result>) => Promise<Result>,
  ): Promise<Result>
  close(): Promise<void>
}

/** Runs of one transaction. The second nearly always has all that it needs. */
const MOST_RUNS = 8
/** In seconds. */
const TRY_AGAIN_AFTER = 5
/** Characters that are compared in one task, each report's as often as it is compared: about a second's work. */
const TASK_CHARACTERS = 150_000
/** Of longer reports only the beginning is compared. */
const LONGEST = 2_500
/** Some hundred times what a task takes. */
const TIMEOUT_MS = 120_000
const MAX_HEAP_MB = 500

export function openComparer(limits: Partial<ThreadLimits> = {}): Comparer {
  const threads = openThreads<Comparing, Compared[]>(
    { file: './compare-worker', from: import.meta.url },
    { timeoutMs: TIMEOUT_MS, maxHeapMb: MAX_HEAP_MB, ...limits },
  )
  const compare = async (prisma: PrismaClient, all: readonly Due[], verdicts: Verdicts) => {
    for (const due of tasksOf(all)) {
      const ids = new Set(due.flatMap(({ others }) => others.map(({ reportId }) => reportId)))
      const known = await readWhole(prisma, [...ids])
      const reports = due.map(({ own, others }) => ({ own, otherIds: others.map(({ reportId }) => reportId) }))
      const size = all.reduce((sum, { own }) => sum + own.text.length, 0)
      for (const { place, verdict, ...other } of await threads.run({ reports, known }, size)) {
        const own = due[place]?.own
        if (own !== undefined) verdicts.set(own, other, verdict)
      }
    }
  }
  return {
    async beside(prisma, work, inTurn = (run) => run()) {
      const verdicts = new Verdicts()
      for (let run = 1; run <= MOST_RUNS; run += 1) {
        try {
          return await inTurn(() => retrying(prisma, (tx) => work(tx, verdicts)))
        } catch (error) {
          if (!(error instanceof ComparisonsDue)) throw error
          await compare(prisma, error.due, verdicts)
        }
      }
      throw new Unavailable('Others are writing about the same statements: try again soon.', TRY_AGAIN_AFTER)
    },
    close: threads.close,
  }
}

/** Parts of about the same work, so that other articles' have their turn in between. */
function tasksOf(due: readonly Due[]): Due[][] {
  const tasks: Due[][] = []
  let room = 0
  for (const one of due) {
    if (room <= 0) {
      tasks.push([])
      room = TASK_CHARACTERS
    }
    tasks.at(-1)?.push(one)
    room -= Math.min(LONGEST, one.own.text.length) * one.others.length
  }
  return tasks
}
