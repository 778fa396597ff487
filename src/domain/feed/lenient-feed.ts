import { Parser } from 'htmlparser2'
import { FeedError, type FeedFormat, type RawFeed, type RawItem } from './feed-document.ts'

// Reads what the strict reader refuses: tags that are not closed, "&" that stands for itself, names without their
// declaration, texts that end in the middle. It goes through the tags once, expands no entity of the document's own, and
// takes from each element what its name says, wherever that stands.

/** Below an item: more can only be meant to harm. */
const DEEPEST = 250

const ROOTS: Readonly<Record<string, FeedFormat>> = { rss: 'RSS', feed: 'ATOM', rdf: 'RDF', channel: 'RSS' }

type Field = Exclude<keyof RawItem, 'contents' | 'isIdAddress' | 'base'> | 'content'

/** By the name of the element without its prefix. Of two that give one field the first in the document counts. */
const FIELDS: Readonly<Record<string, Field>> = {
  title: 'title',
  guid: 'id',
  id: 'id',
  link: 'link',
  author: 'author',
  creator: 'author',
  name: 'author',
  pubdate: 'published',
  published: 'published',
  issued: 'published',
  created: 'published',
  date: 'published',
  updated: 'modified',
  modified: 'modified',
  encoded: 'content',
  content: 'content',
  description: 'content',
  summary: 'content',
}

/** Elements that have a title, a link or a description of their own. */
const ASIDE = /^(?:image|textinput|source|media:.*|itunes:.*|thr:.*|enclosure)$/

/** Reads a feed however it is damaged. Throws FeedError where it is not one, or nests too deep. */
export function readLeniently(text: string): RawFeed {
  const reading = new Reading()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reading.open(name, attributes),
      ontext: (given) => reading.text(given),
      onclosetag: (name) => reading.close(name),
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true },
  )
  // Before the first tag there may be anything, a byte order mark or an error message of the server.
  parser.end(text.slice(Math.max(0, text.indexOf('<'))))
  return reading.end()
}

class Reading {
  private readonly feed: RawFeed = { format: 'RSS', items: [] }
  private isFeed = false
  private item: RawItem | null = null
  private depth = 0
  private itemDepth = 0
  /** How deep the element is that is read over; 0: none is. */
  private aside = 0
  /** The element whose text is being taken. */
  private taking: { name: string; depth: number; parts: string[] } | null = null

  open(name: string, attributes: Record<string, string>): void {
    this.depth += 1
    if (this.depth > DEEPEST) throw new FeedError('nests its elements too deep')
    if (this.aside > 0) return
    const local = localName(name)
    if (this.depth === 1 || (!this.isFeed && ROOTS[local] !== undefined)) {
      this.isFeed ||= ROOTS[local] !== undefined
      this.feed.format = ROOTS[local] ?? this.feed.format
      this.feed.base ??= attributes['xml:base']
      this.feed.language ??= attributes['xml:lang']
    }
    const isItem = local === 'item' || local === 'entry'
    if (this.taking !== null && isItem) this.finish()
    if (this.taking !== null) {
      // Mark-up that stands in the text as itself, as in XHTML.
      this.taking.parts.push(`<${local}>`)
      return
    }
    if (isItem) this.begin(attributes)
    else if (ASIDE.test(name)) this.aside = this.depth
    else if (local === 'link' && attributes.href !== undefined) this.takeLink(attributes)
    else if (FIELDS[local] !== undefined || local === 'ttl' || local === 'language')
      this.taking = { name: local, depth: this.depth, parts: [] }
    if (local === 'guid' && this.item !== null) this.item.isIdAddress = attributes.ispermalink !== 'false'
  }

  text(given: string): void {
    this.taking?.parts.push(given)
  }

  close(name: string): void {
    if (this.taking?.depth === this.depth) this.finish()
    else this.taking?.parts.push(`</${localName(name)}>`)
    if (this.aside === this.depth) this.aside = 0
    if (this.item !== null && this.depth === this.itemDepth) this.item = null
    this.depth -= 1
  }

  end(): RawFeed {
    if (!this.isFeed && this.feed.items.length === 0) throw new FeedError('is not RSS, Atom, RDF or JSON Feed')
    return this.feed
  }

  private begin(attributes: Record<string, string>): void {
    const about = attributes['rdf:about']
    this.item = { contents: [], isIdAddress: this.feed.format !== 'ATOM', base: attributes['xml:base'], id: about }
    this.itemDepth = this.depth
    this.feed.items.push(this.item)
  }

  private takeLink({ href, rel = 'alternate' }: Record<string, string>): void {
    if (rel !== 'alternate') return
    if (this.item === null) this.feed.homepage ??= href
    else this.item.link ??= href
  }

  private finish(): void {
    if (this.taking !== null) this.put(this.taking.name, this.taking.parts.join('').trim())
    this.taking = null
  }

  private put(name: string, text: string): void {
    if (text === '') return
    if (this.item === null) {
      if (name === 'title') this.feed.title ??= text
      else if (name === 'link') this.feed.homepage ??= text
      else if (name === 'language') this.feed.language ??= text
      else if (name === 'ttl') this.feed.ttl ??= Number(text)
      return
    }
    const field = FIELDS[name]
    if (field === 'content') this.item.contents.push(text)
    else if (field !== undefined) this.item[field] ??= text
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
