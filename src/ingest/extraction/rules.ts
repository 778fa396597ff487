import { availableParallelism } from 'node:os'
import pLimit from 'p-limit'
import { Piscina } from 'piscina'
import { ExtractionError, type Extractor } from '../../domain/extract/extractor.ts'
import type { ExtractedReport } from '../../domain/statement/report.ts'

/** The largest text there may be takes some seconds on a busy machine: what takes longer than this never ends. */
const TIMEOUT_MS = 60_000
const MAX_HEAP_MB = 1_000
/** Sentences and clauses nest in hostile texts; the stack of a worker is small unless told. */
const STACK_MB = 16
/** A worker that has read many articles is three times as fast as a new one, so it is kept for a while. */
const IDLE_MS = 300_000

/** Extraction by rules, in worker threads: one fewer than there are processors, at most four. */
export function openRules({ timeoutMs = TIMEOUT_MS }: { timeoutMs?: number } = {}): Extractor {
  // From source (development, tests) the worker is TypeScript and needs its loader; built, it is JavaScript.
  const isSource = import.meta.url.endsWith('.ts')
  const threads = Math.min(4, Math.max(1, availableParallelism() - 1))
  const pool = new Piscina({
    filename: new URL(isSource ? './rules-worker.ts' : './rules-worker.js', import.meta.url).href,
    execArgv: isSource ? ['--import', 'tsx'] : [],
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, stackSizeMb: STACK_MB },
  })
  // Who waits for a thread is not reading yet: the time counts from when it has one.
  const atOnce = pLimit(threads)
  return {
    async extract(article) {
      const reports = await atOnce(() =>
        pool.run(article, { signal: AbortSignal.timeout(timeoutMs) }).catch((error: Error): never => {
          if (error.name === 'AbortError')
            throw new ExtractionError(`takes longer than ${timeoutMs / 1000} s to read: send it in parts`)
          if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
            throw new ExtractionError(`takes more than ${MAX_HEAP_MB} MB to read: send it in parts`)
          throw error
        }),
      )
      return { extractor: 'RULES', reports: reports as ExtractedReport[] }
    },
    close: () => pool.destroy(),
  }
}
