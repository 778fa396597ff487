import { setTimeout as pause } from 'node:timers/promises'
import type { Fetcher } from '../fetch/fetched.ts'
import { readClock } from '../store/database/clock.ts'
import { findUnavailability } from '../store/database/unavailable.ts'
import { type Collecting, Stopping } from './collector.ts'

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 15_000
/** Work at which a database that is there goes away so often may be what takes it away. */
const MOST_TIMES_AWAY = 5

type Waiting = Pick<Collecting, 'prisma' | 'outage' | 'stopping'>

/** A fetcher whose requests wait for the database, where it stands whose turn it is to ask a host. */
export function fetcherThroughOutages(fetcher: Fetcher, waiting: Waiting): Fetcher {
  const through = <Result>(work: () => Promise<Result>) => throughOutages(waiting, work)
  return {
    get: (...given) => through(() => fetcher.get(...given)),
    open: (...given) => through(() => fetcher.open(...given)),
    rightsOf: (...given) => through(() => fetcher.rightsOf(...given)),
    rightsOfFeedText: (...given) => through(() => fetcher.rightsOfFeedText(...given)),
    saidByFeed: (...given) => through(() => fetcher.saidByFeed(...given)),
    siteOf: (...given) => through(() => fetcher.siteOf(...given)),
    close: () => fetcher.close(),
  }
}

/**
 * Does what reads and writes the database, and does it again when that can be used again: an outage costs a job none of its
 * attempts, and what was fetched is not fetched anew. Jobs that wait take no others, so all collecting pauses.
 *
 * `work` is done more than once, so it must find out what is done already.
 *
 * @throws Stopping when the process ends meanwhile.
 */
export async function throughOutages<Result>(
  { prisma, outage, stopping }: Waiting,
  work: () => Promise<Result>,
): Promise<Result> {
  let pauseMs = FIRST_PAUSE_MS
  const wait = async () => {
    await pause(pauseMs, undefined, { signal: stopping }).catch(() => {
      throw new Stopping()
    })
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
  }
  for (let times = 1; ; times += 1) {
    try {
      const result = await work()
      if (times > 1) outage.ended()
      return result
    } catch (error) {
      const why = findUnavailability(error)
      if (why?.outage === undefined || (why.outage === 'AWAY' && times > MOST_TIMES_AWAY)) throw error
      outage.began(why)
      if (times === 1) outage.waits()
    }
    do await wait()
    while (!(await isReached(prisma)))
  }
}

function isReached(prisma: Collecting['prisma']): Promise<boolean> {
  return readClock(prisma).then(
    () => true,
    () => false,
  )
}
