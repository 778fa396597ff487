import { askingBoxes } from './consent-text.ts'
import { isProse, type Outline, type PageElement } from './outline.ts'

// What stands around an article, or in it and is none of it, told by what its makers call it. Page makers of all countries
// name things in English, with a few exceptions.

const named = (words: string) => new RegExp(`(?:^|[\\s-])(?:${words})(?=$|[\\s-])`)

/** A wall between the reader and the page, or what asks for consent: never an article, however long it is. */
const CONSENT = named(
  'onetrust\\w*|ot-sdk-\\w+|didomi\\w*|cookie\\w*|cookies?-\\w+|gdpr\\w*|ccpa\\w*|cmpbox\\w*|cmplz\\w*|usercentrics\\w*|uc-banner|qc-cmp2?|truste|fc-consent\\w*|fc-dialog|sp-message|consents?|cc-window|cybot\\w*|cybotcookiebot\\w*|osano\\w*|iubenda\\w*|privacy-(?:banner|notice|manager|modal|center|wall|overview|content|tab|settings)|cli-\\w+',
)

/** Menus, signing up, sharing, other articles, what readers wrote. */
const AROUND = named(
  [
    'nav|navbar|navigation|nav-\\w+|menu|menus|menubar|mega-?menu|breadcrumbs?|toolbar|skip-?link\\w*|site-(?:header|footer|nav)|masthead|page-header',
    'footer|site-info|colophon|copyright|legal|imprint',
    'share|shares|sharing|share-\\w+|sharedaddy|social|socials|social-\\w+|addtoany\\w*|addthis\\w*|follow-us',
    'related|related-\\w+|recommended|recommendations?|recirc\\w*|more-(?:on|from|stories|news|articles)|read-?(?:more|next|also)|also-read|see-also|teasers?|teaser-\\w+|promos?|outbrain\\w*|ob-widget|taboola\\w*|trending|most-(?:read|popular|viewed)|popular|up-next|next-(?:up|article|post)|post-navigation|jp-relatedposts|yarpp\\w*|onward|linkbox|link-box|zum-thema|mehr-zum-thema',
    'newsletters?|newsletter-\\w+|subscribe|subscription|sign-?up|paywall-(?:banner|message|overlay|offer|prompt|box)|piano\\w*|registration|register|donat(?:e|ion)|membership|app-promo|mailing-list|mc4wp\\w*|offer|offers',
    'comments?|comments-\\w+|comment-\\w+|disqus\\w*|livefyre|respond|viafoura\\w*|spot-im\\w*|coral\\w*|kommentare?|user-comments|community',
    'ads?|ad-\\w+|advert|adverts|advertisement\\w*|advertising|adsbygoogle|sponsor(?:ed)?|dfp|gpt|banner|commercial|affiliates?|anzeige\\w*|werbung|publicidad|reklam\\w*',
    'sidebar(?!-grid|-layout)|side-bar|rail|right-rail|widgets?|widget-area|secondary',
    'fact-?box\\w*|fact-?boks|fakta-?(?:box|boks|ruta)|info-?box|info-?kasten|summary-?box|key-?points|key-?takeaways|highlights-box',
    'polls?|quiz|survey|games?|breaking-news|ticker|weather',
    'sr-only|visually-?hidden|screen-reader(?:-text)?|screenreader|a11y-\\w+|noprint|no-print|popup|modal|tooltip|overlay|toast|alert-banner|print-only|u-hidden|is-hidden|hidden|hide|d-none',
  ].join('|'),
)

/** What is told of the article, or of its pictures: left out where it is short. */
const ABOUT = named(
  [
    'caption|captions|[\\w]*caption\\w*|credits?|[\\w]*credits?|photo-?credit|image-?(?:info|source|credit|caption|meta|text)|bildunterschrift|bildtext|bild-text|legend|wp-caption-text|figcaption|foto-?credit|photographer|image-desc\\w*|media-(?:info|desc\\w*|meta)|gallery\\w*|slideshow|carousel|slider|swiper\\w*|player|video-?(?:player|info|title|meta|teaser|caption)|audio-?(?:player|info|title)?|podcast\\w*',
    'by-?line\\w*|authors?|author-\\w+|autore?n?|autoren|writers?|reporter|contributors?|dateline|time-?stamps?|pub-?date|publish(?:ed)?(?:-\\w+)?|date-?(?:published|modified|time|line)|datetime|updated|last-?updated|article-?meta|entry-meta|post-meta|meta-?data|meta-?info|story-meta|metabar|reading-?time|read-?time|kicker|overline|eyebrow|dachzeile|rubrik|section-(?:label|name)|category|categories|cat-links|label|labels',
    'tags?|tag-\\w+|taglist|topics?|topic-\\w+|keywords?|article-?tags|post-tags|themen|schlagwort\\w*|story-?tags',
    'bio|author-bio|about-author|author-info|author-box|source-info|article-?(?:tools|actions|info|share|footer|bottom)|tools|actions|utility|feedback|print|ratings?|button|buttons|btn|cta|call-to-action',
  ].join('|'),
)

/** What makers call the text itself. */
export const BODY = named(
  'article-?body|article-?content|article-?text|article-body-text|entry-content|post-content|post-body|story-?body|story-?content|story-?text|content-body|body-content|body-text|artikel-?text|rich-?text|text-body|articulo-?cuerpo|news-?text|news-?content|news-?body',
)

