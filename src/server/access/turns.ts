import pLimit, { type LimitFunction } from 'p-limit'

/** How many of something each holder does at a time: what comes on top waits. */
export interface TurnTaking<Holder> {
  /**
   * What `work` answers; null where as many wait already as may, where it waited too long, or where `leave` was aborted
   * before its turn came: then it was not begun.
   */
  run<Result>(holder: Holder, work: () => Promise<Result>, leave?: AbortSignal): Promise<Result | null>
}

export interface TurnLimits {
  /** At a time, by one holder. */
  most: number
  /** Of one holder. */
  mostWaiting: number
  longestWaitMs: number
}

/** TurnTaking in the order in which they were asked for, each holder in a line of its own. */
export function openTurns<Holder>({ most, mostWaiting, longestWaitMs }: TurnLimits): TurnTaking<Holder> {
  const lines = new Map<Holder, LimitFunction>()
  return {
    async run(holder, work, leave) {
      const line = lines.get(holder) ?? pLimit(most)
      if (line.pendingCount >= mostWaiting || leave?.aborted === true) return null
      lines.set(holder, line)
      let isWaiting = true
      try {
        return await new Promise((resolve, reject) => {
          const giveUp = () => {
            isWaiting = false
            resolve(null)
          }
          const timer = setTimeout(giveUp, longestWaitMs)
          leave?.addEventListener('abort', giveUp, { once: true })
          line(async () => {
            clearTimeout(timer)
            leave?.removeEventListener('abort', giveUp)
            return isWaiting ? work() : null
          }).then(resolve, reject)
        })
      } finally {
        if (line.activeCount + line.pendingCount === 0) lines.delete(holder)
      }
    },
  }
}
