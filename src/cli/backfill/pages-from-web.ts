import { setTimeout as pause } from 'node:timers/promises'
import { textOfAnswer } from '../../collect/answer-text.ts'
import { notAPage, refusedByRights } from '../../collect/page-answer.ts'
import type { FeedSaid, Rights } from '../../domain/rights/rights.ts'
import type { Fetched, Fetcher, FetchFailure, FetchOptions } from '../../fetch/fetched.ts'

/** A page of the web as text, with what its publisher allows. */
export interface CollectedPage {
  url: string
  html: string
  rights: Rights
}

/** A page, or why it was not had. */
export type PageOutcome = CollectedPage | { failure: FetchFailure }

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

/** What it takes to ask hosts, and to wait for them. */
export interface Asking {
  fetcher: Fetcher
  tell: (line: string) => void
  signal: AbortSignal
}

/** Fetches one article's page, as its publisher allows. `said`: by the feed that led to it. */
export async function getPage(url: string, asking: Asking, said: FeedSaid | null = null): Promise<PageOutcome> {
  const outcome = await patiently(() => asking.fetcher.get(url, PAGE), asking)
  return outcome.ok ? await pageOf(url, outcome.value, asking.fetcher, said) : outcome
}

/**
 * Asks again where a host wants to be waited for, or is in trouble, for up to ten minutes: `tell` hears it where a wait takes
 * more than a minute.
 */
export async function patiently<Had>(
  ask: () => Promise<{ ok: true; value: Had } | { ok: false; failure: FetchFailure }>,
  { tell, signal }: Pick<Asking, 'tell' | 'signal'>,
): Promise<{ ok: true; value: Had } | { ok: false; failure: FetchFailure }> {
  const began = Date.now()
  for (let tries = 1; ; tries++) {
    const outcome = await ask()
    if (outcome.ok) return outcome
    const { failure } = outcome
    const waitMs = failure.retryAfterMs ?? 0
    const isPassing = failure.retryAfterMs !== undefined || (TROUBLES.has(failure.reason) && tries < MOST_TRIES)
    if (!isPassing || signal.aborted || Date.now() - began + waitMs > PATIENCE_MS) return outcome
    if (waitMs > 60_000) tell(`-- ${failure.message}; waiting for ${Math.ceil(waitMs / 1000)} s`)
    // Where it is ended, the next try is the last.
    await pause(waitMs, undefined, { signal }).catch(() => undefined)
  }
}

async function pageOf(asked: string, fetched: Fetched, fetcher: Fetcher, said: FeedSaid | null): Promise<PageOutcome> {
  const failure = notAPage(asked, fetched)
  if (failure !== null) return { failure }
  const rights = await fetcher.rightsOf(fetched, said)
  return rights.mayFetch
    ? { url: fetched.url, html: textOfAnswer(fetched), rights }
    : { failure: refusedByRights(fetched.url, rights) }
}

const TROUBLES = new Set<FetchFailure['reason']>(['SERVER_ERROR', 'TIMED_OUT', 'UNREACHABLE'])
