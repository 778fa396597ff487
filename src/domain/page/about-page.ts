import { isUrl } from '../given/given-url.ts'
import { type Claims, saidUnder } from './claims.ts'
import type { Kind } from './furniture.ts'
import type { LinkedArticle } from './linked-data.ts'
import { isOutletName, outletName, titleAlone } from './names.ts'
import { isInElement, lengthOf, type Outline, type PageElement, squashed } from './outline.ts'

/** What a page says for machines, and what it shows. */
export interface Sayings {
  claims: Claims
  linked: LinkedArticle | null
  /** What its JSON-LD calls the site. */
  site: string | null
  /** Where it was found; null where that is not known. */
  address: string | null
}

/** Where the outlet is named if nothing of more weight does: often by a handle. */
const HANDLES = ['dc.publisher', 'dcterms.publisher', 'article:publisher', 'al:android:app_name', 'twitter:site']

/** The outlet's name: null where nothing names it. Of several, one that its host goes by comes before "US edition". */
export function outletOf(sayings: Sayings): string | null {
  const { claims, linked, site } = sayings
  const named = (written: readonly (string | null)[]) => written.map(outletName).filter((name) => name !== null)
  const names = named([
    saidUnder(claims, ['og:site_name']),
    linked?.publisher ?? null,
    site,
    saidUnder(claims, ['publisher']),
    saidUnder(claims, ['application-name']),
  ])
  if (names.length === 0) return named(HANDLES.map((name) => saidUnder(claims, [name])))[0] ?? null
  const host = hostName(sayings)
  const found = names.find((name) => host !== null && isNameOf(host, name)) ?? names[0] ?? null
  // "harbourpost" for machines is "Harbour Post" elsewhere on the page.
  const written = names.filter((name) => found !== null && squashed(name) === squashed(found))
  return written.find((name) => /\p{Lu}|\s/u.test(name)) ?? found
}

function isNameOf(host: string, name: string): boolean {
  const labels = host.split('.').slice(0, -1).map(squashed)
  const own = squashed(name)
  const initials = name
    .split(/\s+/)
    .map((word) => squashed(word).slice(0, 1))
    .join('')
  return labels.some(
    (label) =>
      label.length > 1 &&
      (own.includes(label) || (own.length > 2 && label.includes(own)) || (initials.length > 1 && label === initials)),
  )
}

/** The article's own address: absolute, http or https; null where the page tells none. */
export function addressOf({ claims, linked, address }: Sayings): string | null {
  for (const written of [claims.canonical, saidUnder(claims, ['og:url']), linked?.url ?? null]) {
    const base = address !== null && /^https?:/i.test(address) ? address : undefined
    if (written === null || !isUrl(written, base)) continue
    const url = new URL(written, base)
    // A site that gives its front page as the address of all its articles.
    if (/^https?:$/.test(url.protocol) && (url.pathname !== '/' || url.search !== '')) return url.href
  }
  return null
}

/** BCP 47, as written: null where it is not said. */
export function languageSaid({ claims, linked }: Sayings): string | null {
  return (
    claims.language ??
    saidUnder(claims, ['content-language', 'language', 'dc.language', 'dcterms.language', 'inlanguage', 'og:locale']) ??
    linked?.language ??
    null
  )
}

const DESCRIPTION = ['og:description', 'description', 'twitter:description', 'dc.description', 'dcterms.abstract']

/** What the article is about, each saying of it once. */
export function descriptionsOf({ claims, linked }: Sayings): string[] {
  const said = [...DESCRIPTION.map((name) => saidUnder(claims, [name])), linked?.description ?? null]
  return [...new Set(said.filter((each) => each !== null))]
}

/**
 * The title: the heading that readers see, or what the page gives where it is told of elsewhere, if that is the same in
 * more words.
 */
export function titleOf(outline: Outline, kinds: readonly Kind[], sayings: Sayings): string | null {
  const { claims, linked } = sayings
  const outlets = outletsNamed(sayings)
  const alone = (written: string | null) => titleAlone(written, outlets)
  const shared = alone(saidUnder(claims, ['og:title', 'twitter:title']))
  const headline = alone(linked?.headline ?? null)
  const said = [
    shared,
    headline,
    alone(saidUnder(claims, ['dc.title', 'dcterms.title', 'headline', 'title'])),
    alone(claims.title),
  ].filter((each) => each !== null)
  const heading = headingOf(headings(outline, kinds, outlets, said.length === 0), said)
  if (heading === null) return said[0] ?? null
  const written = squashed(heading.text)
  // The same in letters, with a colon where the heading has a new line.
  const same = heading.isOneLine ? undefined : said.find((each) => squashed(each) === written)
  return same ?? titleAs(heading.text, shared, headline, said)
}

