import { MOST_CHECKS_PER_HOUR, nextCheckAt } from '../../domain/edits/check-times.ts'
import { Unavailable } from '../../domain/given/unavailable.ts'
import type { Fetched } from '../../fetch/fetched.ts'
import { readClock } from '../../store/database/clock.ts'
import type { Settlement } from '../../store/feeds/entries.ts'
import {
  type CheckOutcome,
  countChecksOf,
  type DueCheck,
  postponeCheck,
  readDueCheck,
  readPageCheck,
  settleCheck,
} from '../../store/feeds/page-checks.ts'
import { setCheckTimer } from '../../store/queue/timers.ts'
import { textOfAnswer } from '../answer-text.ts'
import { ingestHtml, PAGE_REQUEST } from '../collect-entry.ts'
import { type Collecting, Stopping } from '../collector.ts'
import { notAPage, refusedByRights } from '../page-answer.ts'
import { movedForGood } from '../poll-feed.ts'
import { throughOutages } from '../through-outages.ts'
import { conditionsOf, validatorsOf } from './validators.ts'

/** Reasons for which a page is not asked for again: it is gone, or we are not wanted there. */
const FINAL = new Set([
  'GONE',
  'NOT_FOUND',
  'ROBOTS',
  'RIGHTS',
  'REFUSED_BY_PUBLISHER',
  'BAD_URL',
  'ADDRESS_REFUSED',
  'PORT_REFUSED',
])
const IS_GONE = new Set(['GONE', 'NOT_FOUND'])

/** Looks at the page of an article again that is due: what was edited is a new revision. */
export async function checkPage(collecting: Collecting, { id: articleId }: { id: string }): Promise<void> {
  const { prisma, recheckPages } = collecting
  const check = await throughOutages(collecting, () => readDueCheck(prisma, articleId))
  // No feed leads to it any more, or it was erased, or nothing is to be looked at again.
  if (check === null || !recheckPages) return await postponeCheck(prisma, articleId, null)
  if (check.dueAt > (await readClock(prisma))) return await setCheckTimer(prisma, articleId)
  // What is new comes first: a look too many is left out, not put off.
  if (check.isPaused || (await countChecksOf(prisma, check.host)) >= MOST_CHECKS_PER_HOUR) {
    const known = await readPageCheck(prisma, articleId)
    const { outcome = null, message = null } = known ?? {}
    return await settle(collecting, check, { outcome, message, isAsked: false })
  }
  try {
    await look(collecting, check)
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
    await postponeCheck(prisma, articleId, error.retryAfter * 1_000)
  }
}

async function look(collecting: Collecting, check: DueCheck): Promise<void> {
  const { prisma, fetcher, stopping } = collecting
  // The last look is without conditions: some servers say "not modified" for ever.
  const isLast = (await dueAfter(collecting, check, { isEdited: false })) === null
  const request = { ...PAGE_REQUEST, headers: isLast ? {} : conditionsOf(check) }
  const answer = await fetcher.get(check.url, request)
  if (stopping.aborted) throw new Stopping()
  if (!answer.ok) {
    const { reason, message, retryAfterMs, status } = answer.failure
    // Our own manners are not the page's failure.
    if (reason === 'RATE_LIMITED' && status === undefined)
      return await postponeCheck(prisma, check.articleId, retryAfterMs ?? 60_000)
    return await settle(collecting, check, { outcome: reason, message })
  }
  const { value } = answer
  if (value.status === 304) return await settle(collecting, check, { outcome: 'UNCHANGED', message: null })
  const failure = notAPage(check.url, value)
  if (failure !== null) return await settle(collecting, check, { outcome: failure.reason, message: failure.message })
  await take(collecting, check, value)
}

async function take(collecting: Collecting, check: DueCheck, answer: Fetched): Promise<void> {
  const { fetcher, stopping } = collecting
  const rights = await fetcher.rightsOf(answer, check.said)
  if (!rights.mayFetch) {
    const { reason, message } = refusedByRights(answer.url, rights)
    return await settle(collecting, check, { outcome: reason, message })
  }
  const known = { askedUrl: check.url, articleId: check.articleId, isCheck: true }
  const taken = await ingestHtml(collecting, check, { url: answer.url, html: textOfAnswer(answer), rights, ...known })
  // What reads pages may have been closed, and then refuses all of them.
  if (stopping.aborted && taken.articleId == null) throw new Stopping()
  const url = (taken.articleId == null ? null : movedForGood(answer.redirects)) ?? check.url
  await settle(collecting, check, { ...outcomeOf(taken), url, ...validatorsOf(answer.headers) })
}

function outcomeOf({ outcome, message, isRevised }: Settlement): { outcome: string; message: string | null } {
  return isRevised ? { outcome: 'REVISED', message: null } : { outcome, message }
}

async function settle(
  collecting: Collecting,
  check: DueCheck,
  { isAsked = true, ...settled }: Pick<CheckOutcome, 'outcome' | 'message'> & Partial<CheckOutcome>,
): Promise<void> {
  const { outcome } = settled
  const isEdited = outcome === 'REVISED' && isAsked
  const quiet = isEdited ? 0 : check.quiet + (outcome === 'UNCHANGED' && isAsked ? 1 : 0)
  const dueAt =
    outcome !== null && FINAL.has(outcome)
      ? null
      : await dueAfter(collecting, { ...check, quiet }, { isEdited, isAsked })
  const told = { ...settled, isGone: outcome !== null && IS_GONE.has(outcome), quiet, dueAt, isAsked }
  await throughOutages(collecting, () => settleCheck(collecting.prisma, check, told))
}

async function dueAfter(
  { prisma, spread }: Collecting,
  { since, checks, quiet }: DueCheck,
  { isEdited, isAsked = true }: { isEdited: boolean; isAsked?: boolean },
): Promise<Date | null> {
  const checked = { since, checks: checks + (isAsked ? 1 : 0), quiet, isEdited }
  return nextCheckAt(checked, await readClock(prisma), spread())
}
