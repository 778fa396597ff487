import { isWebUrl } from '../../domain/given/given-url.ts'
import { bytesOfList, Unreadable } from './bytes-from.ts'
import type { Asking } from './pages-from-web.ts'
import { NotSitemap, openSitemapReader } from './sitemap-parts.ts'

/** An article's page that a list names, or what is wrong with the list. `place` is for people. */
export type ListedPage = { place: string } & ({ address: string; changedAt: Date | null } | { problem: string })

/** An index names sitemaps; some name further indexes. */
const DEEPEST_INDEX = 3
const MOST_SITEMAPS = 50_000
/** In UTF-16 code units: longer lines are not addresses. */
const LONGEST_LINE = 4_000

/** The pages of a list with one address a line, of a file or an address in the web. Lines that begin with "#" are left out. */
export async function* pagesOfList(list: string, asking: Asking): AsyncGenerator<ListedPage> {
  let number = 0
  for await (const line of linesOf(bytesOfList(list, asking, { robots: false }))) {
    number++
    const address = line.trim()
    if (address === '' || address.startsWith('#')) continue
    if (isAddress(address)) yield { place: address, address, changedAt: null }
    else yield { place: `${list}:${number}`, problem: `is not a web address: ${address.slice(0, 80)}` }
  }
}

/**
 * The pages of a sitemap or of an index of sitemaps, packed or not, of a file or an address in the web. Each sitemap is
 * read once, as its turn comes; what cannot be read of one is told, and the others go on.
 */
export async function* pagesOfSitemap(sitemap: string, asking: Asking): AsyncGenerator<ListedPage> {
  const known = new Set([sitemap])
  const waiting = [{ place: sitemap, depth: 0 }]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { place, depth } = next
    const further: string[] = []
    try {
      for await (const part of partsOf(place, asking, depth)) {
        if (!isAddress(part.address))
          yield { place, problem: `names what is not a web address: ${part.address.slice(0, 80)}` }
        else if (part.kind === 'page') yield { ...part, place: part.address }
        else if (!known.has(part.address) && known.size < MOST_SITEMAPS) {
          known.add(part.address)
          further.push(part.address)
        }
      }
      if (further.length > 0 && depth === DEEPEST_INDEX)
        throw new NotSitemap('is an index in an index in an index: the sitemaps that it names are not read')
    } catch (error) {
      // A file that is not there is told where the command line is.
      if (!(error instanceof Unreadable || error instanceof NotSitemap)) throw error
      yield { place, problem: error.message }
      continue
    }
    waiting.push(...further.map((address) => ({ place: address, depth: depth + 1 })))
  }
}

async function* partsOf(place: string, asking: Asking, depth: number) {
  const decoder = new TextDecoder()
  const reader = openSitemapReader()
  let isBegun = false
  for await (const bytes of bytesOfList(place, asking, { robots: depth > 0 })) {
    const text = decoder.decode(bytes, { stream: true })
    if (!isBegun && text.trim() !== '') {
      isBegun = true
      if (!/^\s*</.test(text)) throw new NotSitemap('is not a sitemap: if it has one address a line, it is --from urls')
    }
    yield* reader.take(text)
  }
  if (!isBegun) throw new NotSitemap('is empty')
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of bytes) {
    const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n')
    // What is longer is not an address, and may be a whole file.
    rest = (lines.pop() ?? '').slice(0, LONGEST_LINE)
    yield* lines
  }
  if (rest !== '') yield rest
}

export function isAddress(text: string): boolean {
  return text.length < LONGEST_LINE && isWebUrl(text)
}
