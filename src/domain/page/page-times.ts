import { type Claims, saidUnder } from './claims.ts'
import type { LinkedArticle } from './linked-data.ts'
import { isByLine } from './names.ts'
import { isInElement, type Outline } from './outline.ts'
import { isSameDay, type PageDate, readAddressDate, readPageDate, readShownDate } from './page-date.ts'

/** What says it best, in that order; then whatever is called nearly so. */
const PUBLISHED = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
]
const NEARLY_PUBLISHED =
  /(?:^|[.:_-])(?:(?:first|original|article)?-?publi(?:sh(?:ed|ing)?|cation)(?:[._-]?(?:date|time|at|on|timestamp|original))*|date[._-]?(?:published|issued|created|original)?|(?:last)?pub[._-]?date|ptime|issued|created?(?:[._-]?(?:at|date|time))?|display[._-]?date|article[._-]?date(?:[._-]?original)?|(?:post|release|online)[._-]?(?:date|time))$/
/** Of a film, of a copyright, of an account. */
const NOT_PUBLISHED = /^(?:video|music|book|expires|copyright|twitter|build)[.:_-]?|modif|updat|expir|build/

const MODIFIED = [
  'article:modified_time',
  'article:modified',
  'og:article:modified_time',
  'og:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'last-modified',
  'lastmod',
  'revision_date',
  'modified',
  'updated',
]

/** Where the text is, and where the page was found. */
export interface Around {
  /** The first line of the text. */
  textFrom: number
  address: string | null
  language: string | null
  /** IANA name of the zone whose clock the outlet shows. */
  timeZone: string
}

/** When it was published: what the page says for machines, then what it shows near its heading, then its address. */
export function publishedOf(
  outline: Outline,
  claims: Claims,
  linked: LinkedArticle | null,
  around: Around,
): PageDate | null {
  const nearly = [...claims.meta.keys()].filter((name) => NEARLY_PUBLISHED.test(name) && !NOT_PUBLISHED.test(name))
  const said = [linked?.publishedAt ?? null, ...[...PUBLISHED, ...nearly].map((name) => saidUnder(claims, [name]))]
  for (const written of said) {
    const date = written === null ? null : readSaid(written, around)
    if (date !== null) return precise(date, claims, around)
  }
  return shownIn(outline, claims, around)
}

// As standards want it, or else as readers of the page's language write it.
function readSaid(written: string, { timeZone, language }: Pick<Around, 'timeZone' | 'language'>): PageDate | null {
  return readPageDate(written, timeZone) ?? (written.length <= 60 ? readShownDate(written, language, timeZone) : null)
}

// A date, its label and a name or two: in a sentence it may be the day of anything.
function isDateLine(text: string): boolean {
  const letters = (part: string) => part.match(/\p{L}/gu)?.length ?? 0
  const before = text.slice(0, Math.max(0, text.search(/\d/)))
  return text.length <= 120 && letters(text) <= 45 && (letters(before) <= 20 || isByLine(before))
}

/** When it was last changed: null where the page does not say. */
export function modifiedOf(claims: Claims, linked: LinkedArticle | null, timeZone: string): PageDate | null {
  for (const written of [linked?.modifiedAt ?? null, ...MODIFIED.map((name) => saidUnder(claims, [name]))]) {
    const date = written === null ? null : readPageDate(written, timeZone)
    if (date !== null) return date
  }
  return null
}

// Where a field tells the day alone, a time element of the same day may tell the hour.
function precise(date: PageDate, claims: Claims, { timeZone }: Around): PageDate {
  if (!date.isDay) return date
  for (const { written, marks } of claims.times) {
    if (/modif|updat/.test(marks)) continue
    const other = readPageDate(written, timeZone)
    if (other !== null && !other.isDay && Math.abs(other.at.getTime() - date.at.getTime()) <= 18 * 3_600_000)
      return other
  }
  return date
}

/** How many lines before the text, and after its beginning, a date may stand that is the article's. */
const BEFORE = 25
const AFTER = 3

function shownIn(outline: Outline, claims: Claims, around: Around): PageDate | null {
  const { textFrom, language, timeZone, address } = around
  const inAddress = address === null ? null : readAddressDate(address)
  const isNear = (line: number) => line >= textFrom - BEFORE && line <= textFrom + AFTER
  for (const { written, line, marks } of claims.times) {
    if (!isNear(line) || /modif|updat/.test(marks)) continue
    const date = readPageDate(written, timeZone)
    if (date !== null && (inAddress === null || isSameDay(date, inAddress))) return date
  }
  const isPicture = (element: number) => /^FIG/.test(outline.elements[element]?.tag ?? '')
  // What stands above the text first, the nearest of it first.
  for (let i = textFrom; i >= textFrom - BEFORE; i--) {
    const line = outline.lines[i]
    if (line === undefined || !isDateLine(line.text) || isInElement(outline, line.element, isPicture)) continue
    const date = readShownDate(line.text, language, timeZone)
    if (date !== null && (inAddress === null || isSameDay(date, inAddress))) return date
  }
  for (const line of outline.lines.slice(textFrom + 1, textFrom + 1 + AFTER)) {
    const date = isDateLine(line.text) ? readShownDate(line.text, language, timeZone) : null
    if (date !== null && (inAddress === null || isSameDay(date, inAddress))) return date
  }
  return inAddress ?? labelled(outline, around)
}

const LABEL =
  /^(?:date|datum|dato|fecha|data|published|publish(?:ed)? on|posted(?: on)?|erschienen(?: am)?|veröffentlicht(?: am)?|stand|publié(?: le)?|publicado(?: el)?|pubblicato(?: il)?|gepubliceerd(?: op)?|publisert|publicerad|udgivet|julkaistu|opublikowano|yayınlanma(?: tarihi)?)\b\s*:?/iu

// "Date 6 May 2025", in a list of facts anywhere on the page.
function labelled({ lines }: Outline, { language, timeZone }: Around): PageDate | null {
  for (const { text } of lines) {
    const date = LABEL.test(text.slice(0, 40)) && isDateLine(text) ? readShownDate(text, language, timeZone) : null
    if (date !== null) return date
  }
  return null
}
