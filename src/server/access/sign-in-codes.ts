import { createHash, randomBytes } from 'node:crypto'

/** Codes that a person signs in with once, from a link that only they have seen. */
export interface Codes {
  make(): string
  /** Spends a code that stands. What it returns gives the code back; null: it does not stand. */
  spend(code: string): (() => void) | null
}

const GOOD_FOR_MS = 10 * 60_000
/** At a time; one more takes the place of the oldest. */
const MOST_CODES = 10

/** `now` in milliseconds. The codes are 256 random bits: there is nothing to guess, however often somebody tries. */
export function openCodes(now: () => number = Date.now): Codes {
  /** When each ends, by its hash; the oldest first. */
  const endings = new Map<string, number>()
  const dropOld = (): void => {
    for (const [hash, endsAt] of endings) if (endsAt <= now()) endings.delete(hash)
  }
  return {
    make() {
      dropOld()
      const [oldest] = endings.keys()
      if (endings.size >= MOST_CODES && oldest !== undefined) endings.delete(oldest)
      const code = randomBytes(32).toString('base64url')
      endings.set(hashOf(code), now() + GOOD_FOR_MS)
      return code
    },
    spend(code) {
      dropOld()
      const hash = hashOf(code)
      const endsAt = endings.get(hash)
      if (endsAt === undefined) return null
      endings.delete(hash)
      return () => void endings.set(hash, endsAt)
    },
  }
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}
