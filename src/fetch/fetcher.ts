import { setMaxListeners } from 'node:events'
import { Readable } from 'node:stream'
import { type AllowedHosts, checkWebAddress } from '../domain/addresses/web-address.ts'
import { isUrl } from '../domain/given/given-url.ts'
import { contactsInRobots } from '../domain/rights/contacts.ts'
import type { RightsRefusal } from '../domain/rights/rights.ts'
import { type Asked, type AskOutcome, ask } from './asking/ask.ts'
import { openGuardedAgent } from './asking/guarded-agent.ts'
import type { Fetched, Fetcher, FetchFailure, FetchOptions } from './fetched.ts'
import { type Clock, systemClock } from './manners/clock.ts'
import { openRightsReader } from './manners/rights-reader.ts'
import { openRobots } from './manners/robots.ts'
import { type HostTurns, openOwnTurns } from './manners/turns.ts'
import { openVisits } from './manners/visits.ts'
import { type Network, openNetwork } from './network.ts'

export interface FetcherOptions {
  /** Who we say we are: "Onrecord/0.5.0 (+https://desk.example.org/bot)". What is before the slash is our name in robots.txt. */
  userAgent: string
  /** FETCH_ALLOW. */
  allowed: AllowedHosts
  network?: Network
  clock?: Clock
  /** Shared with other processes; unless given, this one has turns of its own. */
  turns?: HostTurns
  /** Between two turns at a host. */
  leastGapMs?: number
}

/** Opens the one way out. Close it at the end. */
export function openFetcher(options: FetcherOptions): Fetcher {
  const { userAgent, allowed, network = openNetwork(), clock = systemClock, leastGapMs = LEAST_GAP_MS } = options
  const [product = ''] = userAgent.split('/')
  const closing = new AbortController()
  // Every request listens to it.
  setMaxListeners(0, closing.signal)
  const openAgent = () => openGuardedAgent(network, allowed, closing.signal)
  const way = { agent: openAgent(), downloads: openAgent(), closing: closing.signal, clock }
  const { turns = openOwnTurns(clock) } = options
  const closes = options.turns !== undefined
  const visits = openVisits(turns, clock, leastGapMs, closing.signal)
  const getRules = (url: string, maxBytes: number) => follow(url, { ...RULES, maxBytes }, { isPrelude: true })
  const robots = openRobots(getRules, product, clock)
  const rights = openRightsReader(getRules, product, clock)

  /**
   * Why robots.txt, or the publisher's licence or signals, rule an address out; or how slowly it may be asked for, and the
   * text of the robots.txt.
   */
  async function askRules(url: URL): Promise<{ failure: FetchFailure } | { gapMs: number | undefined; text: string }> {
    const answer = await robots.rulesFor(url)
    if ('failure' in answer) return answer
    const { rules } = answer
    const whom = whomToAsk(url, rules.text)
    if (!rules.isAllowed(url)) return { failure: disallowed(url, product, whom) }
    const { mayFetch, reasons } = await rights.before(url, rules.text)
    const reason = reasons.find(({ refuses }) => refuses.includes('FETCH'))
    if (!mayFetch && reason)
      return { failure: { reason: 'RIGHTS', message: `${url.host}: ${reason.text}; ask ${reason.ask ?? whom}` } }
    return { gapMs: rules.crawlDelayMs ?? 0, text: rules.text }
  }
  /** Asks one host in its turn. What is read before (`isPrelude`), and a redirect within the host, make the next turn wait for nothing. */
  async function askInTurn(
    asked: Asked,
    { gapMs, patienceMs, isPrelude }: { gapMs: number | undefined; patienceMs: number; isPrelude: boolean },
  ): Promise<AskOutcome> {
    const taken = await visits.take(hostOf(asked.url), { patienceMs, timeoutMs: asked.timeoutMs })
    if ('failure' in taken) return taken
    const { visit } = taken
    let answer: AskOutcome | null = null
    try {
      if (gapMs !== undefined) visit.slowDown(gapMs)
      answer = await ask(way, asked)
      return answer
    } finally {
      const isWithin = answer !== null && 'to' in answer && isOnHost(answer.to, asked.url)
      // That we end is not the host's trouble.
      const failure = answer !== null && 'failure' in answer && !closing.signal.aborted ? answer.failure : null
      await visit.end(failure, isPrelude || isWithin)
    }
  }

  async function robotsTextOf(address: string): Promise<string> {
    const answer = await robots.rulesFor(new URL(address))
    return 'rules' in answer ? answer.rules.text : ''
  }

  async function follow(
    given: string,
    { accept, headers = {}, maxBytes, timeoutMs, patienceMs = LONGEST_WAIT_MS, robots: asksRobots }: FetchOptions,
    { isPrelude, idleMs = null }: { isPrelude: boolean; idleMs?: number | null },
  ): Promise<{ ok: true; value: Fetched & { left?: AsyncIterable<Buffer> } } | { ok: false; failure: FetchFailure }> {
    const redirects: Fetched['redirects'] = []
    let leftMs = timeoutMs
    let checked = checkWebAddress(given, allowed)
    for (;;) {
      if (!checked.ok) return { ok: false, failure: { reason: checked.reason, message: checked.message } }
      const { url } = checked
      const rules = asksRobots ? await askRules(url) : { gapMs: undefined, text: '' }
      if ('failure' in rules) return { ok: false, failure: rules.failure }
      const own = { ...headersFor(url, given, headers), 'user-agent': userAgent, accept }
      const asked = { url, headers: own, limit: { maxBytes, isCut: isPrelude }, timeoutMs: leftMs, closes, idleMs }
      const answer = await askInTurn(asked, { gapMs: rules.gapMs, patienceMs, isPrelude })
      if ('failure' in answer) {
        const failure = withWhomToAsk(answer.failure, url, rules.text)
        return { ok: false, failure: ofFirst(failure, redirects) }
      }
      if ('value' in answer) return { ok: true, value: { ...answer.value, url: url.href, redirects } }
      if (redirects.length === MOST_REDIRECTS) {
        const message = `${url.host} redirects more than ${MOST_REDIRECTS} times`
        return { ok: false, failure: { reason: 'TOO_MANY_REDIRECTS', message, status: answer.status } }
      }
      leftMs -= answer.tookMs
      checked = checkWebAddress(answer.to, allowed)
      redirects.push({
        from: url.href,
        to: checked.ok ? checked.url.href : answer.to.slice(0, MOST_CHARACTERS_SHOWN),
        isPermanent: answer.status === 301 || answer.status === 308,
      })
    }
  }

  return {
    get: (url, given) => follow(url, given, { isPrelude: false }),
    async open(url, given) {
      const outcome = await follow(url, given, { isPrelude: false, idleMs: given.idleMs })
      if (!outcome.ok) return outcome
      const { left, body, ...about } = outcome.value
      // An answer without a body to be left, such as 304, was read.
      return { ok: true, value: { ...about, body: left ?? Readable.from([body]) } }
    },
    rightsOf: async (page, said = null) => rights.of(page, await robotsTextOf(page.url), said),
    rightsOfFeedText: async (address, said) => rights.ofFeedText(new URL(address), await robotsTextOf(address), said),
    saidByFeed: (feed, text) => rights.saidBy(feed, text),
    async siteOf(address) {
      const site = new URL('/', address)
      const answer = await robots.rulesFor(site)
      if ('failure' in answer) return null
      const { rules } = answer
      const closed = rules.isAllowed(site) ? [] : [closedSite(site.host, product)]
      return { ...(await rights.ofSite(site, rules.text, closed)), readAt: rules.readAt }
    },
    async close() {
      closing.abort()
      await Promise.all([way.agent.destroy(), way.downloads.destroy()])
    },
  }
}

