import { Parser } from 'htmlparser2'
import { isUrl } from '../given/given-url.ts'
import { plainText } from './plain-text.ts'

/** A feed that a page names. */
export interface FeedLink {
  /** Absolute. */
  url: string
  title: string | null
}

const TYPES = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)\b/i
const MOST_LINKS = 20
/** Elements in each other; the parser takes time with the square of that. What stands deeper is not looked at, nor what follows. */
const DEEPEST = 500
/** What the addresses of feeds look like in an ordinary link. */
const LIKE_A_FEED = /(?:^|[/.?=_-])(?:rss|atom|feeds?)(?:[/.?&_-]|$)|\.(?:rss|atom|rdf)$/i

/** Where most sites have theirs, if the page names none. */
const USUAL_PATHS = [
  '/feed',
  '/rss',
  '/feed.xml',
  '/rss.xml',
  '/atom.xml',
  '/index.xml',
  '/feeds/posts/default',
  '/feed.json',
]

/** The feeds that a page names, those in its head first. */
export function findFeedLinks(html: string, url: string): FeedLink[] {
  const declared: FeedLink[] = []
  const linked: FeedLink[] = []
  let base = url
  const add = (links: FeedLink[], href: string | undefined, title: string | undefined) => {
    if (!href || links.length >= MOST_LINKS || !isUrl(href, base)) return
    const address = new URL(href, base).href
    if (!/^https?:/.test(address) || links.some((link) => link.url === address)) return
    links.push({ url: address, title: plainText((title ?? '').slice(0, 500)) || null })
  }
  let depth = 0
  const parser = new Parser({
    onopentag(name, { href, rel = '', type = '', title }) {
      if (++depth > DEEPEST) parser.pause()
      if (name === 'base' && href && isUrl(href, url)) base = new URL(href, url).href
      else if (name === 'link' && /\balternate\b/i.test(rel) && TYPES.test(type.trim())) add(declared, href, title)
      else if (name === 'a' && href && LIKE_A_FEED.test(href.slice(0, 500))) add(linked, href, title)
    },
    onclosetag() {
      depth--
    },
  })
  parser.end(html)
  return [...declared, ...linked.filter((link) => !declared.some((other) => other.url === link.url))]
}

/** Addresses at which the site of a page may have a feed. */
export function usualFeedAddresses(url: string): string[] {
  const folder = new URL('.', url).href.replace(/\/$/, '')
  const { origin } = new URL(url)
  const roots = folder === origin ? [origin] : [folder, origin]
  return roots.flatMap((root) => USUAL_PATHS.map((path) => root + path))
}