function titleAs(heading: string, shared: string | null, headline: string | null, said: readonly string[]): string {
  const written = squashed(heading)
  const isLong = heading.length > 15
  // With something behind it: a section, who wrote it. Or before it: "Opinion | Title".
  if (shared !== null && isLong && squashed(shared).startsWith(written)) return heading
  if (shared?.includes('|') && isLong && squashed(shared).endsWith(written)) return heading
  // A heading may begin with what rubric it is in, or end with who may read it, in the same element.
  const bare = said.find((each) => each.length > 15 && isWithMark(heading, each))
  if (bare !== undefined) return bare
  if (shared === null || isBegun(shared, heading)) return heading
  if (isOne(shared, headline)) return shared
  return shareOf(shared, heading) > 0.25 && shared.length > heading.length ? shared : heading
}

function isWithMark(heading: string, title: string): boolean {
  if (title.length >= heading.length) return false
  if (squashed(heading).endsWith(squashed(title))) return true
  return heading.startsWith(title) && /^\s+\S+$/.test(heading.slice(title.length))
}

/** Is a title cut short: "The lock opens in…"? */
const isBegun = (title: string, heading: string): boolean =>
  /(?:…|\.\.\.)$/.test(title) && squashed(heading).startsWith(squashed(title))

const isOne = (a: string, b: string | null): boolean => b !== null && squashed(a) === squashed(b)

interface Heading {
  text: string
  isOneLine: boolean
}

function headingOf(shown: readonly Heading[], said: readonly string[]): Heading | null {
  const likeness = ({ text }: Heading) => Math.max(0, ...said.map((each) => shareOf(text, each)))
  const best = [...shown].sort((a, b) => likeness(b) - likeness(a))[0] ?? null
  return best !== null && said.length > 0 && shown.length > 1 && likeness(best) < 0.2 ? null : best
}

// Where nothing else says a title: what is marked as the headline, of whatever order it is.
function headings(
  outline: Outline,
  kinds: readonly Kind[],
  outlets: readonly (string | null)[],
  isAll: boolean,
): Heading[] {
  const find = (test: (element: PageElement) => boolean): Heading[] => {
    const found: Heading[] = []
    for (const [i, element] of outline.elements.entries()) {
      const { from, to } = element
      if (!test(element) || to <= from || to - from > 4) continue
      if (isInElement(outline, i, (at) => kinds[at] === 'consent' || outline.elements[at]?.tag === 'NAV')) continue
      const text = outline.lines
        .slice(from, to)
        .map((line) => line.text.slice(0, 400))
        .join(' ')
      if (lengthOf(text) >= 10 && text.length <= 300 && !isOutletName(text, outlets))
        found.push({ text, isOneLine: to - from === 1 })
    }
    return found
  }
  const first = find(({ tag }) => tag === 'H1')
  return first.length > 0 || !isAll
    ? first
    : find(({ tag, marks }) => /^H[2-4]$/.test(tag) && HEADLINE.test(marks)).slice(0, 1)
}

const HEADLINE = /(?:^|[\s-])(?:headline|(?:entry|article|post|story|page)-?(?:title|headline|heading))(?=$|[\s-])/

/** How many of the words of the shorter are in the other, between 0 and 1. */
function shareOf(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.size - y.size)
  if (one === undefined || other === undefined || one.size === 0) return 0
  let shared = 0
  for (const word of one) if (other.has(word)) shared++
  return shared / one.size
}

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])

/** All that the page calls its outlet, for telling it from a person or a title. */
export function outletsNamed(sayings: Sayings): (string | null)[] {
  return [outletOf(sayings), sayings.site, sayings.linked?.publisher ?? null, hostName(sayings)]
}

/** "www.harbourpost.example" is "harbourpost": for telling a site's name, not for showing. */
function hostName({ claims, address }: Sayings): string | null {
  for (const url of [claims.canonical, address])
    if (url !== null && isUrl(url)) return new URL(url).hostname.replace(/^www\./, '')
  return null
}