/** What counts as one host. http and https of a name are one; what is on a port of its own is a server of its own. */
function hostOf({ hostname, host }: URL): string {
  return host.endsWith(':443') || host.endsWith(':80') ? hostname : host
}

function isOnHost(address: string, url: URL): boolean {
  return isUrl(address) && hostOf(new URL(address)) === hostOf(url)
}

/** A caller's further headers, as far as they are for this origin. */
function headersFor(url: URL, given: string, headers: Record<string, string>): Record<string, string> {
  if (url.origin === new URL(given).origin) return headers
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRETS.has(name.toLowerCase())))
}

function disallowed({ host, pathname }: URL, product: string, whom: string): FetchFailure {
  return { reason: 'ROBOTS', message: `the robots.txt of ${host} asks ${product} not to read ${pathname}; ask ${whom}` }
}

function closedSite(host: string, product: string): RightsRefusal {
  const text = `The robots.txt of ${host} asks ${product} not to read its front page`
  return { signal: 'ROBOTS', refuses: ['FETCH'], where: 'robots.txt', text }
}

/** Whom to ask about an address that is closed to us: as its robots.txt says, else by its site. */
function whomToAsk({ origin }: URL, robots: string): string {
  return contactsInRobots(robots)[0] ?? `${origin}/`
}

function withWhomToAsk(failure: FetchFailure, url: URL, robots: string): FetchFailure {
  if (failure.reason !== 'REFUSED_BY_PUBLISHER') return failure
  return { ...failure, message: `${failure.message}: ask ${whomToAsk(url, robots)}` }
}

/** What came of the address that was asked for: where it leads for now may be gone for good, and it itself is not. */
function ofFirst(failure: FetchFailure, redirects: Fetched['redirects']): FetchFailure {
  const isPassing = redirects.some(({ isPermanent }) => !isPermanent)
  return failure.reason === 'GONE' && isPassing ? { ...failure, reason: 'NOT_FOUND' } : failure
}

/** How robots.txt and the like are read. */
const RULES = { accept: '*/*', timeoutMs: 15_000, robots: false }

const MOST_REDIRECTS = 5

const MOST_CHARACTERS_SHOWN = 1_000

const LEAST_GAP_MS = 1_000

/** For one's turn. */
const LONGEST_WAIT_MS = 60_000

const SECRETS = new Set(['authorization', 'cookie'])
