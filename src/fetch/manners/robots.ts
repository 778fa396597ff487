import { LRUCache } from 'lru-cache'
import robotsParser from 'robots-parser'
import { DAY_MS } from '../../domain/language/calendar.ts'
import type { FetchFailure, FetchOutcome } from '../fetched.ts'
import type { Clock } from './clock.ts'
import { ownRulesOf } from './own-rules.ts'

/** What the robots.txt of one origin asks of us. */
export interface RobotsRules {
  isAllowed(url: URL): boolean
  /** Between two requests; undefined if it does not say. */
  crawlDelayMs: number | undefined
  /** As it was read; empty if there is none. It may also say what may be done with what is read. */
  text: string
  readAt: Date
  /** In UTF-16 code units, about what it takes in memory. */
  size: number
}

type RobotsAnswer = { rules: RobotsRules } | { failure: FetchFailure }

export interface Robots {
  /** The rules for an address, read at most once a day. Or why nothing may be asked of its host now. */
  rulesFor(url: URL): Promise<RobotsAnswer>
}

/** `get` reads a robots.txt, cut where it is too long. `product`: the name that its rules call us by. */
export function openRobots(
  get: (url: string, maxBytes: number) => Promise<FetchOutcome>,
  product: string,
  clock: Clock,
): Robots {
  const known = new LRUCache<string, { rules: RobotsRules; until: number }>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: ({ rules }) => rules.size,
  })
  const reading = new Map<string, Promise<RobotsAnswer>>()

  async function read(origin: string): Promise<RobotsAnswer> {
    const outcome = await get(`${origin}/robots.txt`, MOST_BYTES)
    const old = known.get(origin)
    if (!outcome.ok && !isWithoutRules(outcome.failure)) {
      // RFC 9309, 2.3.1.4: a publisher who cannot say what may be asked is not asked, except by the rules known before.
      if (old) return { rules: old.rules }
      const message = `its robots.txt cannot be read: ${outcome.failure.message}`
      return { failure: { ...outcome.failure, message } }
    }
    // Postgres keeps no NUL character, and no line of the protocol has one.
    const text = outcome.ok ? new TextDecoder().decode(outcome.value.body).replaceAll('\0', '') : ''
    const rules = { ...parseRobots(origin, text, product), readAt: new Date(clock.now()) }
    const age = outcome.ok ? outcome.value.headers.get('cache-control') : null
    known.set(origin, { rules, until: clock.now() + lifetimeMs(age) })
    return { rules }
  }

  return {
    async rulesFor({ origin }) {
      const old = known.get(origin)
      if (old && old.until > clock.now()) return { rules: old.rules }
      const one = reading.get(origin) ?? read(origin).finally(() => reading.delete(origin))
      reading.set(origin, one)
      return await one
    },
  }
}

/** Its types say that it is an ES module, which it is not. */
const parse = robotsParser as unknown as typeof robotsParser.default

/** RFC 9309, 2.3.1.3: no robots.txt, or one that is not given out, allows everything. */
function isWithoutRules({ reason, status }: FetchFailure): boolean {
  if (status !== undefined && status >= 400 && status < 500) return reason !== 'RATE_LIMITED' && reason !== 'TIMED_OUT'
  // It redirects to nowhere. Where the host itself is refused, so is the page.
  return ['TOO_MANY_REDIRECTS', 'ADDRESS_REFUSED', 'PORT_REFUSED', 'BAD_URL'].includes(reason)
}

export function parseRobots(origin: string, text: string, product: string): Omit<RobotsRules, 'readAt'> {
  const own = ownRulesOf(text, product)
  const parsed = parse(`${origin}/robots.txt`, own.text)
  const delay = parsed.getCrawlDelay(product)
  return {
    text,
    size: text.length + own.rules * SIZE_OF_RULE + 1_000,
    crawlDelayMs: delay !== undefined && delay >= 0 ? delay * 1_000 : undefined,
    isAllowed(url) {
      // Each wildcard may have to be compared with each place of an address, and each rule takes room for all of them.
      const places = url.pathname.length + url.search.length
      if ((own.wildcards + own.rules) * places > MOST_COMPARISONS) return false
      return parsed.isAllowed(url.href, product) ?? true
    },
  }
}

/** How long a robots.txt is held good: RFC 9309, 2.4, says for a day at most. */
function lifetimeMs(cacheControl: string | null): number {
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(cacheControl ?? '')?.[1]
  return seconds === undefined ? DAY_MS : Math.max(HOUR_MS, Math.min(Number(seconds) * 1_000, DAY_MS))
}

const HOUR_MS = 3_600_000

/** RFC 9309, 2.5, wants at least 500 KiB to be read. */
const MOST_BYTES = 512_000

/** In memory, in UTF-16 code units. */
const SIZE_OF_RULE = 150

/** Of all that are kept. */
const MOST_CHARACTERS = 20_000_000

/** Some 50 ms of work. */
const MOST_COMPARISONS = 20_000_000
