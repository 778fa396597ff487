import { setTimeout as pause } from 'node:timers/promises'
import { decodeText } from '../../fetch/charset.ts'
import type { Fetched, Fetcher, FetchFailure, FetchOptions } from '../../fetch/fetched.ts'

/** A page as text, or why it was not had. */
export type PageOutcome = { url: string; html: string } | { failure: FetchFailure }

const PAGE: FetchOptions = {
  accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1',
  // What the service takes.
  maxBytes: 5 * 1024 * 1024,
  timeoutMs: 60_000,
  robots: true,
}

/** For one page. A load has time, and its next pages are mostly of the same host. */
const PATIENCE_MS = 10 * 60_000
/** Of a host in trouble that does not say when to come back. */
const MOST_TRIES = 3

/**
 * Fetches one article's page, as its publisher allows. A host that asks to wait, or is in trouble, is waited for: `tell`
 * hears it where that takes more than a minute.
 */
export async function getPage(
  url: string,
  fetcher: Fetcher,
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<PageOutcome> {
  const began = Date.now()
  for (let tries = 1; ; tries++) {
    const outcome = await fetcher.get(url, PAGE)
    if (outcome.ok) return await pageOf(outcome.value, fetcher)
    const { failure } = outcome
    const waitMs = failure.retryAfterMs ?? 0
    const isPassing = failure.retryAfterMs !== undefined || (TROUBLES.has(failure.reason) && tries < MOST_TRIES)
    if (!isPassing || signal.aborted || Date.now() - began + waitMs > PATIENCE_MS) return outcome
    if (waitMs > 60_000) tell(`-- ${failure.message}; waiting for ${Math.ceil(waitMs / 1000)} s`)
    // Where it is ended, the next try is the last.
    await pause(waitMs, undefined, { signal }).catch(() => undefined)
  }
}

async function pageOf(fetched: Fetched, fetcher: Fetcher): Promise<PageOutcome> {
  const type = fetched.headers.get('content-type')
  const { host } = new URL(fetched.url)
  if (type !== null && !/^\s*(text\/html|application\/xhtml\+xml|text\/plain)\b/i.test(type))
    return { failure: { reason: 'BAD_RESPONSE', message: `${host} sent ${type.slice(0, 80)}, which is not a page` } }
  const { mayFetch, reasons } = await fetcher.rightsOf(fetched)
  if (!mayFetch) {
    const refusal = reasons.find(({ refuses }) => refuses.includes('FETCH'))
    return { failure: { reason: 'RIGHTS', message: `${host}: ${refusal?.text ?? 'its publisher rules it out'}` } }
  }
  return { url: fetched.url, html: decodeText(fetched.body, type).text }
}

const TROUBLES = new Set<FetchFailure['reason']>(['SERVER_ERROR', 'TIMED_OUT', 'UNREACHABLE'])
