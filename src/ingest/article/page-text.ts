import { parseHTML } from 'linkedom'
import { isUrl } from '../../domain/given/given-url.ts'
import { addressOf, descriptionsOf, languageSaid, outletOf, titleOf } from '../../domain/page/about-page.ts'
import { bylineOf } from '../../domain/page/byline.ts'
import { saidUnder } from '../../domain/page/claims.ts'
import { kindsOf } from '../../domain/page/furniture.ts'
import { fullerText } from '../../domain/page/linked-body.ts'
import { linkedArticle, linkedSite } from '../../domain/page/linked-data.ts'
import { mainLines } from '../../domain/page/main-lines.ts'
import { type PageLine, withoutUnseen } from '../../domain/page/outline.ts'
import { modifiedOf, publishedOf } from '../../domain/page/page-times.ts'
import { claimsOf } from './page-claims.ts'
import { outlineOf, type TreeNode } from './page-outline.ts'
import { keptByReadability } from './page-vote.ts'

/** What a page says of its article. What it does not say is null. */
export interface PageText {
  text: string
  title: string | null
  byline: string | null
  publishedAt: Date | null
  /** When it was last changed, as the page says. */
  modifiedAt: Date | null
  /** How far east of UTC it is where the page says when that was; null where it says so in UTC, or not at all. */
  minutesEast: number | null
  /** The outlet's name, without its slogan; its host where nothing names it. */
  outlet: string | null
  /** The article's own address, whatever it was found under; http or https. */
  url: string | null
  /** As the page writes it: "en-GB". */
  language: string | null
}

/** What is known of a page besides itself. */
export interface PageOrigin {
  /** Where it was found. */
  address?: string | null
  /** IANA name of the zone whose clock its outlet shows; UTC where that is not known. */
  timeZone?: string | null
}

/** A page to read. */
export interface PageSource extends PageOrigin {
  html: string
}

/**
 * The article of a page: its text, paragraphs apart, captions and furniture left out, and what the page says of it.
 * To be called in a worker alone (see page-worker.ts).
 */
export function readPageText({ html, address = null, timeZone }: PageSource): PageText {
  const document = documentOf(html)
  const outline = outlineOf(document.documentElement as unknown as TreeNode)
  const claims = claimsOf(outline, document.title)
  const linked = linkedArticle(outline.scripts, {
    titles: [saidUnder(claims, ['og:title']), claims.title],
    addresses: [claims.canonical, saidUnder(claims, ['og:url']), address],
  })
  const sayings = { claims, linked, site: linkedSite(outline.scripts), address }
  const kinds = kindsOf(outline)
  const title = titleOf(outline, kinds, sayings)
  for (const [i, kind] of kinds.entries()) if (kind === 'consent' || kind === 'around') outline.nodes[i]?.remove()
  const kept = keptByReadability(document, outline)
  const lines = mainLines(outline, kinds, { kept, title, descriptions: descriptionsOf(sayings) })
  const place = (line: PageLine | undefined) => (line === undefined ? 0 : outline.lines.indexOf(line))
  const textFrom = place(lines[0])
  const language = languageSaid(sayings)
  const url = addressOf(sayings)
  const around = { textFrom, address: url ?? address, language, timeZone: timeZone ?? 'UTC' }
  const published = publishedOf(outline, claims, linked, around)
  return {
    text: fullerText(
      lines.map(({ text }) => text),
      linked?.body ?? null,
    ).join('\n\n'),
    title: title === null ? null : withoutUnseen(title),
    byline: bylineOf(outline, sayings, { from: textFrom, last: place(lines.at(-1)) }),
    publishedAt: published?.at ?? null,
    modifiedAt: modifiedOf(claims, linked, around.timeZone)?.at ?? null,
    minutesEast: published?.minutesEast ?? null,
    outlet: outletOf(sayings) ?? hostOf(url ?? address),
    url,
    language,
  }
}

function hostOf(url: string | null): string | null {
  return url === null || !/^https?:/i.test(url) || !isUrl(url) ? null : new URL(url).hostname.replace(/^www\./, '')
}

// The parser needs to be told what a browser knows: that all of it is in one element.
function documentOf(html: string) {
  const { document } = parseHTML(html)
  if (document.documentElement?.nodeName === 'HTML') return document
  const rest = html.replace(/^\s*<!doctype[^>]*>/i, '')
  return parseHTML(
    document.querySelector('body') === null ? `<html><body>${rest}</body></html>` : `<html>${rest}</html>`,
  ).document
}
