import { pino } from 'pino'
import { openAlertCounter } from '../../src/alerts/would-tell.ts'
import { openRefolder, type RefoldArticle } from '../../src/ingest/again/refold-article.ts'
import { carryOut } from '../../src/ingest/again/regroup.ts'
import { readLastRefold, requestRefold } from '../../src/store/again/refolds.ts'
import { topicReader } from '../../src/store/catalogue/classification.ts'
import { readClock } from '../../src/store/database/clock.ts'
import { retrying } from '../../src/store/database/retry.ts'
import type { PrismaClient, Refold } from '../../src/store/prisma/client.ts'
import { refoldOnFile } from '../../src/upkeep/refold.ts'
import { SHARED } from './threads.ts'

// What another release made of the same reports: it saw one utterance where there are two, or two where there is one.

/** Puts a report elsewhere, as another verdict would have: into the statement `to`, or into one of its own. Its statement. */
export async function putElsewhere(prisma: PrismaClient, reportId: string, to: string | null): Promise<string> {
  const { statementId: from, articleId } = await prisma.report.findUniqueOrThrow({ where: { id: reportId } })
  const isWhole = (await prisma.report.count({ where: { statementId: from, retractedAt: null } })) === 1
  const move = { from, to, reportIds: [reportId], articleIds: [articleId], firstId: reportId, isWhole, isMet: true }
  const homes = await retrying(prisma, async (tx) => {
    const [now, topics] = [await readClock(tx), await topicReader()(tx)]
    return carryOut(tx, { moves: [move] }, { now, topics, isAsked: false })
  })
  return homes.get(reportId) ?? ''
}

/** Asks for a refold, as the command does. */
export async function askForRefold(
  prisma: PrismaClient,
  asked: Partial<Parameters<typeof requestRefold>[1]> = {},
): Promise<Refold> {
  const whole = { since: null, topicId: null, perMinute: 60_000, dryRun: false, alerts: false, ...asked }
  const made = await requestRefold(prisma, whole)
  if (made === null) throw new Error('a refold is under way')
  return made
}

/** Does what was asked for until it is done or the signal aborts, as a service does; what it has come to. */
export async function foldOn(
  prisma: PrismaClient,
  {
    signal = new AbortController().signal,
    around = (fold: RefoldArticle) => fold,
  }: { signal?: AbortSignal; around?(fold: RefoldArticle): RefoldArticle } = {},
): Promise<Refold> {
  const beside = { committed: () => {}, countAlerts: openAlertCounter(prisma), log: pino({ level: 'silent' }) }
  await refoldOnFile(prisma, around(openRefolder(prisma, SHARED)), beside, signal)
  const last = await readLastRefold(prisma)
  if (last === null) throw new Error('no refold was asked for')
  return last
}
