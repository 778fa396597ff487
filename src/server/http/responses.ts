import type { ServerResponse } from 'node:http'
import type { Refusal } from '../access/gate.ts'

/** Sends a page that no cache keeps. `policy`: what the browser lets it do. */
export function sendPage(response: ServerResponse, page: string, policy: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // Who is signed in sees another page at the same address.
    'cache-control': 'no-store',
  })
  response.end(page)
}

/** Says in the words of a GraphQL error why a request goes no further. */
export function sendRefusal(response: ServerResponse, { status, code, message, retryAfter }: Refusal): void {
  if (status === 401) response.setHeader('www-authenticate', 'Bearer')
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
  sendJson(response, status, { errors: [{ message, extensions: { code, retryAfter } }] })
}

export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
