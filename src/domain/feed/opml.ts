import { generateOpml } from 'feedsmith'
import { Parser } from 'htmlparser2'

/** A feed in a list of feeds. */
export interface ListedFeed {
  url: string
  title: string | null
  homepage: string | null
}

const MOST_LISTED = 10_000
/** Folders in each other; the parser takes time with the square of that. What stands deeper is not looked at, nor what follows. */
const DEEPEST = 250

/**
 * The feeds of an OPML document, in its order and whatever its folders, each once. What other readers write is often not
 * quite XML, so anything that has an `outline` with an `xmlUrl` is read. Empty where nothing has.
 */
export function readOpml(text: string): ListedFeed[] {
  const found = new Map<string, ListedFeed>()
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) parser.pause()
        const url = attributes.xmlurl?.trim()
        if (name !== 'outline' || !url || found.has(url) || found.size >= MOST_LISTED) return
        const title = (attributes.title ?? attributes.text ?? '').slice(0, 1_000).replace(/\s+/g, ' ').trim()
        found.set(url, { url, title: title || null, homepage: attributes.htmlurl?.trim() || null })
      },
      onclosetag() {
        depth--
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.end(text)
  return [...found.values()]
}

const TITLE = 'Feeds of Onrecord'

/** OPML wants an outline at least, and its writer refuses a list of none. */
const NO_FEEDS = `<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
  <head>
    <title>${TITLE}</title>
  </head>
  <body></body>
</opml>
`

/** An OPML document of these feeds, which other readers take. */
export function writeOpml(feeds: readonly ListedFeed[], now: Date): string {
  if (feeds.length === 0) return NO_FEEDS
  return generateOpml({
    head: { title: TITLE, dateCreated: now },
    body: {
      outlines: feeds.map(({ url, title, homepage }) => ({
        type: 'rss',
        text: title ?? url,
        ...(title === null ? {} : { title }),
        xmlUrl: url,
        ...(homepage === null ? {} : { htmlUrl: homepage }),
      })),
    },
  })
}
