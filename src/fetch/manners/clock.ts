/** Time, as politeness sees it. Tests bring one in which a week passes in a second. */
export interface Clock {
  /** In ms since 1970. */
  now(): number
  /** Resolves after `ms`, or as soon as `signal` aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  // A machine whose clock is set back by an hour does not leave all hosts alone for that long.
  now: () => performance.timeOrigin + performance.now(),
  wait(ms, signal) {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, ms)
      signal.addEventListener('abort', end)
      if (signal.aborted) end()
    })
  },
}
