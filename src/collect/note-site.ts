import { LRUCache } from 'lru-cache'
import type { FetchFailure } from '../fetch/fetched.ts'
import { keepSiteRights, noteSiteRefusal } from '../store/feeds/site-rights.ts'
import type { Collecting } from './collector.ts'

/**
 * Keeps what the publisher of an address says of its site, for people to see, each time that it was read anew: once a day.
 * Only what is known is asked, after the address itself was.
 */
export async function noteSite({ prisma, fetcher }: Pick<Collecting, 'prisma' | 'fetcher'>, address: string) {
  const site = await fetcher.siteOf(address)
  if (site === null) return
  const known = noted.get(fetcher) ?? new LRUCache<string, number>({ max: MOST_SITES })
  noted.set(fetcher, known)
  if (known.get(site.origin) === site.readAt.getTime()) return
  await keepSiteRights(prisma, site)
  known.set(site.origin, site.readAt.getTime())
}

/** Notes that an address was refused by its publisher, or by what its publisher says. */
export async function noteRefusal(collecting: Collecting, address: string, { reason, message }: FetchFailure) {
  if (!REFUSALS.has(reason)) return
  await noteSite(collecting, address)
  await noteSiteRefusal(collecting.prisma, new URL(address).origin, message)
}

const REFUSALS = new Set<FetchFailure['reason']>(['ROBOTS', 'RIGHTS', 'REFUSED_BY_PUBLISHER'])
const MOST_SITES = 10_000
const noted = new WeakMap<Collecting['fetcher'], LRUCache<string, number>>()
