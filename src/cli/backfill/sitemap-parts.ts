import { Parser } from 'htmlparser2'

/** What a sitemap names: an article's page, or a further sitemap. */
export interface SitemapPart {
  kind: 'page' | 'sitemap'
  address: string
  /** When it was last changed, as the sitemap says. */
  changedAt: Date | null
}

/** A text that is not a sitemap, or not one to be read. */
export class NotSitemap extends Error {
  override readonly name = 'NotSitemap'
}

/** A sitemap is three elements deep, with pictures and news four. */
const DEEPEST = 30
/** Of an address, in UTF-16 code units. */
const LONGEST = 4_000

/**
 * Takes a sitemap in pieces, and gives what each completes. Entities beyond those of XML itself are left as they stand,
 * and nothing that a document type names is read.
 *
 * `take` throws NotSitemap.
 */
export function openSitemapReader(): { take(text: string): SitemapPart[] } {
  let found: SitemapPart[] = []
  const open: string[] = []
  let address = ''
  let changed = ''
  let text: 'address' | 'changed' | null = null
  const parser = new Parser(
    {
      onopentagname(name) {
        if (open.length === 0 && !ROOTS.has(localOf(name)))
          throw new NotSitemap(`is not a sitemap: it begins with <${name.slice(0, 40)}>`)
        if (open.length === DEEPEST) throw new NotSitemap('has elements in each other deeper than sitemaps have')
        const parent = open.at(-1) ?? ''
        open.push(name)
        if (ENTRIES.has(localOf(name))) {
          address = ''
          changed = ''
        }
        // Pictures and films have addresses, too, which are of another namespace.
        const isOfEntry = ENTRIES.has(localOf(parent)) && prefixOf(parent) === prefixOf(name)
        if (isOfEntry && localOf(name) === 'loc') text = 'address'
        else if (isOfEntry && localOf(name) === 'lastmod') text = 'changed'
        else text = null
      },
      ontext(piece) {
        if (text === 'address' && address.length <= LONGEST) address += piece
        if (text === 'changed' && changed.length <= LONGEST) changed += piece
      },
      onclosetag(name) {
        open.pop()
        text = null
        const kind = ENTRIES.get(localOf(name))
        if (kind === undefined || address.trim() === '' || address.length > LONGEST) return
        found.push({ kind, address: address.trim(), changedAt: timeIn(changed.trim()) })
        address = ''
      },
    },
    { xmlMode: true },
  )
  return {
    take(piece) {
      parser.write(piece)
      const complete = found
      found = []
      return complete
    },
  }
}

function timeIn(text: string): Date | null {
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? new Date(text) : null
  return time === null || Number.isNaN(time.getTime()) ? null : time
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(':') + 1)
}

const ROOTS = new Set(['urlset', 'sitemapindex'])

const ENTRIES = new Map<string, SitemapPart['kind']>([
  ['url', 'page'],
  ['sitemap', 'sitemap'],
])
