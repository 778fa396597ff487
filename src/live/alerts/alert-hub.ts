import pRetry from 'p-retry'
import type { Logger } from 'pino'
import type { StreamPlace } from '../../domain/journal/cursor.ts'
import type { Entry, Position } from '../../domain/journal/entry.ts'
import type { InboxAlert, StoredAlert } from '../../domain/watch/alert.ts'
import type { Hub } from '../hub.ts'

/** What a stream of alerts carries: what a watch tells, or what comes into an inbox. */
export type AlertStream = { seer: { principalId: string; roles: readonly string[] } } & (
  | { of: 'watch'; watchId: string }
  /** `watchIds`: only what these tell; null: what all do. */
  | { of: 'inbox'; watchIds: readonly string[] | null; withHidden: boolean }
)

/** Something that a stream of alerts carries. `within`: its id among those of its position. */
export type CarriedAlert = { position: Position; within: string } & (
  | { type: 'alert'; alert: StoredAlert; item: InboxAlert | null }
  /** A statement that the stream told of was erased. */
  | { type: 'erased'; entry: Entry }
  /** From here up to its position nothing could be decided. */
  | { type: 'gap'; from: Position }
)

/** Whom the alerts of some positions concern. */
interface Concerned {
  watchIds: readonly string[]
  principalIds: readonly string[]
  /** Something else happened there, which may concern all followers. */
  concernsAll: boolean
}

/** Alerts in Postgres, as streams read them. */
export interface AlertReader {
  /** Up to which position alerts are decided: those at or before it never grow any more. */
  decided(): Promise<Position>
  concerned(after: Position, upTo: Position): Promise<Concerned>
  /**
   * What a stream carries after a place and up to a position, in order, at most so many. Null: its reader may not see the
   * watch, or not any more.
   */
  read(
    stream: AlertStream,
    after: Pick<StreamPlace, 'position' | 'within'>,
    upTo: Position,
    limit: number,
  ): Promise<CarriedAlert[] | null>
  /** The last thing that a stream carries up to a position; null where that is nothing, or a gap. */
  last(stream: AlertStream, upTo: Position): Promise<Pick<CarriedAlert, 'position' | 'within'> | null>
  /** The position of the first thing that a stream carries. */
  first(stream: AlertStream): Promise<Position | null>
}

/** One reader, as the hub knows it. */
interface WatchingAlerts {
  /**
   * How far this process knows what is decided, and whether there may be something for the reader since it took that the
   * last time.
   */
  take(): { decided: Position; isDue: boolean }
  /** There is more for it than it has read. */
  owe(): void
  /** Resolves once there may be something for it, after `waitMs`, or when the signal aborts; false once the hub is closed. */
  due(waitMs: number, signal: AbortSignal): Promise<boolean>
  stop(): void
}

/**
 * How far alerts are decided, as this process knows it: looked up once, however many follow. Whoever has nothing new is
 * not woken, and asks the database nothing. Without readers nothing is looked up.
 */
export interface AlertHub {
  readonly reader: AlertReader
  watch(stream: AlertStream): WatchingAlerts
  /** Reads patiently: while the database is away a stream waits. */
  read: AlertReader['read']
  /** A hint: something may have been decided. */
  wake(): void
  close(): Promise<void>
}

/** Positions that are looked through at once for whom they concern; of more, all followers look. */
const MOST_LOOKED_THROUGH = 5_000
const ALL_CONCERNED: Concerned = { watchIds: [], principalIds: [], concernsAll: true }

interface Follower {
  stream: AlertStream
  isDue: boolean
  wake: (() => void) | null
}

export function openAlertHub(reader: AlertReader, journal: Hub, pollMs: number, log: Logger): AlertHub {
  const followers = new Set<Follower>()
  let decided: Position = 0
  /** Nothing followed for a while, or ever: what lies between is not looked through. */
  let isStale = true
  /** More is decided than this process has read of the journal. */
  let isAhead = false
  let isClosed = false
  let again = false
  let looking: Promise<void> | null = null

  const concerns = ({ stream }: Follower, { watchIds, principalIds, concernsAll }: Sets): boolean => {
    if (concernsAll) return true
    return stream.of === 'watch' ? watchIds.has(stream.watchId) : principalIds.has(stream.seer.principalId)
  }
  const look = async (): Promise<void> => {
    do {
      again = false
      const newest = await reader.decided()
      // What this process has not read of the journal may lie in another epoch, and its cursors would name the wrong one.
      isAhead = newest > journal.head
      if (isAhead) journal.wake()
      const upTo = Math.min(newest, journal.head)
      const isLong = isStale || upTo - decided > MOST_LOOKED_THROUGH
      isStale = false
      if (upTo <= decided) continue
      const found = isLong ? ALL_CONCERNED : await reader.concerned(decided, upTo)
      const sets = { ...found, watchIds: new Set(found.watchIds), principalIds: new Set(found.principalIds) }
      decided = upTo
      for (const follower of followers) {
        if (!concerns(follower, sets)) continue
        follower.isDue = true
        follower.wake?.()
      }
    } while (again && !isClosed)
  }
  const wake = (): void => {
    if (isClosed || followers.size === 0) return
    again = true
    looking ??= look()
      .catch((error: Error) => log.warn({ error: error.message }, 'cannot read what was decided; trying again'))
      .finally(() => {
        looking = null
      })
  }
  const unlisten = journal.listen(() => {
    if (isAhead) wake()
  })
  const timer = setInterval(wake, pollMs)

  return {
    reader,
    wake,
    watch(stream) {
      const follower: Follower = { stream, isDue: true, wake: null }
      isStale ||= followers.size === 0
      followers.add(follower)
      wake()
      return {
        take() {
          const { isDue } = follower
          follower.isDue = false
          return { decided, isDue }
        },
        owe() {
          follower.isDue = true
        },
        due(waitMs, signal) {
          if (follower.isDue || signal.aborted || isClosed) return Promise.resolve(!isClosed)
          return new Promise((resolve) => {
            const done = () => {
              follower.wake = null
              clearTimeout(timeout)
              signal.removeEventListener('abort', done)
              resolve(!isClosed)
            }
            const timeout = setTimeout(done, waitMs)
            follower.wake = done
            signal.addEventListener('abort', done)
          })
        },
        stop: () => void followers.delete(follower),
      }
    },
    read: (...asked) =>
      pRetry(
        () =>
          reader.read(...asked).catch((cause) => {
            // p-retry gives up at once on what is thrown as a TypeError, or is not an error at all.
            throw new Error('alerts could not be read', { cause })
          }),
        {
          retries: Number.POSITIVE_INFINITY,
          factor: 1,
          minTimeout: pollMs,
          shouldRetry: () => !isClosed,
          onFailedAttempt: ({ error }) =>
            log.warn({ err: error.cause }, 'cannot read alerts for a stream; trying again'),
        },
      ),
    async close() {
      isClosed = true
      clearInterval(timer)
      unlisten()
      for (const { wake: done } of [...followers]) done?.()
      await looking
    },
  }
}

interface Sets {
  watchIds: ReadonlySet<string>
  principalIds: ReadonlySet<string>
  concernsAll: boolean
}
