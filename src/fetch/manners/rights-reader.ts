import { LRUCache } from 'lru-cache'
import { DAY_MS } from '../../domain/language/calendar.ts'
import { readContentSignalHeader, readContentSignals } from '../../domain/rights/content-signals.ts'
import { readLicence } from '../../domain/rights/licence.ts'
import { licencesOfLinkHeader, licencesOfMarkup, licencesOfRobots } from '../../domain/rights/licence-links.ts'
import { type Rights, type RightsRefusal, rightsFrom } from '../../domain/rights/rights.ts'
import { readRobotsDirectives } from '../../domain/rights/robots-directives.ts'
import { readTdmReservation } from '../../domain/rights/tdm-reservation.ts'
import { decodeText } from '../charset.ts'
import type { Fetched, FetchOutcome } from '../fetched.ts'
import type { Clock } from './clock.ts'

/** Finds out what publishers allow, from where they say it. */
export interface RightsReader {
  /** What is known of an address before it is asked for: by its robots.txt, and the licences that this names. */
  before(url: URL, robots: string): Promise<Rights>
  /** All that is known of something read. `about`: the address in question, if a feed is what was read. */
  of(fetched: Fetched, about: URL, robots: string): Promise<Rights>
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

  async function read(url: string): Promise<string | null> {
    const outcome = await get(url, MOST_BYTES)
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

  /** What licences refuse; null if none of them speaks of the address. */
  async function refusedBy(licences: readonly string[], about: URL): Promise<RightsRefusal[] | null> {
    const texts = await Promise.all(licences.map(documentAt))
    const said = texts.map((text, at) => (text === null ? null : readLicence(text, licences[at] ?? '', about.href)))
    return said.every((each) => each === null) ? null : said.flatMap((each) => each ?? [])
  }

  return {
    async before(url, robots) {
      const licences = await refusedBy(licencesOfRobots(robots, url.href), url)
      return rightsFrom([...readContentSignals(robots, product, pathOf(url)), ...(licences ?? [])])
    },
    async of({ url, headers, body }, about, robots) {
      const path = pathOf(about)
      const head = headOf(body, headers.get('content-type'))
      const file = await documentAt(`${about.origin}/.well-known/tdmrep.json`)
      // What is said closest to the text counts, as RSL has it.
      const licences =
        readLicence(head, 'the page', about.href) ??
        (await refusedBy(licencesOfMarkup(head, url), about)) ??
        (await refusedBy(licencesOfLinkHeader(headers.get('link'), url), about)) ??
        (await refusedBy(licencesOfRobots(robots, about.href), about)) ??
        []
      return rightsFrom([
        ...licences,
        ...readContentSignals(robots, product, path),
        ...readContentSignalHeader(headers.get('content-signal'), path),
        ...readTdmReservation({ header: headers.get('tdm-reservation'), head, file, path }),
        ...readRobotsDirectives(headers.get('x-robots-tag'), head, product),
      ])
    },
  }
}

function pathOf(url: URL): string {
  return url.pathname + url.search
}

/** The part of a page before its text; of a feed, its beginning. */
function headOf(body: Buffer, contentType: string | null): string {
  const start = body.subarray(0, MOST_BYTES)
  const end = start.toString('latin1').search(/<body[\s>]/i)
  return decodeText(end === -1 ? start : start.subarray(0, end), contentType).text
}

const HOUR_MS = 3_600_000

const MOST_BYTES = 512_000

/** Of all documents that are kept. */
const MOST_CHARACTERS = 10_000_000
