import type { Rights } from '../domain/rights/rights.ts'
import type { Fetched, FetchFailure } from '../fetch/fetched.ts'

/** Why an answer is not the page that was asked for; null where it may be. */
export function notAPage(asked: string, { url, headers }: Fetched): FetchFailure | null {
  const type = headers.get('content-type') ?? 'text/html'
  if (!/^\s*(?:text\/(?:html|plain)|application\/xhtml\+xml)/i.test(type))
    return { reason: 'BAD_RESPONSE', message: `The answer is ${type.slice(0, 100)}, not a page.` }
  const isFrontPage = new URL(url).pathname === '/' && new URL(url).search === '' && new URL(asked).pathname !== '/'
  return isFrontPage ? { reason: 'NOT_FOUND', message: `${asked} leads to the front page.` } : null
}

/** Why a page is not taken that its publisher does not want to be read. */
export function refusedByRights(url: string, { reasons }: Rights): FetchFailure {
  const { text, ask } = reasons.find(({ refuses }) => refuses.includes('FETCH')) ?? {}
  const whom = ask ?? `${new URL(url).origin}/`
  return { reason: 'RIGHTS', message: `${text ?? 'The publisher reserves its rights'}; ask ${whom}` }
}
