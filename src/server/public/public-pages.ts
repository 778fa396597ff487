import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { LINK_PAGE_POLICY, type LinkPage, linkPageHtml, NO_SUCH_LINK } from './link-page.ts'

// What is shown without a key: to those who have a link of a mail, or the secret address of a feed. Whoever has the
// address may do what it is for and nothing else, so neither a key nor a cookie is looked at.

/** What links in mails are for. */
export interface PublicLinks {
  /** The page that a link opens; null where it cannot be used. It changes nothing. */
  show(token: string): Promise<LinkPage | null>
  /** Does what the link is for, once or again, and says what is the case now; null where it cannot be used. */
  use(token: string): Promise<LinkPage | null>
}

type OutFormat = 'atom' | 'json'

/** Feeds at secret addresses. */
export interface PublicFeeds {
  /** The feed at an address; null where there is none. */
  read(secret: string, format: OutFormat): Promise<string | null>
}

export interface PublicPages {
  /** Whether a path is one of these. */
  isPublic(path: string): boolean
  answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>
}

const LINK = /^\/links\/([\w-]{1,200})$/
const FEED = /^\/feeds\/([\w-]{1,200})\.(atom|json)$/

export function openPublicPages({ links, feeds }: { links: PublicLinks; feeds: PublicFeeds }): PublicPages {
  const answerLink = async (request: IncomingMessage, response: ServerResponse, token: string): Promise<void> => {
    const { method = '' } = request
    if (!['GET', 'HEAD', 'POST'].includes(method)) return sendNothing(response, 405, { allow: 'GET, HEAD, POST' })
    // What a mail program sends by itself (RFC 8058) has a body that says the same every time: Node drops it.
    const page = method === 'POST' ? await links.use(token) : await links.show(token)
    const html = linkPageHtml(page ?? NO_SUCH_LINK)
    response.writeHead(page === null ? 404 : 200, {
      ...GUARDED,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': LINK_PAGE_POLICY,
      'cache-control': 'no-store',
      'content-length': Buffer.byteLength(html),
    })
    response.end(method === 'HEAD' ? undefined : html)
  }

  const answerFeed = async (
    request: IncomingMessage,
    response: ServerResponse,
    secret: string,
    format: OutFormat,
  ): Promise<void> => {
    const { method = '' } = request
    if (method !== 'GET' && method !== 'HEAD') return sendNothing(response, 405, { allow: 'GET, HEAD' })
    const body = await feeds.read(secret, format)
    if (body === null) return sendNothing(response, 404, { 'cache-control': 'no-store' })
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
    const kept = {
      ...GUARDED,
      etag,
      'cache-control': 'private, no-cache',
      'content-security-policy': "default-src 'none'",
    }
    if (namesTag(request.headers['if-none-match'], etag)) return sendNothing(response, 304, kept)
    response.writeHead(200, { ...kept, 'content-type': FORMATS[format], 'content-length': Buffer.byteLength(body) })
    response.end(method === 'HEAD' ? undefined : body)
  }

  return {
    isPublic: (path) => path.startsWith('/links/') || path.startsWith('/feeds/'),
    async answer(request, response, path) {
      const [, token] = LINK.exec(path) ?? []
      if (token !== undefined || path.startsWith('/links/')) return await answerLink(request, response, token ?? '')
      const [, secret, format] = FEED.exec(path) ?? []
      if (secret === undefined) return sendNothing(response, 404, { 'cache-control': 'no-store' })
      await answerFeed(request, response, secret, format === 'json' ? 'json' : 'atom')
    },
  }
}

const FORMATS: Record<OutFormat, string> = {
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}

/** Their addresses are secrets: they go to no other site, and into no search engine. */
const GUARDED = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-resource-policy': 'same-origin',
}

function sendNothing(response: ServerResponse, status: number, headers: Record<string, string>): void {
  response.writeHead(status, { ...GUARDED, ...headers }).end()
}

/** Weakly compared, as RFC 9110 has it for this header. */
function namesTag(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}
