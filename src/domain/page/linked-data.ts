import { squashed, withoutEntities } from './outline.ts'

/** What a page says of its article in schema.org's words (JSON-LD). What it does not say is null, or empty. */
export interface LinkedArticle {
  headline: string | null
  description: string | null
  authors: string[]
  /** Who publishes it, by name. */
  publisher: string | null
  publishedAt: string | null
  modifiedAt: string | null
  language: string | null
  url: string | null
  /** The whole text, where it is there a second time; often without its paragraphs. */
  body: string | null
}

type Node = Record<string, unknown>

/** How deep, and how many, objects are looked at: enough for every page there is, and not for one that is made to tire us. */
const DEEPEST = 8
const MOST_NODES = 2_000
/** Of a name, a headline, a time; and of a text. In UTF-16 code units. */
const LONGEST = 2_000
const MOST_BODY = 2_000_000

const ARTICLE = /(?:Article|Posting|Report|Review|Story|Column|Editorial|NewsItem|CreativeWork)$/i

/** Under what an article names other works: the claim that it reviews, the series that it is in. */
const OTHERS = ['itemReviewed', 'isPartOf', 'hasPart', 'mentions', 'citation', 'isBasedOn', 'comment']

/** What else a page says, to tell its own article from others that it names. */
export interface OwnPage {
  titles: readonly (string | null)[]
  addresses: readonly (string | null)[]
}

/** The article among all that a page's JSON-LD scripts tell of: null where they tell of none. */
export function linkedArticle(scripts: readonly string[], own: OwnPage): LinkedArticle | null {
  const nodes = scripts.flatMap((script) => nodesIn(parsed(script)))
  const others = new Set(nodes.flatMap((node) => OTHERS.flatMap((key) => node[key] ?? [])))
  const byId = new Map<string, Node>()
  // One that says more of itself stands for those that only name it.
  for (const node of nodes) {
    const id = node['@id']
    if (typeof id === 'string' && sizeOf(node) > sizeOf(byId.get(id) ?? {})) byId.set(id, node)
  }
  const whole = (value: unknown): unknown => {
    const id = isNode(value) && typeof value['@id'] === 'string' ? value['@id'] : null
    return id === null ? value : (byId.get(id) ?? value)
  }
  let best: Node | null = null
  let most = 0
  for (const node of nodes) {
    if (others.has(node) || !typesOf(node).some((type) => ARTICLE.test(type))) continue
    const said = ['headline', 'datePublished', 'author', 'articleBody', 'dateModified', 'name'].filter(
      (key) => node[key] != null && node[key] !== '',
    ).length
    const worth =
      said +
      (typesOf(node).some((type) => /News|Report|LiveBlog/.test(type)) ? 0.5 : 0) +
      (isOwn(textOf(node.headline), addressOf(node, whole), own) ? 10 : 0)
    if (worth > most) {
      most = worth
      best = node
    }
  }
  if (best === null) return null
  return {
    headline: plain(textOf(best.headline) ?? textOf(best.name)),
    description: textOf(best.description),
    authors: [...new Set([...namesOf(best.author, whole), ...namesOf(best.creator, whole)])].map(withoutEntities),
    publisher: namesOf(best.publisher, whole)[0] ?? namesOf(best.sourceOrganization, whole)[0] ?? null,
    publishedAt: textOf(best.datePublished) ?? textOf(best.dateCreated),
    modifiedAt: textOf(best.dateModified),
    language: textOf(best.inLanguage) ?? (isNode(best.inLanguage) ? textOf(best.inLanguage.alternateName) : null),
    url: addressOf(best, whole),
    body: textOf(best.articleBody, MOST_BODY) ?? textOf(best.text, MOST_BODY),
  }
}

/** The name that a page's JSON-LD gives the site it is on: null where it gives none. */
export function linkedSite(scripts: readonly string[]): string | null {
  const nodes = scripts.flatMap((script) => nodesIn(parsed(script)))
  for (const type of ['WebSite', 'NewsMediaOrganization'])
    for (const node of nodes) if (typesOf(node).includes(type)) return textOf(node.name) ?? null
  return null
}

// Many write it as HTML.
const plain = (text: string | null): string | null =>
  text === null ? null : withoutEntities(text.replace(/<\/?[a-z][^<>]{0,200}>/gi, ''))

function isOwn(headline: string | null, address: string | null, { titles, addresses }: OwnPage): boolean {
  const bare = (url: string | null) => (url ?? '').replace(/^https?:\/\/(?:www\.)?|[?#].*$|\/$/g, '')
  const name = squashed(headline ?? '')
  if (name.length > 10 && titles.some((title) => squashed(title ?? '').includes(name))) return true
  return address !== null && addresses.some((other) => other !== null && bare(other) === bare(address))
}

// Makers of pages forget what JSON does not allow: comments around it, line ends in strings, a comma too many.
function parsed(script: string): unknown {
  const bare = script
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*$/, '')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/;\s*$/, '')
  for (const text of [bare, bare.replace(/,\s*(?=[}\]])/g, '')])
    try {
      return JSON.parse(text)
    } catch {
      // the other spelling, or nothing
    }
  return null
}

function nodesIn(root: unknown): Node[] {
  const found: Node[] = []
  const ahead: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }]
  for (let next = ahead.shift(); next !== undefined && found.length < MOST_NODES; next = ahead.shift()) {
    const { value, depth } = next
    if (depth > DEEPEST) continue
    if (isNode(value) && value['@type'] !== undefined) found.push(value)
    const inner = Array.isArray(value) ? value : isNode(value) ? Object.values(value) : []
    if (ahead.length < MOST_NODES)
      for (const child of inner)
        if (typeof child === 'object' && child !== null) ahead.push({ value: child, depth: depth + 1 })
  }
  return found
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const sizeOf = (node: Node): number => Object.keys(node).length

// "schema:NewsArticle", "https://schema.org/NewsArticle", ["Article", "NewsArticle"].
function typesOf(node: Node): string[] {
  const types = Array.isArray(node['@type']) ? node['@type'] : [node['@type']]
  return types.filter((type) => typeof type === 'string').map((type) => type.replace(/^.*[/:#]/, ''))
}

function textOf(value: unknown, most = LONGEST): string | null {
  if (Array.isArray(value)) return textOf(value[0], most)
  if (isNode(value)) return textOf(value['@value'], most)
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, most) : null
}

function namesOf(value: unknown, whole: (value: unknown) => unknown): string[] {
  const values = Array.isArray(value) ? value.flat(2) : [value]
  return values.flatMap((each) => {
    if (typeof each === 'string') return each.trim() === '' ? [] : [each.trim().slice(0, LONGEST)]
    const node = whole(each)
    if (!isNode(node)) return []
    if (node['@list'] !== undefined) return namesOf(node['@list'], whole)
    const names = Array.isArray(node.name) ? node.name : [node.name]
    const told = names.map((name) => textOf(name)).filter((name) => name !== null)
    const parts = [textOf(node.givenName), textOf(node.familyName)].filter((part) => part !== null).join(' ')
    return told.length > 0 ? told : parts === '' ? [] : [parts]
  })
}

function addressOf(node: Node, whole: (value: unknown) => unknown): string | null {
  const page = whole(node.mainEntityOfPage)
  return textOf(node.url) ?? textOf(page) ?? (isNode(page) ? (textOf(page.url) ?? textOf(page['@id'])) : null)
}
