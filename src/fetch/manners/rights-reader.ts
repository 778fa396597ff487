import { LRUCache } from 'lru-cache'
import { DAY_MS } from '../../domain/language/calendar.ts'
import { contactsInRobots } from '../../domain/rights/contacts.ts'
import { openContentSignals, readContentSignalHeader, robotsLinesFor } from '../../domain/rights/content-signals.ts'
import { openLicence, readLicence } from '../../domain/rights/licence.ts'
import { licencesOfLinkHeader, licencesOfMarkup, licencesOfRobots } from '../../domain/rights/licence-links.ts'
import { type FeedSaid, type Rights, type RightsRefusal, rightsFrom } from '../../domain/rights/rights.ts'
import { readRobotsDirectives } from '../../domain/rights/robots-directives.ts'
import type { SiteSaid } from '../../domain/rights/site-said.ts'
import { readTdmReservation, readTdmRules, showTdmRules, type TdmRule } from '../../domain/rights/tdm-reservation.ts'
import { decodeText } from '../charset.ts'
import type { Fetched, FetchOutcome } from '../fetched.ts'
import type { Clock } from './clock.ts'

/** Finds out what publishers allow, from where they say it. */
export interface RightsReader {
  /** What is known of an address before it is asked for: by its robots.txt, and the licences that this names. */
  before(url: URL, robots: string): Promise<Rights>
  /** All that is known of a page that was read. `said`: by the feed that led to it. */
  of(fetched: Fetched, robots: string, said: FeedSaid | null): Promise<Rights>
  /** Of the text that a feed has of an article, whose page was not read. */
  ofFeedText(about: URL, robots: string, said: FeedSaid | null): Promise<Rights>
  /** What is said of a whole site, by what is read once a day; `refusals`: what its robots.txt asks besides. */
  ofSite(site: URL, robots: string, refusals: readonly RightsRefusal[]): Promise<Omit<SiteSaid, 'readAt'>>
  /** What a feed says of its items, by their addresses; null of those of which it says nothing. */
  saidBy(feed: Pick<Fetched, 'url' | 'headers'>, text: string): Promise<(address: string) => FeedSaid | null>
}

