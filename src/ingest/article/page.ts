import pLimit from 'p-limit'
import { Piscina } from 'piscina'
import { Unavailable } from '../../domain/given/unavailable.ts'
import type { PageText } from './page-text.ts'

/** A page that could not be read, or not within the limits. The message says what to do. */
export class PageError extends Error {
  override readonly name = 'PageError'
}

/** Reads pages off the main thread, so that a hostile one costs a worker its life and the service nothing. */
export interface PageReader {
  /**
   * Pages are read one after the other, and waiting for that counts for nothing.
   *
   * @throws PageError for a page without text, or one that takes more than 20 s or 300 MB.
   * @throws Unavailable where those that wait already are as large as may be kept for that.
   */
  read(html: string): Promise<PageText>
  close(): Promise<void>
}

/** A page takes well under a second; a busy machine may need some to start the worker. */
const TIMEOUT_MS = 20_000
const MAX_HEAP_MB = 300
/** Of pages that wait, in UTF-16 code units: two hundred ordinary ones, or a few of the largest. */
const MOST_WAITING = 32 * 1024 * 1024
/** In seconds. */
const TRY_AGAIN_AFTER = 5

export function openPageReader({
  timeoutMs = TIMEOUT_MS,
  mostWaiting = MOST_WAITING,
}: {
  timeoutMs?: number
  mostWaiting?: number
} = {}): PageReader {
  // From source (development, tests) the worker is TypeScript and needs its loader; built, it is JavaScript.
  const isSource = import.meta.url.endsWith('.ts')
  const pool = new Piscina({
    filename: new URL(isSource ? './page-text.ts' : './page-text.js', import.meta.url).href,
    execArgv: isSource ? ['--import', 'tsx'] : [],
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, stackSizeMb: 16 },
  })
  // Who waits for the worker is not being read yet: the time counts from when it has it.
  const oneByOne = pLimit(1)
  let waiting = 0
  const inTurn = async (html: string): Promise<PageText> => {
    // One that comes first is read, however large it is.
    if (waiting > 0 && waiting + html.length > mostWaiting)
      throw new Unavailable('Too many pages are waiting to be read: try again soon.', TRY_AGAIN_AFTER)
    waiting += html.length
    try {
      return await oneByOne(() => readNow(html))
    } finally {
      waiting -= html.length
    }
  }
  const readNow = (html: string): Promise<PageText> =>
    pool.run({ html }, { signal: AbortSignal.timeout(timeoutMs) }).catch((error: Error): never => {
      if (error.name === 'AbortError')
        throw new PageError(`takes longer than ${timeoutMs / 1000} s to read: send the article's text instead`)
      throw new PageError(`cannot be read (${error.message}): send the article's text instead`)
    })

  return {
    async read(html) {
      const page = await inTurn(html)
      if (page.text === '') throw new PageError("has no text: send the article's text instead")
      return page
    },
    close: () => pool.destroy(),
  }
}
