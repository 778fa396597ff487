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

interface Line {
  running: number
  /** In the order in which they came: each begins one. */
  waiting: Set<() => void>
}

/**
 * TurnTaking in the order in which they were asked for, each holder in a line of its own. Whoever goes leaves the line, so
 * that nobody is refused for those who are gone.
 */
export function openTurns<Holder>({ most, mostWaiting, longestWaitMs }: TurnLimits): TurnTaking<Holder> {
  const lines = new Map<Holder, Line>()
  const waitIn = ({ waiting }: Line, leave: AbortSignal | undefined) =>
    new Promise<boolean>((resolve) => {
      const settle = (isTurn: boolean) => {
        clearTimeout(timer)
        leave?.removeEventListener('abort', giveUp)
        waiting.delete(begin)
        resolve(isTurn)
      }
      const begin = () => settle(true)
      const giveUp = () => settle(false)
      const timer = setTimeout(giveUp, longestWaitMs)
      leave?.addEventListener('abort', giveUp)
      waiting.add(begin)
    })
  return {
    async run(holder, work, leave) {
      const line = lines.get(holder) ?? { running: 0, waiting: new Set() }
      if (leave?.aborted === true) return null
      if (line.running < most) {
        line.running += 1
        lines.set(holder, line)
      } else {
        if (line.waiting.size >= mostWaiting) return null
        if (!(await waitIn(line, leave))) return null
      }
      try {
        return await work()
      } finally {
        // The turn is handed on, so nobody who comes in between takes it.
        const [next] = line.waiting
        if (next !== undefined) next()
        else line.running -= 1
        if (line.running === 0) lines.delete(holder)
      }
    },
  }
}