/** `get` reads a short document, cut where it is too long. `product`: the name by which publishers speak of us. */
export function openRightsReader(
  get: (url: string, maxBytes: number) => Promise<FetchOutcome>,
  product: string,
  clock: Clock,
): RightsReader {
  const known = new LRUCache<string, { text: string | null; until: number }>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: ({ text }) => (text?.length ?? 0) + 1_000,
  })
  const reading = new Map<string, Promise<string | null>>()
  const kept = new LRUCache<string, { text: string; value: unknown }>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: ({ text }) => text.length + 1_000,
  })

  async function read(url: string): Promise<string | null> {
    const outcome = await get(url, MOST_BYTES)
    // Our own manners say nothing of it.
    if (!outcome.ok && outcome.failure.reason === 'RATE_LIMITED' && outcome.failure.status === undefined) return null
    const text = outcome.ok ? decodeText(outcome.value.body, outcome.value.headers.get('content-type')).text : null
    const isSettled = outcome.ok || (outcome.failure.status ?? 500) < 500
    known.set(url, { text, until: clock.now() + (isSettled ? DAY_MS : HOUR_MS) })
    return text
  }

  /** Read at most once a day; null if it is not there. */
  async function documentAt(url: string): Promise<string | null> {
    const old = known.get(url)
    if (old && old.until > clock.now()) return old.text
    const one = reading.get(url) ?? read(url).finally(() => reading.delete(url))
    reading.set(url, one)
    return await one
  }

  /** What a text says, as `parse` reads it: once, as it is asked for each page, and may be long. */
  function parsed<Value>(kind: string, url: string, text: string, parse: () => Value): Value {
    // A publisher may name its robots.txt as its licence.
    const key = `${kind} ${url}`
    const old = kept.get(key)
    // A kind stands for one type.
    if (old?.text === text) return old.value as Value
    const value = parse()
    kept.set(key, { text, value })
    return value
  }

  /** Of licences at these addresses: what they refuse for one address; null if none of them speaks of it. */
  async function open(licences: readonly string[]): Promise<(about: string) => RightsRefusal[] | null> {
    const texts = await Promise.all(licences.map(documentAt))
    const opened = licences.map((url, at) => {
      const text = texts[at] ?? null
      return text === null ? () => null : parsed('licence', url, text, () => openLicence(text, url))
    })
    return (about) => {
      const said = opened.map((read) => read(about))
      return said.every((each) => each === null) ? null : said.flatMap((each) => each ?? [])
    }
  }
  const refusedBy = async (licences: readonly string[], about: URL) => (await open(licences))(about.href)
  async function tdmRulesOf({ origin }: URL): Promise<TdmRule[]> {
    const url = `${origin}/.well-known/tdmrep.json`
    const file = await documentAt(url)
    return file === null ? [] : parsed('rules', url, file, () => readTdmRules(file))
  }
  const signalsOf = (robots: string, about: URL) =>
    parsed('signals', about.origin, robots, () => openContentSignals(robots, product))(pathOf(about))

  return {
    async before(url, robots) {
      const licences = await refusedBy(licencesOfRobots(robots, url.href), url)
      return rightsFrom([...signalsOf(robots, url), ...(licences ?? [])])
    },
    async of({ url, headers, body }, robots, said) {
      const about = new URL(url)
      const path = pathOf(about)
      const head = headOf(body, headers.get('content-type'))
      const rules = await tdmRulesOf(about)
      // What is said closest to the text counts, as RSL has it.
      const licences =
        readLicence(head, 'the page', about.href) ??
        (await refusedBy(licencesOfMarkup(head, url), about)) ??
        (await refusedBy(licencesOfLinkHeader(headers.get('link'), url), about)) ??
        said?.licence ??
        (await refusedBy(licencesOfRobots(robots, about.href), about)) ??
        []
      return rightsFrom([
        ...licences,
        ...signalsOf(robots, about),
        ...readContentSignalHeader(headers.get('content-signal'), path),
        ...readTdmReservation({ ...tdmHeadersOf(headers), head, rules, path }),
        ...readRobotsDirectives(headers.get('x-robots-tag'), head, product),
      ])
    },
    async ofFeedText(about, robots, said) {
      const path = pathOf(about)
      const rules = await tdmRulesOf(about)
      return rightsFrom([
        ...(said?.licence ?? (await refusedBy(licencesOfRobots(robots, about.href), about)) ?? []),
        ...signalsOf(robots, about),
        ...readTdmReservation({ header: null, head: null, rules, path }),
        ...(said?.headers ?? []),
      ])
    },
    async ofSite({ origin }, robots, refusals) {
      const front = new URL('/', origin)
      // Where the front page is closed to us nothing more is asked for.
      const rules = refusals.length > 0 ? [] : await tdmRulesOf(front)
      const reasons = [
        ...refusals,
        ...((await refusedBy(licencesOfRobots(robots, front.href), front)) ?? []),
        ...signalsOf(robots, front),
        ...readTdmReservation({ header: null, head: null, rules, path: '/' }),
      ]
      return {
        origin,
        said: [
          ...robotsLinesFor(robots, product).map((text) => ({ where: 'robots.txt', text })),
          ...showTdmRules(rules).map((text) => ({ where: '/.well-known/tdmrep.json', text })),
        ],
        rights: rightsFrom(reasons),
        contacts: [...new Set([...reasons.flatMap(({ ask }) => ask ?? []), ...contactsInRobots(robots)])],
      }
    },
    async saidBy({ url, headers }, text) {
      // Articles in it may show such markup themselves.
      const markup = text.replace(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g, '')
      const own = openLicence(markup, 'the feed')
      const linked = await open(licencesOfMarkup(markup, url))
      const named = await open(licencesOfLinkHeader(headers.get('link'), url))
      const path = pathOf(new URL(url))
      const ofHeaders = [
        ...readContentSignalHeader(headers.get('content-signal'), path),
        ...readTdmReservation({ ...tdmHeadersOf(headers), head: null, rules: [], path }),
        ...readRobotsDirectives(headers.get('x-robots-tag'), null, product),
      ].map((refusal) => ({ ...refusal, where: `${refusal.where} of the feed` }))
      return (address) => {
        const licence = own(address) ?? linked(address) ?? named(address)
        return licence === null && ofHeaders.length === 0 ? null : { licence, headers: ofHeaders }
      }
    },
  }
}

function tdmHeadersOf(headers: Headers): { header: string | null; policy: string | null } {
  return { header: headers.get('tdm-reservation'), policy: headers.get('tdm-policy') }
}

function pathOf(url: URL): string {
  return url.pathname + url.search
}

/** The part of a page before its text. */
function headOf(body: Buffer, contentType: string | null): string {
  const start = body.subarray(0, MOST_BYTES)
  const end = start.toString('latin1').search(/<body[\s>]/i)
  return decodeText(end === -1 ? start : start.subarray(0, end), contentType).text
}

const HOUR_MS = 3_600_000

const MOST_BYTES = 512_000

/** Of all documents that are kept. */
const MOST_CHARACTERS = 10_000_000