/** Hidden on a telephone, and shown on a wide screen. */
const SHOWN = /(?:^|\s)(?:sm|md|lg|xl)-(?:block|flex|grid|inline)/
const SURE = new Set(['NAV', 'FOOTER', 'ASIDE', 'DIALOG'])
const HIDDEN = named('sr-only|visually-?hidden|screen-reader(?:-text)?|hidden|hide|d-none')
/** A post of another site, shown in the article. */
const EMBED = named(
  'embed|embeds|embedded|[\\w-]*-embed|embed-[\\w-]+|oembed|twitter-tweet|instagram-media|bluesky-embed|tiktok-embed',
)
const NO_ARTICLE_TAGS = new Set(['NAV', 'FORM', 'DIALOG'])
const NO_ARTICLE_ROLES = named(
  'navigation|menu|menubar|banner|search|dialog|alertdialog|complementary|contentinfo|tablist',
)

/** What an element is, as far as it is not the article: null where nothing says so. */
export type Kind = 'consent' | 'around' | 'about' | null

/** Of each element: what it is itself. Text that is in no sense a side matter of the page stays, whatever it is called. */
export function kindsOf(outline: Outline): Kind[] {
  const holders = holdersOf(outline)
  // Figures with a quotation in them.
  const quoting = new Set(outline.elements.filter(({ tag }) => tag === 'BLOCKQUOTE').map(({ parent }) => parent))
  const kinds = outline.elements.map((element, i) => {
    const kind = kindOf(element, outline, quoting.has(element.parent))
    // "cookies-accepted" may be said of all the page.
    return kind === 'consent' && holders.has(i) ? null : kind
  })
  for (const box of askingBoxes(outline)) if (!holders.has(box)) kinds[box] = 'consent'
  const further = furtherArticles(outline)
  const isConsent: boolean[] = []
  for (const [i, { parent }] of outline.elements.entries())
    isConsent.push(isConsent[parent] === true || kinds[i] === 'consent')
  const all = proseBefore(outline.lines)
  const asked = proseBefore(outline.lines.filter(({ element }) => isConsent[element] === true)).at(-1) ?? 0
  // Where nothing but a wall is left, it is the page.
  const whole = (all.at(-1) ?? 0) - asked || all.at(-1) || 0
  return outline.elements.map(({ from, to }, i) => {
    if (further.has(i)) return 'around'
    const kind = kinds[i] ?? null
    if (kind === null || kind === 'consent') return kind
    const mass = (all[to] ?? 0) - (all[from] ?? 0)
    return mass <= whole * (SURE.has(outline.elements[i]?.tag ?? '') ? 0.5 : kind === 'around' ? 0.25 : 0.15)
      ? kind
      : null
  })
}

/** Spaces in an outlet's name. */
const MOST_OF_A_NAME = 4

/** What lies around an article, or around what its makers call its text. */
function holdersOf({ elements }: Outline): Set<number> {
  const holders = new Set<number>()
  for (const { tag, marks, parent } of elements)
    if (tag === 'MAIN' || tag === 'ARTICLE' || BODY.test(marks))
      for (let at = parent; at >= 0 && !holders.has(at); at = elements[at]?.parent ?? -1) holders.add(at)
  return holders
}

/** Characters of running text in the lines before each line. */
function proseBefore(lines: Outline['lines']): number[] {
  const sums = [0]
  for (const line of lines) sums.push((sums.at(-1) ?? 0) + (isProse(line) ? line.text.length : 0))
  return sums
}

function kindOf({ tag, marks, parent }: PageElement, { elements }: Outline, isQuoting: boolean): Kind {
  if (tag === 'BODY' || tag === 'HTML' || tag === 'MAIN') return null
  if (marks !== '' && BODY.test(marks)) return CONSENT.test(marks) ? 'consent' : null
  if (marks !== '' && CONSENT.test(marks)) return 'consent'
  if (NO_ARTICLE_TAGS.has(tag)) return 'around'
  // Below a quotation it says whose it is.
  if (tag === 'FIGCAPTION') return isQuoting ? null : 'around'
  // A quotation's foot says whose it is.
  if (tag === 'FOOTER') return elements[parent]?.tag === 'BLOCKQUOTE' ? null : 'around'
  if (tag === 'ASIDE') return 'around'
  if (marks === '') return null
  // "widget-title" is what some call each heading.
  if (/^H[2-6]$/.test(tag)) return HIDDEN.test(marks) ? 'around' : null
  if (/^H1$|^P$|^BLOCKQUOTE$/.test(tag) && !ABOUT.test(marks)) return AROUND.test(marks) ? 'about' : null
  if (EMBED.test(marks) && !/newsletter|sign-?up/.test(marks)) return null
  if (NO_ARTICLE_ROLES.test(marks) || (AROUND.test(marks) && !SHOWN.test(marks))) return 'around'
  return ABOUT.test(marks) ? 'about' : null
}

/**
 * Articles with a first heading of their own, after the first: pages that go on and on show another below. None where a
 * heading stands above all of them: they are its posts.
 */
function furtherArticles({ elements, lines }: Outline): Set<number> {
  const headed: number[] = []
  for (const { tag, parent, from } of elements) {
    if (tag !== 'H1') continue
    let at = parent
    let isAbove = headed.length === 0 && (lines[from]?.text.match(/\s/g)?.length ?? 0) >= MOST_OF_A_NAME
    while (at >= 0 && elements[at]?.tag !== 'ARTICLE') {
      if (elements[at]?.tag === 'HEADER' || elements[at]?.tag === 'NAV') isAbove = false
      at = elements[at]?.parent ?? -1
    }
    if (at < 0 && isAbove) return new Set()
    if (at >= 0 && !headed.includes(at)) headed.push(at)
  }
  const [first, ...rest] = headed
  const end = elements[first ?? -1]?.to ?? 0
  return new Set(rest.filter((at) => (elements[at]?.from ?? 0) >= end))
}
