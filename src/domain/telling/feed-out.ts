import { generateAtomFeed, generateJsonFeed } from 'feedsmith'
import { itemInHtml, quoted } from './mail.ts'
import { plainLine } from './plain-words.ts'
import type { Sheet, SheetItem, SheetPart, SheetSize } from './sheet.ts'

/** What a feed carries at a time. */
export const FEED_SIZE: SheetSize = { items: 50, quotation: 3_000 }

/** What a feed is, beside its entries. */
export interface FeedOut {
  /** Of the channel. */
  id: string
  title: string
  /** Its own address, which is a secret. */
  self: string
  /** Of its newest entry; of the channel's making where it has none. */
  updated: Date
}

/** Alerts as an Atom feed, the newest first. An entry has the same id for ever. */
export function atomFeed(sheet: Sheet, { id, title, self, updated }: FeedOut): string {
  return generateAtomFeed(
    {
      id: `urn:uuid:${id}`,
      title: { value: title, type: 'text' },
      updated,
      authors: [{ name: 'Onrecord' }],
      generator: { text: 'Onrecord' },
      links: [{ href: self, rel: 'self', type: 'application/atom+xml' }],
      entries: entriesOf(sheet).map(({ part, item }) => ({
        id: `urn:uuid:${item.id}`,
        title: { value: entryTitle(part, item), type: 'text' },
        updated: item.at,
        published: item.at,
        ...(item.speaker === null ? {} : { authors: [{ name: item.speaker }] }),
        categories: item.topics.map((term) => ({ term })),
        ...(item.link === null ? {} : { links: [{ href: item.link, rel: 'alternate' }] }),
        content: { value: itemInHtml(item), type: 'html' },
      })),
    },
    { strict: true },
  ) as string
}

/** The same as a JSON Feed of version 1.1. */
export function jsonFeed(sheet: Sheet, { title, self }: FeedOut): string {
  const feed = generateJsonFeed({
    title,
    feed_url: self,
    items: entriesOf(sheet).map(({ part, item }) => ({
      id: `urn:uuid:${item.id}`,
      title: entryTitle(part, item),
      content_html: itemInHtml(item),
      date_published: item.at,
      tags: item.topics,
      ...(item.link === null ? {} : { url: item.link }),
      ...(item.speaker === null ? {} : { authors: [{ name: item.speaker }] }),
    })),
  })
  return JSON.stringify(feed)
}

function entriesOf({ parts }: Sheet): { part: SheetPart; item: SheetItem }[] {
  const all = parts.flatMap((part) => part.items.map((item) => ({ part, item })))
  return all.sort((a, b) => b.item.at.getTime() - a.item.at.getTime() || (a.item.id < b.item.id ? 1 : -1))
}

/** How much of what was said stands in a title, in UTF-16 code units. */
const LONGEST_IN_TITLE = 120

/** With the words: readers list entries by their titles, and one speaker may say much. */
function entryTitle({ watch }: SheetPart, { heading, speaker, lines }: SheetItem): string {
  const said = lines.findLast((line) => line.is === 'quotation')
  // The lead names the speaker.
  const isNamed = speaker !== null && !said?.lead
  const about = `${watch}: ${isNamed ? `${speaker} · ` : ''}${heading}`
  return said === undefined ? about : `${about}: ${quoted({ ...said, text: plainLine(said.text, LONGEST_IN_TITLE) })}`
}
