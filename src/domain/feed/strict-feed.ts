import { type AnyFeed, parseFeed } from 'feedsmith'
import type { RawFeed, RawItem } from './feed-document.ts'

/** Reads a feed as its format says. Throws feedsmith's errors where it is not written so. */
export function readStrictly(text: string): RawFeed {
  const parsed = parseFeed(text)
  if (parsed.format === 'rss') return fromRss(parsed.feed)
  if (parsed.format === 'atom') return fromAtom(parsed.feed)
  if (parsed.format === 'rdf') return fromRdf(parsed.feed)
  return fromJson(parsed.feed)
}

type Rss = Extract<AnyFeed, { format: 'rss' }>['feed']
type Atom = Extract<AnyFeed, { format: 'atom' }>['feed']
type Rdf = Extract<AnyFeed, { format: 'rdf' }>['feed']
type Json = Extract<AnyFeed, { format: 'json' }>['feed']

function fromRss(feed: Rss): RawFeed {
  return {
    format: 'RSS',
    title: feed.title ?? feed.dc?.titles?.[0],
    homepage: feed.link ?? alternate(feed.atom?.links),
    language: feed.language ?? feed.dc?.languages?.[0],
    base: feed.xml?.base,
    ttl: feed.ttl,
    updatePeriod: feed.sy?.updatePeriod,
    updateFrequency: feed.sy?.updateFrequency,
    items: (feed.items ?? []).map(
      (item): RawItem => ({
        id: item.guid?.value,
        isIdAddress: item.guid?.isPermaLink !== false,
        link: item.link ?? alternate(item.atom?.links),
        title: item.title ?? item.dc?.titles?.[0] ?? textOf(item.media?.title),
        author: item.dc?.creators?.[0] ?? item.authors?.map(nameOf).find(Boolean) ?? item.itunes?.author ?? undefined,
        published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? item.atom?.published,
        modified: item.dcterms?.modified?.[0] ?? item.atom?.updated,
        contents: [
          item.content?.encoded,
          item.description,
          item.dc?.descriptions?.[0],
          textOf(item.media?.description),
        ],
        base: item.xml?.base,
      }),
    ),
  }
}

function fromAtom(feed: Atom): RawFeed {
  return {
    format: 'ATOM',
    title: feed.title?.value,
    homepage: alternate(feed.links),
    language: feed.xml?.lang,
    base: feed.xml?.base,
    updatePeriod: feed.sy?.updatePeriod,
    updateFrequency: feed.sy?.updateFrequency,
    items: (feed.entries ?? []).map(
      (entry): RawItem => ({
        id: entry.id,
        link: alternate(entry.links) ?? entry.content?.src,
        title: entry.title?.value,
        author:
          entry.authors?.map(nameOf).find(Boolean) ??
          entry.dc?.creators?.[0] ??
          feed.authors?.map(nameOf).find(Boolean),
        published: entry.published ?? entry.dc?.dates?.[0] ?? entry.updated,
        modified: entry.published === undefined ? undefined : entry.updated,
        contents: [entry.content?.value, entry.summary?.value],
        base: entry.xml?.base,
      }),
    ),
  }
}

function fromRdf(feed: Rdf): RawFeed {
  return {
    format: 'RDF',
    title: feed.title,
    homepage: feed.link,
    language: feed.dc?.languages?.[0],
    base: feed.xml?.base,
    updatePeriod: feed.sy?.updatePeriod,
    updateFrequency: feed.sy?.updateFrequency,
    items: (feed.items ?? []).map(
      (item): RawItem => ({
        id: item.rdf?.about,
        isIdAddress: true,
        link: item.link,
        title: item.title ?? item.dc?.titles?.[0],
        author: item.dc?.creators?.[0],
        published: item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0],
        modified: item.dcterms?.modified?.[0],
        contents: [item.content?.encoded, item.description, item.dc?.descriptions?.[0]],
        base: item.xml?.base,
      }),
    ),
  }
}

function fromJson(feed: Json): RawFeed {
  return {
    format: 'JSON',
    title: feed.title,
    homepage: feed.home_page_url,
    language: feed.language,
    items: (feed.items ?? []).map(
      (item): RawItem => ({
        id: item.id,
        isIdAddress: true,
        link: item.url ?? item.external_url,
        title: item.title,
        author: item.authors?.map(nameOf).find(Boolean) ?? feed.authors?.map(nameOf).find(Boolean),
        published: item.date_published,
        modified: item.date_modified,
        contents: [item.content_html, item.content_text, item.summary],
      }),
    ),
  }
}

interface Link {
  href?: string | undefined
  rel?: string | undefined
  type?: string | undefined
}

/** The page that a feed or an item is about. Without a `rel` a link is one of these. */
function alternate(links: readonly Link[] | undefined): string | undefined {
  const pages = (links ?? []).filter(({ rel = 'alternate' }) => rel === 'alternate')
  return (pages.find(({ type = 'text/html' }) => type.includes('html')) ?? pages[0])?.href
}

function nameOf(person: string | { name?: string | undefined; email?: string | undefined }): string | undefined {
  return typeof person === 'string' ? person : (person.name ?? person.email)
}

function textOf(text: { value?: string | undefined } | undefined): string | undefined {
  return text?.value
}
