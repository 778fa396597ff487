import { ExtractionError, type Extractor } from '../../domain/extract/extractor.ts'
import type { ArticleText, ExtractedReport } from '../../domain/statement/report.ts'
import { openThreads, ThreadLimit, type ThreadLimits } from '../threads/threads.ts'

/** The largest text there may be takes some seconds on a busy machine: what takes longer than this never ends. */
const TIMEOUT_MS = 60_000
const MAX_HEAP_MB = 1_000

/** Extraction by rules, in threads. An article of a few pages does not wait for those of a megabyte. */
export function openRules(limits: Partial<ThreadLimits> = {}): Extractor {
  const threads = openThreads<ArticleText, ExtractedReport[]>(
    { file: './rules-worker', from: import.meta.url },
    { timeoutMs: TIMEOUT_MS, maxHeapMb: MAX_HEAP_MB, ...limits },
  )
  return {
    async extract(article) {
      const reports = await threads.run(article, article.text.length).catch((error: unknown): never => {
        if (error instanceof ThreadLimit)
          throw new ExtractionError(`takes more than ${error.limit} to read: send it in parts`)
        throw error
      })
      return { extractor: 'RULES', reports }
    },
    close: threads.close,
  }
}
