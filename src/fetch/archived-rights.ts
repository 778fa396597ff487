import { LRUCache } from 'lru-cache'
import type { Rights } from '../domain/rights/rights.ts'
import type { Fetched, FetchOutcome } from './fetched.ts'
import { systemClock } from './manners/clock.ts'
import { openRightsReader } from './manners/rights-reader.ts'

/** What publishers allowed when an archive was made, by what is in it: no host is asked. */
export interface ArchivedRights {
  /** Takes what was had from an address, if it may say something of other pages: robots.txt, tdmrep.json, a licence. */
  note(fetched: Pick<Fetched, 'url' | 'headers' | 'body'>): void
  /** By the page, its headers, and what was noted of its host before. */
  of(page: Pick<Fetched, 'url' | 'headers' | 'body'>): Promise<Rights>
}

/** `product`: the name by which publishers speak of us. */
export function openArchivedRights(product: string): ArchivedRights {
  const noted = new LRUCache<string, Fetched>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ body }) => body.length + 1_000,
  })
  const open = () => openRightsReader(async (url) => outcomeOf(url, noted.get(url)), product, systemClock)
  let reader = open()
  return {
    note({ url, headers, body }) {
      const path = new URL(url).pathname
      const isOfHost = path === '/robots.txt' || path === '/.well-known/tdmrep.json'
      if (!isOfHost && !/<rsl[\s>]/i.test(body.toString('latin1', 0, LICENCE_WITHIN))) return
      noted.set(url, answered({ url, headers, body: body.subarray(0, MOST_BYTES_OF_ONE) }))
      // A reader remembers for a day what is not there.
      reader = open()
    },
    async of(page) {
      const url = new URL(page.url)
      const robots = noted.get(`${url.origin}/robots.txt`)
      return await reader.of(answered(page), robots?.body.toString() ?? '', null)
    },
  }
}

function answered(had: Pick<Fetched, 'url' | 'headers' | 'body'>): Fetched {
  return { ...had, status: 200, redirects: [] }
}

function outcomeOf(url: string, value: Fetched | undefined): FetchOutcome {
  if (value !== undefined) return { ok: true, value }
  return { ok: false, failure: { reason: 'NOT_FOUND', message: `the archive does not have ${url}`, status: 404 } }
}

/** After a declaration and comments. */
const LICENCE_WITHIN = 2_000

/** What readers of robots.txt take. */
const MOST_BYTES_OF_ONE = 512_000

const MOST_BYTES = 20_000_000
