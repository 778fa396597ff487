import pRetry from 'p-retry'
import type { Logger } from 'pino'
import { isChange, type JournalReader, type Position, type Recorded } from '../domain/journal/entry.ts'
import { MOST_TOGETHER } from './stream.ts'

/**
 * The journal as this process knows it: read once, however many follow it.
 *
 * It reads when a hint comes, and every `pollMs` whether one came or not, since hints may be lost. The newest entries
 * stay in memory, so that followers near the head need no database.
 */
export interface Hub {
  /** The newest position read. */
  readonly head: Position
  /**
   * Entries after a position, at most `limit`, from memory if they are still there. They are complete up to `upTo`:
   * if that is past the position and there are no entries, those between are no longer kept.
   */
  read(after: Position, limit: number): Promise<{ entries: Recorded[]; upTo: Position }>
  /**
   * Resolves once there is something after the position, after `waitMs`, or when the signal aborts; with false once the
   * hub is closed, when nothing more will come.
   */
  grown(after: Position, waitMs: number, signal: AbortSignal): Promise<boolean>
  /**
   * How many erasures it has read of: what was read before the newest of them may hold words that are gone, and is to be
   * read again before it is told.
   */
  readonly erasures: number
  /**
   * Tells of new entries, in order, in the moment in which they are known: `head` is their last. Returns how to stop.
   * If a listener throws, the error is logged, and the other listeners are still called.
   */
  listen(listener: (entries: readonly Recorded[]) => void): () => void
  /**
   * Calls when words were erased, before any of the new entries is told: what was made of earlier ones may hold those
   * words. Returns how to stop.
   */
  onErasure(listener: () => void): () => void
  /** A hint: something may have been added. */
  wake(): void
  close(): Promise<void>
}

const READ_AT_ONCE = 500
/** Entries kept in memory: minutes of a busy newsroom. */
const RECENT = 2_000
/** And how much they may hold together, in characters: most have some thousand. */
const RECENT_CHARACTERS = 20_000_000
/** What is read from the database at once, in characters, if it is more than one entry. */
const CHARACTERS_AT_ONCE = 2_000_000

export async function openHub(journal: JournalReader, pollMs: number, log: Logger): Promise<Hub> {
  let { head } = await journal.bounds()
  const recent: Recorded[] = []
  let size = 0
  const waiting = new Set<() => void>()
  const listeners = new Set<(entries: readonly Recorded[]) => void>()
  const erasureListeners = new Set<() => void>()
  const older = new Map<string, Promise<Recorded[]>>()
  let erasures = 0
  let closed = false
  let again = false
  let reading: Promise<void> | null = null

  const tell = (listener: () => void): void => {
    try {
      listener()
    } catch (error) {
      log.error({ err: error }, 'new entries of the journal could not be handled')
    }
  }
  const readOn = async (): Promise<void> => {
    do {
      again = false
      // No more than so many are told in the turn in which they are read.
      const options = { mostBytes: CHARACTERS_AT_ONCE, withToday: MOST_TOGETHER }
      const entries = await journal.read(head, READ_AT_ONCE, options)
      const newest = entries.at(-1)
      const sizeRead = entries.reduce((sum, entry) => sum + measureEntry(entry), 0)
      if (newest !== undefined) {
        head = newest.position
        recent.push(...entries)
        size += sizeRead
        const erasuresBefore = erasures
        for (const { kind, statementId } of entries) {
          if (kind !== 'ERASED') continue
          erasures += 1
          size -= forget(recent, statementId)
          older.clear()
        }
        while (recent.length > RECENT || (size > RECENT_CHARACTERS && recent.length > 1)) {
          const oldest = recent.shift()
          if (oldest !== undefined) size -= measureEntry(oldest)
        }
        if (erasures > erasuresBefore) for (const listener of erasureListeners) tell(listener)
        for (const listener of listeners) tell(() => listener(entries))
        for (const wake of waiting) wake()
        // Readers that are told in this turn of the event loop have the rows that were read with the entries.
        setImmediate(() => journal.forgetToday(entries))
      }
      // Long ones come in smaller parts. A character takes up to four bytes.
      if (entries.length === READ_AT_ONCE || sizeRead > CHARACTERS_AT_ONCE / 4) again = true
    } while (again && !closed)
  }
  const wake = (): void => {
    again = true
    if (closed) return
    reading ??= readOn()
      .catch((error: Error) => log.warn({ error: error.message }, 'cannot read the journal; trying again'))
      .finally(() => {
        reading = null
      })
  }
  const timer = setInterval(wake, pollMs)
  /** Many may come back at once and want the same of what is no longer in memory. */
  const readOlder = (after: Position, limit: number): Promise<Recorded[]> => {
    const key = `${after} ${limit}`
    const known = older.get(key)
    if (known !== undefined) return known
    const entries = readPatiently(after, limit).finally(() => older.delete(key))
    older.set(key, entries)
    return entries
  }
  const readOlderOnce = async (after: Position, limit: number): Promise<Recorded[]> => {
    try {
      return await journal.read(after, limit, { mostBytes: CHARACTERS_AT_ONCE })
    } catch (cause) {
      // p-retry gives up at once on what is thrown as a TypeError, or is not an error at all.
      throw new Error('the journal could not be read', { cause })
    }
  }
  // While the database is away a stream waits: it has not ended.
  const readPatiently = (after: Position, limit: number): Promise<Recorded[]> =>
    pRetry(() => readOlderOnce(after, limit), {
      retries: Number.POSITIVE_INFINITY,
      factor: 1,
      minTimeout: pollMs,
      shouldRetry: () => !closed,
      onFailedAttempt: ({ error }) => {
        log.warn({ err: error.cause }, 'cannot read the journal for a stream; trying again')
      },
    })

  return {
    get head() {
      return head
    },
    get erasures() {
      return erasures
    },
    async read(after, limit) {
      const [oldest] = recent
      const known = head
      if (after >= known) return { entries: [], upTo: after }
      const from = after + 1 - (oldest?.position ?? Number.POSITIVE_INFINITY)
      const entries = from >= 0 ? recent.slice(from, from + limit) : await readOlder(after, limit)
      return { entries, upTo: entries.at(-1)?.position ?? known }
    },
    grown(after, waitMs, signal) {
      if (head > after || signal.aborted || closed) return Promise.resolve(!closed)
      return new Promise((resolve) => {
        const done = () => {
          waiting.delete(done)
          clearTimeout(timeout)
          signal.removeEventListener('abort', done)
          resolve(!closed)
        }
        const timeout = setTimeout(done, waitMs)
        waiting.add(done)
        signal.addEventListener('abort', done)
      })
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onErasure(listener) {
      erasureListeners.add(listener)
      return () => erasureListeners.delete(listener)
    },
    wake,
    async close() {
      closed = true
      clearInterval(timer)
      for (const done of waiting) done()
      await reading
    },
  }
}

/**
 * Forgets entries that were read before an erasure: they may hold words of the erased statement, also as context of
 * others. They are then read again from the database. Returns the size of what was forgotten (see `measureEntry`).
 */
function forget(recent: Recorded[], statementId: string): number {
  const erased = recent.findLastIndex((entry) => !isChange(entry) && entry.statementId === statementId)
  return recent.splice(0, erased).reduce((sum, entry) => sum + measureEntry(entry), 0)
}

/** About how much memory an entry takes, in characters. */
export function measureEntry({ before, after }: Recorded): number {
  const characters = (version: Recorded['after']) =>
    version === null ? 0 : version.text.length + version.document.words.length + version.document.contextWords.length
  return characters(before) + characters(after)
}
