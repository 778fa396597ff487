import { availableParallelism } from 'node:os'
import pLimit from 'p-limit'
import { Piscina } from 'piscina'
import { Unavailable } from '../../domain/given/unavailable.ts'

/** A task took longer than it may, or more memory. `limit` says which, to be read in a sentence: "60 s", "1000 MB". */
export class ThreadLimit extends Error {
  override readonly name = 'ThreadLimit'
  readonly limit: string

  constructor(limit: string) {
    super(`a task took more than ${limit}`)
    this.limit = limit
  }
}

/**
 * Threads that work on tasks of one kind, so that the main one answers meanwhile.
 *
 * Small tasks pass large ones: at most all threads but one work on large tasks, and those wait apart. Each ends all the
 * same, in the order in which it came among those of its size.
 */
export interface Threads<Task, Result> {
  /**
   * `size`: of the task, in characters of text.
   *
   * @throws ThreadLimit for a task that takes too long, counted from when it has a thread, or too much memory.
   * @throws Unavailable where as much waits already as may.
   */
  run(task: Task, size: number): Promise<Result>
  /** Ends what is under way. */
  close(): Promise<void>
}

export interface ThreadLimits {
  timeoutMs: number
  maxHeapMb: number
  /** Characters of text that may wait, of all tasks together. */
  mostWaiting?: number
}

/** From this size on a task is large, in characters: it takes a tenth of a second and more. */
const LARGE = 100_000
/** A minute's work, and some of the largest tasks. */
const MOST_WAITING = 64 * 1024 * 1024
/** In seconds. */
const TRY_AGAIN_AFTER = 10
/** Sentences and clauses nest in hostile texts; the stack of a worker is small unless told. */
const STACK_MB = 16
/** A worker that has had many tasks is three times as fast as a new one, so it is kept for a while. */
const IDLE_MS = 300_000

/**
 * Opens threads that run a file's default export: one fewer than there are processors, at least two, at most four.
 *
 * `file`: without its ending, seen from `from`, an `import.meta.url`.
 */
export function openThreads<Task, Result>(
  { file, from }: { file: string; from: string },
  { timeoutMs, maxHeapMb, mostWaiting = MOST_WAITING }: ThreadLimits,
): Threads<Task, Result> {
  // From source (development, tests) the worker is TypeScript and needs its loader; built, it is JavaScript.
  const isSource = from.endsWith('.ts')
  const count = Math.min(4, Math.max(2, availableParallelism() - 1))
  const pool = new Piscina<Task, Result>({
    filename: new URL(`${file}${isSource ? '.ts' : '.js'}`, from).href,
    execArgv: isSource ? ['--import', 'tsx'] : [],
    minThreads: 0,
    maxThreads: count,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, stackSizeMb: STACK_MB },
  })
  // Who waits for a thread is not worked on yet: the time counts from when it has one.
  const all = pLimit(count)
  const large = pLimit(count - 1)
  let isClosed = false
  const work = async (task: Task): Promise<Result> => {
    if (isClosed) throw new Error('the threads have ended')
    return pool.run(task, { signal: AbortSignal.timeout(timeoutMs) }).catch((error: Error): never => {
      if (error.name === 'AbortError') throw new ThreadLimit(`${timeoutMs / 1000} s`)
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') throw new ThreadLimit(`${maxHeapMb} MB`)
      throw error
    })
  }
  let waiting = 0
  return {
    async run(task, size) {
      // One that comes first is worked on, however large it is.
      if (waiting > 0 && waiting + size > mostWaiting)
        throw new Unavailable('Too many texts are waiting to be read: try again soon.', TRY_AGAIN_AFTER)
      waiting += size
      try {
        return await (size < LARGE ? all(() => work(task)) : large(() => all(() => work(task))))
      } finally {
        waiting -= size
      }
    },
    async close() {
      isClosed = true
      await pool.destroy()
    },
  }
}
