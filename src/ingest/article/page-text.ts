import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'

/** What a page says of its article. What it does not say is null. */
export interface PageText {
  text: string
  title: string | null
  byline: string | null
  publishedAt: Date | null
  /** How far east of UTC it is where the page says when that was; null where it says so in UTC, or not at all. */
  minutesEast: number | null
  /** The outlet's name. */
  outlet: string | null
  /** The article's own address, whatever it was found under; http or https. */
  url: string | null
  /** As the page writes it: "en-GB". */
  language: string | null
}

// What is used of the parser's tree; the project has no browser's types.
interface TreeNode {
  nodeType: number
  nodeName: string
  textContent: string | null
  lastChild: TreeNode | null
  previousSibling: TreeNode | null
}

// Elements that end a paragraph. Readers, and extraction, see a line break where a browser shows one.
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TR UL'.split(
    ' ',
  ),
)
const NO_TEXT = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE FIGCAPTION IFRAME SVG BUTTON SELECT TEXTAREA'.split(' '))
const NO_ARTICLE = new Set('NAV FOOTER HEADER ASIDE FORM'.split(' '))

/**
 * The article of a page: its text, paragraphs apart, captions and furniture left out.
 *
 * Runs in a worker (see page.ts): the parser is not proof against every page, so time and memory are limited there.
 */
export default function readPageText({ html }: { html: string }): PageText {
  const { document } = parseHTML(html.includes('<body') ? html : `<html><body>${html}</body></html>`)
  const language = document.documentElement?.getAttribute('lang') || null
  const url = addressOf(document)
  const whole = textOf(document.body ?? document.documentElement, true)
  const article = findArticle(document)
  const found =
    article === null ? '' : textOf(parseHTML(`<html><body>${article.content}</body></html>`).document.body, false)
  return {
    // Readability finds nothing on very short pages, and fails on some odd ones: then all the page says is the article.
    text: found.length > 0 ? found : whole,
    title: article?.title || document.title || null,
    byline: article?.byline || null,
    publishedAt: dateOf(article?.publishedTime ?? null),
    minutesEast: minutesEastIn(article?.publishedTime ?? ''),
    outlet: article?.siteName?.trim() || null,
    url,
    language,
  }
}

function findArticle(document: ConstructorParameters<typeof Readability>[0]) {
  try {
    return new Readability(document, { charThreshold: 200 }).parse()
  } catch {
    return null // it throws on documents it does not understand; the whole page's text is read instead
  }
}

interface Headed {
  querySelector(selector: string): { getAttribute(name: string): string | null } | null
}

function addressOf(document: Headed): string | null {
  const written =
    document.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
    document.querySelector('meta[property="og:url"]')?.getAttribute('content')
  return written != null && /^https?:\/\//i.test(written) && URL.canParse(written) ? written : null
}

function dateOf(written: string | null): Date | null {
  const time = written === null ? Number.NaN : Date.parse(written)
  return Number.isNaN(time) ? null : new Date(time)
}

// "2025-05-11T21:30:00+09:00". Pages that say "Z" are from anywhere: their software counts so.
function minutesEastIn(written: string): number | null {
  const [, sign, hours, minutes] = /T.*([+-])(\d{2}):?(\d{2})$/.exec(written.trim()) ?? []
  const east = (sign === '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes))
  return Number.isNaN(east) || east === 0 ? null : east
}

// Walks with a list of its own: pages nest deeper than the stack.
function textOf(root: TreeNode | null, isWholePage: boolean): string {
  if (root === null) return ''
  const pieces: string[] = []
  const path: (TreeNode | '\n')[] = [root]
  for (let node = path.pop(); node !== undefined; node = path.pop()) {
    if (node === '\n') pieces.push('\n')
    else if (node.nodeType === 3) pieces.push((node.textContent ?? '').replace(/\s+/g, ' '))
    else if (node.nodeType === 1) {
      const name = node.nodeName.toUpperCase()
      if (NO_TEXT.has(name) || (isWholePage && NO_ARTICLE.has(name))) continue
      if (name === 'BR' || BLOCKS.has(name)) {
        pieces.push('\n')
        path.push('\n')
      }
      for (let child = node.lastChild; child !== null; child = child.previousSibling) path.push(child)
    }
  }
  return pieces
    .join('')
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n\n')
}
