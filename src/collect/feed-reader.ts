import { Piscina } from 'piscina'
import { type FeedDocument, FeedError } from '../domain/feed/feed-document.ts'

/** Reads feeds off the main thread: a hostile one costs a thread its life and the service nothing. */
export interface FeedReader {
  /**
   * Reads a feed as readFeed does.
   *
   * @throws FeedError for what is not a feed, or takes more than 20 s or 300 MB.
   */
  read(text: string, url: string): Promise<FeedDocument>
  close(): Promise<void>
}

/** The longest feeds take one; what takes longer is made for that, and read by the reader that is never slow. */
const PATIENCE_MS = 10_000
const MAX_HEAP_MB = 300

export function openFeedReader({ patienceMs = PATIENCE_MS }: { patienceMs?: number } = {}): FeedReader {
  // From source (development, tests) the worker is TypeScript and needs its loader; built, it is JavaScript.
  const isSource = import.meta.url.endsWith('.ts')
  const pool = new Piscina({
    filename: new URL(isSource ? './feed-worker.ts' : './feed-worker.js', import.meta.url).href,
    execArgv: isSource ? ['--import', 'tsx'] : [],
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, stackSizeMb: 16 },
  })
  const run = async (text: string, url: string, isLenient: boolean): Promise<FeedDocument> => {
    const signal = AbortSignal.timeout(patienceMs)
    const answer = await (pool.run({ text, url, isLenient }, { signal }) as Promise<
      { feed: FeedDocument } | { problem: string }
    >)
    if ('problem' in answer) throw new FeedError(answer.problem)
    return answer.feed
  }
  return {
    async read(text, url) {
      try {
        return await run(text, url, false)
      } catch (error) {
        if (error instanceof FeedError) throw error
      }
      return await run(text, url, true).catch((error: Error): never => {
        if (error instanceof FeedError) throw error
        throw new FeedError('takes too much time or memory to read')
      })
    },
    close: () => pool.destroy(),
  }
}
