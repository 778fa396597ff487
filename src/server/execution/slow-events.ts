/** So often an event has taken too long, over so much time, before it is said to take too long always. */
const ALWAYS = { times: 3, ms: 60_000 }
const MOST_REMEMBERED = 1_000

/** Remembers which events took too long to read. */
export interface SlowEvents {
  /** Notes that one has taken too long; whether it has so often, over a while in which other things would have ended. */
  isAlways(event: string): boolean
}

export function openSlowEvents(now: () => number = () => performance.now()): SlowEvents {
  const seen = new Map<string, { since: number; times: number }>()
  return {
    isAlways(event) {
      const { since, times } = seen.get(event) ?? { since: now(), times: 0 }
      seen.delete(event)
      if (times + 1 >= ALWAYS.times && now() - since >= ALWAYS.ms) return true
      seen.set(event, { since, times: times + 1 })
      const [oldest] = seen.keys()
      if (seen.size > MOST_REMEMBERED && oldest !== undefined) seen.delete(oldest)
      return false
    },
  }
}
