import { createHash } from 'node:crypto'
import pLimit from 'p-limit'
import { Piscina } from 'piscina'
import { Unavailable } from '../../domain/given/unavailable.ts'
import { MOST_CHARACTERS, type PageFault } from '../../domain/page/page-shape.ts'
import { MOST_KILLS } from '../../store/feeds/poison-pages.ts'
import type { PageOrigin, PageSource, PageText } from './page-text.ts'
import { type PoisonNotes, passingNotes } from './poison.ts'

/** A page that could not be read, or not within the limits. The message says what to do. */
export class PageError extends Error {
  override readonly name = 'PageError'
  /** For counting, and for telling whether another try is worth it: it never is. */
  readonly reason: PageFault

  constructor(reason: PageFault, why: string = WHY[reason]) {
    super(`${why}: send the article's text instead`)
    this.reason = reason
  }
}

const WHY: Record<PageFault, string> = {
  TOO_LARGE: `is larger than ${MOST_CHARACTERS / 1024 / 1024} million characters`,
  TOO_DEEP: 'has elements in each other deeper than pages for readers have',
  TOO_MANY_PARTS: 'has more elements or attributes than pages for readers have',
  TOO_SLOW: 'takes too long to read',
  NO_TEXT: 'has no text',
  UNREADABLE: 'cannot be read',
  POISON: 'has stopped the reader three times, and is set aside',
}

/** Reads pages off the main thread, so that a hostile one costs a worker its life and the service nothing. */
export interface PageReader {
  /**
   * Pages are read one after the other, and waiting for that counts for nothing. One that stops its worker is tried
   * again, after those that wait. After the third time, in whichever process, it is set aside: the same page is refused at
   * once, by all that share the notes.
   *
   * @throws PageError for a page without text, or one that takes more than 10 s or 300 MB.
   * @throws Unavailable where those that wait already are as large as may be kept for that.
   */
  read(html: string, origin?: PageOrigin): Promise<PageText>
  close(): Promise<void>
}

/** A page takes a twentieth of a second; ten seconds are for one of the largest on a busy machine. */
const TIMEOUT_MS = 10_000
/** For the worker to start, on a machine that is busy. */
const START_MS = 30_000
const MAX_HEAP_MB = 300
/** Of pages that wait, in UTF-16 code units: two hundred ordinary ones, or a few of the largest. */
const MOST_WAITING = 32 * 1024 * 1024
/** In seconds. */
const TRY_AGAIN_AFTER = 5

class WorkerStopped extends Error {}

export function openPageReader({
  timeoutMs = TIMEOUT_MS,
  mostWaiting = MOST_WAITING,
  maxHeapMb = MAX_HEAP_MB,
  notes = passingNotes(),
}: {
  timeoutMs?: number
  mostWaiting?: number
  maxHeapMb?: number
  notes?: PoisonNotes
} = {}): PageReader {
  // From source (development, tests) the worker is TypeScript and needs its loader; built, it is JavaScript.
  const isSource = import.meta.url.endsWith('.ts')
  const pool = new Piscina<PageSource | null, PageText | { fault: PageFault } | null>({
    filename: new URL(isSource ? './page-worker.ts' : './page-worker.js', import.meta.url).href,
    execArgv: isSource ? ['--import', 'tsx'] : [],
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
    // What is read in the meantime comes first: queries and streams share the machine with hostile pages.
    niceIncrement: 10,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, stackSizeMb: 16 },
  })
  // Who waits for the worker is not being read yet: the time counts from when it has it.
  const oneByOne = pLimit(1)
  let waiting = 0
  const inTurn = async (page: PageSource): Promise<PageText> => {
    const { length } = page.html
    // One that comes first is read, however large it is.
    if (waiting > 0 && waiting + length > mostWaiting)
      throw new Unavailable('Too many pages are waiting to be read: try again soon.', TRY_AGAIN_AFTER)
    waiting += length
    try {
      return await oneByOne(() => readNow(page))
    } finally {
      waiting -= length
    }
  }
  // A worker that is not there yet is started first, which is no fault of the page.
  const started = () =>
    pool.run(null, { signal: AbortSignal.timeout(START_MS) }).catch((): never => {
      throw new Unavailable('The reader of pages does not start: try again soon.', TRY_AGAIN_AFTER)
    })
  const readNow = async (page: PageSource): Promise<PageText> => {
    await started()
    try {
      const read = await pool.run(page, { signal: AbortSignal.timeout(timeoutMs) })
      if (read === null || 'fault' in read) throw new PageError(read?.fault ?? 'UNREADABLE')
      return read
    } catch (error) {
      throw error instanceof PageError ? error : failureOf(error as NodeJS.ErrnoException, timeoutMs)
    }
  }

  return {
    async read(html, origin = {}) {
      if (html.length > MOST_CHARACTERS) throw new PageError('TOO_LARGE')
      const digest = createHash('sha256').update(html).digest('base64')
      let kills = await notes.count(digest)
      while (kills < MOST_KILLS)
        try {
          const page = await inTurn({ html, ...origin })
          if (kills > 0) await notes.forget(digest)
          if (page.text === '') throw new PageError('NO_TEXT')
          return page
        } catch (error) {
          if (!(error instanceof WorkerStopped)) throw error
          kills = await notes.note({ digest, url: origin.address ?? '', error: error.message })
        }
      throw new PageError('POISON')
    },
    close: () => pool.destroy(),
  }
}

function failureOf({ name, code, message }: NodeJS.ErrnoException, timeoutMs: number): Error {
  if (name === 'AbortError') return new PageError('TOO_SLOW', `takes longer than ${timeoutMs / 1000} s to read`)
  if (code === 'ERR_WORKER_OUT_OF_MEMORY' || /^worker exited/i.test(message)) return new WorkerStopped(message)
  return new PageError('UNREADABLE', `cannot be read (${message})`)
}
