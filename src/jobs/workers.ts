import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type Runner, run, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker'
import type { Logger } from 'pino'
import { openPool } from '../store/database/connection.ts'
import { findUnavailability } from '../store/database/unavailable.ts'
import { QUEUE_SCHEMA, SLOW, type TimerTask } from '../store/queue/timers.ts'
import { openWorkerLock, type WorkerLock } from '../store/queue/worker-locks.ts'
import { type Outage, watchOutage } from './outage.ts'
import { workerLog } from './worker-log.ts'

/** What a job is about, and how it stands. */
export interface Job {
  /** Of what it is about. */
  id: string
  /** Whether there will be no further attempt by itself. */
  isLastAttempt: boolean
}

type Tasks = Record<TimerTask, (job: Job) => Promise<void>>

export interface Workers {
  /** Takes no further job and waits for those in hand, `graceMs` at most: what is not done by then another process does. */
  stop(graceMs: number): Promise<void>
}

export interface WorkerOptions {
  url: string
  tasks: Tasks
  /** Jobs at once. */
  concurrency: number
  /** How often timers are looked at whose time has come. */
  pollMs?: number
  /** Told when the database cannot be used. */
  outage?: Outage
  log: Logger
}

const POLL_MS = 2_000
const RESTART_MS = 2_000

/**
 * Runs the jobs whose time has come, beside any number of other processes that do. A job that fails is tried again, ever
 * later, and after 25 attempts set aside. The jobs of a process that died are run again by the others.
 *
 * Half of the workers take no job that is marked as slow, so that however many hosts do not answer, the others are asked.
 */
export function openWorkers(options: WorkerOptions): Workers {
  const outage = options.outage ?? watchOutage(options.log)
  const forQuick = Math.floor(options.concurrency / 2)
  const teams = [openTeam({ ...options, outage, concurrency: options.concurrency - forQuick, leaves: [] })]
  if (forQuick > 0) teams.push(openTeam({ ...options, outage, concurrency: forQuick, leaves: [SLOW] }))
  return {
    async stop(graceMs) {
      await Promise.all(teams.map((team) => team.stop(graceMs)))
    },
  }
}

interface TeamOptions extends WorkerOptions {
  outage: Outage
  /** Marks of the jobs that it leaves to others. */
  leaves: string[]
}

/** Workers that take the same jobs. */
function openTeam({ url, tasks, concurrency, leaves, pollMs = POLL_MS, outage, log }: TeamOptions): Workers {
  const stopping = new AbortController()
  let runner: Runner | null = null
  let pool: WorkerPool | null = null
  let isFailing = false

  /** Whether an error is one of an outage. */
  const meet = (error: unknown): boolean => {
    const why = findUnavailability(error)
    if (why?.outage === undefined) return false
    if (!stopping.signal.aborted) outage.began(why)
    return true
  }
  const runOnce = async (): Promise<void> => {
    // One connection hears of new jobs; a job has one while it is taken and when it ends, not while it runs.
    const connections = openPool(url, concurrency + 1, 20_000)
    const events: WorkerEvents = new EventEmitter()
    let lock: WorkerLock | null = null
    events.on('pool:create', ({ workerPool }) => {
      pool = workerPool
      lock = openWorkerLock(url, workerPool.id)
    })
    events.on('worker:getJob:empty', () => {
      isFailing = false
      outage.reached()
    })
    events.on('job:success', () => outage.ended())
    events.on('worker:getJob:error', ({ error }) => meet(error))
    events.on('pool:fatalError', ({ error }) => meet(error))
    try {
      runner = await run({
        pgPool: connections,
        schema: QUEUE_SCHEMA,
        taskList: taskList(tasks),
        parsedCronItems: [],
        concurrency,
        pollInterval: pollMs,
        noHandleSignals: true,
        events,
        logger: workerLog(log, outage),
        // Without these, what ends a job is not waited for: where the database is away just then, that would be a rejection
        // that nothing catches, and end the process. With them the run ends, and begins again.
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
        // Asked before each job: none is taken by a worker that others may think dead.
        forbiddenFlags: async () => {
          await lock?.held()
          return leaves
        },
      })
      if (stopping.signal.aborted) await runner.stop()
      await runner.promise
    } finally {
      runner = null
      pool = null
      await (lock as WorkerLock | null)?.release()
      await connections.end()
    }
  }
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await runOnce().catch((error) => {
        if (meet(error)) return
        // Said once for a streak.
        if (!isFailing && !stopping.signal.aborted)
          log.warn({ reason: findUnavailability(error)?.reason ?? String(error) }, 'cannot run jobs; trying again')
        isFailing = true
      })
      await pause(RESTART_MS, undefined, { signal: stopping.signal }).catch(() => undefined) // aborted: it ends
    }
  })()

  return {
    async stop(graceMs) {
      stopping.abort()
      // Its own promise has the error too.
      runner?.stop().catch(() => undefined)
      const late = setTimeout(() => {
        // Gives back what is in hand: it is tried again, here or elsewhere.
        Promise.resolve(pool?.forcefulShutdown('the process ended before it was done')).catch(() => undefined)
      }, graceMs)
      await running
      clearTimeout(late)
    },
  }
}

function taskList(tasks: Tasks): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]): [string, TaskList[string]] => [
      name,
      (payload, { job }) =>
        task({ id: (payload as { id: string }).id, isLastAttempt: job.attempts >= job.max_attempts }),
    ]),
  )
}
