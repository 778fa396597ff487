import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An article as the paper has it. */
export interface Printed {
  path: string
  title: string
  /** Paragraphs. */
  text: string[]
  publishedAt: Date
  guid?: string
  author?: string
  /** What the feed says of it; else its title. */
  summary?: string
  /** What its page has in its head besides. */
  head?: string
  /** What its page shows around the text: nothing of the article. */
  around?: string
}

interface Asked {
  path: string
  headers: IncomingHttpHeaders
  at: number
}

export type Answering = (request: IncomingMessage, response: ServerResponse) => void

/** A newspaper on this machine: it publishes, edits, lies, dies and comes back, and remembers what it was asked. */
export interface Newspaper {
  url: string
  feedUrl: string
  /** "127.0.0.1:43210", for FETCH_ALLOW. */
  host: string
  articles: Printed[]
  /** Every request, in order. */
  asked: Asked[]
  /** The paths that were asked for since the last call. */
  takeAsked(): string[]
  /** Prints an article on top of the others; what is not told is made up. */
  print(article?: Partial<Printed>): Printed
  /** In place of what the paper would answer at a path, until it is undone by null. */
  answer(path: string, answering: Answering | null): void
  /** Headers that its feed has besides. */
  feedHeaders: Record<string, string>
  /** In place of the feed that it would write. */
  feedText: string | null
  /** Whether it answers conditions with 304. */
  knowsConditions: boolean
  /** Stops listening; requests are refused until it comes back at the same address. */
  die(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
}

export async function openNewspaper({ name = 'The Harbour Times', port = 0 } = {}): Promise<Newspaper> {
  const answers = new Map<string, Answering>()
  let server = createServer()
  let count = 0
  let taken = 0
  const paper: Newspaper = {
    url: '',
    feedUrl: '',
    host: '',
    articles: [],
    asked: [],
    feedHeaders: {},
    feedText: null,
    knowsConditions: true,
    takeAsked() {
      const paths = paper.asked.slice(taken).map(({ path }) => path)
      taken = paper.asked.length
      return paths
    },
    print(article = {}) {
      count += 1
      const printed: Printed = {
        path: `/news/${count}`,
        title: `Notice ${count} of the harbour board`,
        text: someText(count),
        publishedAt: new Date(Date.now() - 60_000),
        ...article,
      }
      paper.articles.unshift(printed)
      return printed
    },
    answer(path, answering) {
      if (answering === null) answers.delete(path)
      else answers.set(path, answering)
    },
    async die() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
    comeBack: () => listen(Number(new URL(paper.url).port)),
    close: () => paper.die(),
  }
  const respond = (request: IncomingMessage, response: ServerResponse) => {
    const [path = '/'] = (request.url ?? '/').split('?')
    paper.asked.push({ path, headers: request.headers, at: Date.now() })
    const own = answers.get(request.url ?? '/') ?? answers.get(path)
    if (own !== undefined) return own(request, response)
    if (path === '/feed.xml') return sendFeed(request, response)
    const article = paper.articles.find((one) => one.path === path)
    if (article !== undefined) return sendPage(request, response, pageOf(name, article))
    if (path === '/') return send(response, 200, 'text/html; charset=utf-8', frontPage(name))
    send(response, 404, 'text/html', '<h1>Not found</h1>')
  }
  const sendPage = (request: IncomingMessage, response: ServerResponse, html: string) => {
    const etag = `"${hash(html)}"`
    if (paper.knowsConditions && request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end()
      return
    }
    send(response, 200, 'text/html; charset=utf-8', html, paper.knowsConditions ? { etag } : {})
  }
  const sendFeed = (request: IncomingMessage, response: ServerResponse) => {
    const text = paper.feedText ?? feedOf(name, paper.url, paper.articles)
    const etag = `"${Buffer.from(text).length}-${hash(text)}"`
    if (paper.knowsConditions && request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag, ...paper.feedHeaders }).end()
      return
    }
    send(response, 200, 'application/rss+xml', text, {
      ...(paper.knowsConditions ? { etag } : {}),
      ...paper.feedHeaders,
    })
  }
  const listen = async (at: number) => {
    server = createServer(respond)
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(at, '127.0.0.1', resolve))
    paper.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    paper.url = `http://${paper.host}`
    paper.feedUrl = `${paper.url}/feed.xml`
  }
  await listen(port)
  return paper
}

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': type, ...headers }).end(body)
}

/** An answer of this status alone. */
export function status(code: number, headers: Record<string, string> = {}): Answering {
  return (_, response) => void response.writeHead(code, headers).end()
}

/** A redirect. */
export function redirect(code: number, to: string): Answering {
  return status(code, { location: to })
}

function hash(text: string): number {
  let sum = 0
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) | 0
  return sum >>> 0
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** Words that no other article of the paper has. */
function someText(count: number): string[] {
  return [
    `“Berth ${count} will stay closed until the crane is mended,” Ada Quill said on the quay in the morning of day ${count}.`,
    `The harbour board met for the ${count}th time this season and heard from the pilots, who want the channel dredged before the winter storms begin.`,
    'Nobody in the hall asked about the cost of the works, and the meeting ended after less than an hour.',
  ]
}

/** The page of an article. */
export function pageOf(name: string, { title, text, publishedAt, author, head = '', around = '' }: Printed): string {
  const meta = `<meta property="og:site_name" content="${escaped(name)}"><meta property="article:published_time" content="${publishedAt.toISOString()}">`
  return `<!DOCTYPE html><html lang="en"><head><title>${escaped(title)}</title>${meta}${head}</head><body><article><h1>${escaped(title)}</h1>
    ${author === undefined ? '' : `<p class="byline">${escaped(author)}</p>`}${text.map((one) => `<p>${escaped(one)}</p>`).join('\n')}${around}</article></body></html>`
}

function frontPage(name: string): string {
  return `<!DOCTYPE html><html><head><title>${escaped(name)}</title>
    <link rel="alternate" type="application/rss+xml" title="${escaped(name)}" href="/feed.xml"></head><body><p>Welcome.</p></body></html>`
}

/** The RSS of these articles. */
export function feedOf(name: string, url: string, articles: readonly Printed[]): string {
  const items = articles.map(
    ({
      path,
      title,
      publishedAt,
      guid,
      author,
      summary,
    }) => `<item><title>${escaped(title)}</title><link>${url}${path}</link>
      <guid isPermaLink="false">${escaped(guid ?? path)}</guid><pubDate>${publishedAt.toUTCString()}</pubDate>
      ${author === undefined ? '' : `<author>${escaped(author)}</author>`}<description>${escaped(summary ?? title)}</description></item>`,
  )
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${escaped(name)}</title><link>${url}/</link>${items.join('\n')}</channel></rss>`
}
