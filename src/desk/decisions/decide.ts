import { v7 as uuid } from 'uuid'
import { compose, type LiveReport } from '../../domain/compose/compose.ts'
import type { StatementState } from '../../domain/compose/statement-state.ts'
import type { Problem } from '../../domain/given/given-text.ts'
import { CERTAIN, corrected, type DecisionKind } from '../../domain/statement/decision.ts'
import type { ExtractedReport } from '../../domain/statement/report.ts'
import { areOpposed } from '../../domain/statement/speech-act.ts'
import { digestOf } from '../../domain/statement/words-digest.ts'
import { identifySpeakers } from '../../ingest/recording/identify-speakers.ts'
import { composeAgain, composeReplies } from '../../ingest/statements/recompose.ts'
import { rekeyReports } from '../../ingest/statements/rekey-reports.ts'
import { writeStates } from '../../ingest/statements/statement-writer.ts'
import { topicReader } from '../../store/catalogue/classification.ts'
import { hasTenure } from '../../store/catalogue/offices.ts'
import { readClock } from '../../store/database/clock.ts'
import { retrying } from '../../store/database/retry.ts'
import {
  confirmReport,
  correctReport,
  type LockedReport,
  lockReport,
  rejectReport,
} from '../../store/decisions/decided-reports.ts'
import { settleProposal } from '../../store/decisions/fold-proposals.ts'
import { type Attribution, adjustPlacement } from '../../store/decisions/placements.ts'
import { extractedOf, insertDecision, type KeptChange } from '../../store/decisions/report-decisions.ts'
import { settleReview } from '../../store/decisions/review-queue.ts'
import { type ActorsHeld, holdActors } from '../../store/lookup/held-actors.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { lockStatements } from '../../store/tables/locked-statements.ts'
import { readSpeakersOf } from '../../store/tables/standing-reports.ts'
import { type CorrectionGiven, readGiven } from './read-correction.ts'

export interface Deciding {
  reportId: string
  kind: DecisionKind
  /** Name of who decides. */
  madeBy: string
  reason: string | null
  change: CorrectionGiven
}

export type DecisionResult = { kind: 'decided'; reportId: string } | { kind: 'invalid'; problems: Problem[] }

/**
 * Decides about a report: it is confirmed, corrected or rejected.
 *
 * The decision is kept with the report as it was, and replayed when the article is extracted again. The report alone
 * is changed, and its statement written from the reports it then has: a corrected speaker whom the others do not name, or
 * an act that denies or asks what they say, makes the report a statement of its own; a rejected report drops out.
 */
export async function decideReport(prisma: PrismaClient, deciding: Deciding): Promise<DecisionResult> {
  return retrying(prisma, async (tx): Promise<DecisionResult> => {
    const report = await lockReport(tx, deciding.reportId)
    if (report === null) return { kind: 'invalid', problems: [{ path: 'id', message: 'is not a current report' }] }
    const now = await readClock(tx)
    const was = extractedOf(report)
    const { actorId, article } = report
    const [revision] = article.revisions
    const timeZone = report.saidTimeZone ?? revision?.timeZone ?? article.source.timeZone
    const given = await readGiven(tx, deciding.change, { actorId, timeZone, revision })
    if (!given.ok) return { kind: 'invalid', problems: given.problems }
    const { kind, madeBy, reason } = deciding
    const { id: reportId, articleId } = report
    const { change } = given
    await insertDecision(tx, { kind, articleId, reportId, madeBy, reason, madeAt: now, was, change })
    await settleReview(tx, reportId, now)
    if (kind === 'CONFIRMED') await confirm(tx, report, now)
    else if (kind === 'REJECTED') await reject(tx, report, now)
    else await correct(tx, report, corrected(was, change, revision?.text ?? ''), change, now)
    return { kind: 'decided', reportId }
  })
}

/** Only how sure its report is changes of a statement, which filters may ask for. */
async function confirm(tx: Prisma.TransactionClient, report: LockedReport, now: Date): Promise<void> {
  await confirmReport(tx, report.id, { confidence: CERTAIN, now })
  await composeAgain(tx, [report.statementId], now)
}

async function reject(tx: Prisma.TransactionClient, report: LockedReport, now: Date): Promise<void> {
  const { id, statementId, actorId } = report
  const actors = await holdSpeakers(tx, statementId, actorId)
  const [state] = [...(await lockStatements(tx, [statementId])).values()]
  if (state === undefined) throw new Error(`the statement ${statementId} has a report, but does not stand`)
  state.reports = state.reports.filter((other) => other.id !== id)
  state.happened = 'REWORDED'
  await writeStates(tx, [state], { actors, topics: await topicReader()(tx), now, cause: 'DESK' })
  await rejectReport(tx, id, now)
  await rekeyReports(tx, [id])
  await composeReplies(tx, [state], now)
}

async function correct(
  tx: Prisma.TransactionClient,
  report: LockedReport,
  after: ExtractedReport,
  change: KeptChange,
  now: Date,
): Promise<void> {
  const { id, statementId } = report
  const who = await speakerAfter(tx, report, after, change, now)
  const actors = await holdSpeakers(tx, statementId, who.actorId)
  const text = after.text.toWellFormed()
  const { saidAt } = after
  const [state] = [...(await lockStatements(tx, [statementId])).values()]
  if (state === undefined) throw new Error(`the statement ${statementId} has a report, but does not stand`)
  const own = state.reports.find((other) => other.id === id)
  if (own === undefined) throw new Error(`the statement ${statementId} has not the report ${id}`)
  const { form, act, chain, confidence } = after
  Object.assign(own, { ...who, text, form, act, chain, saidAt, confidence })
  if (change.words !== undefined) state.happened = 'REWORDED'
  const isApart =
    (change.speaker !== undefined && hasOtherSpeaker(state, id, actors)) ||
    (change.act !== undefined && hasOpposedAct(state, id))
  const apart = isApart ? takeApart(state, own) : null
  const states = apart === null ? [state] : [state, apart]
  await writeStates(tx, states, { actors, topics: await topicReader()(tx), now, cause: 'DESK' })
  await correctReport(tx, id, { ...after, text }, { statementId: apart?.id ?? statementId, who, now })
  await rekeyReports(tx, [id])
  await adjustPlacement(tx, {
    articleId: report.articleId,
    from: digestOf(report.text),
    to: digestOf(text),
    speaker: who,
    hasLeft: apart !== null,
  })
  if (apart !== null) await settleProposal(tx, { one: statementId, other: apart.id }, 'REJECTED')
  await composeReplies(tx, states, now)
}

/** Locks the actors that the statement's reports name, and one more, so that no one else folds their statements. */
async function holdSpeakers(
  tx: Prisma.TransactionClient,
  statementId: string,
  actorId: string | null,
): Promise<ActorsHeld> {
  const speakers = await readSpeakersOf(tx, [statementId])
  return holdActors(tx, actorId === null ? speakers : [actorId, ...speakers])
}

/** Who that is on file, and in which offices: found as for an article that says so. */
async function speakerAfter(
  tx: Prisma.TransactionClient,
  report: LockedReport,
  { speaker, saidAt }: ExtractedReport,
  change: KeptChange,
  now: Date,
): Promise<Attribution> {
  const { actorId, officeId, officeIds } = report
  if (speaker === null) return { actorId: null, officeId: null, officeIds: [] }
  if (change.speaker === undefined && change.office === undefined && change.saidAt === undefined)
    return { actorId, officeId, officeIds }
  const spokenAt = saidAt?.earliest ?? report.article.revisions[0]?.publishedAt ?? null
  const office = (await isByTenure(tx, change, report)) ? null : speaker.office
  const { name, kind, surnameOnly } = speaker
  // Two of one name: it is the one that was pointed at, or was found before.
  const pointedAt = (change.speaker === undefined ? actorId : change.actorId) ?? null
  const asked = { name, kind, surnameOnly, office, spokenAt, singles: [], context: null, actorId: pointedAt }
  const [who] = (await identifySpeakers(tx, [asked], { articleId: null, now })).speakers
  if (who === undefined) throw new Error(`nobody was found for "${name}"`)
  return { ...who, actorId: pointedAt ?? who.actorId }
}

/** Whether a report has its office from a tenure, which another day may change, and not from its article's words. */
async function isByTenure(
  tx: Prisma.TransactionClient,
  change: KeptChange,
  { actorId, officeId }: LockedReport,
): Promise<boolean> {
  if (change.office !== undefined || change.speaker !== undefined || actorId === null || officeId === null) return false
  return hasTenure(tx, actorId, officeId)
}

/** Whether a report names a speaker whom the others of its statement do not. */
function hasOtherSpeaker({ reports }: StatementState, reportId: string, actors: ActorsHeld): boolean {
  const [own, others] = apartFrom(reports, reportId)
  const theirs = others.length === 0 ? null : compose(others, actors).actorId
  const actorId = own?.actorId ?? null
  return theirs !== null && theirs !== (actorId === null ? null : actors.successorOf(actorId))
}

/** Whether a report denies or asks what the others of its statement say. */
function hasOpposedAct({ reports }: StatementState, reportId: string): boolean {
  const [own, others] = apartFrom(reports, reportId)
  return (
    own !== undefined &&
    areOpposed(
      [own.act],
      others.map(({ act }) => act),
    )
  )
}

function apartFrom(reports: readonly LiveReport[], id: string): [LiveReport | undefined, LiveReport[]] {
  return [reports.find((report) => report.id === id), reports.filter((report) => report.id !== id)]
}

/** Takes a report out of its statement: the new one that it makes. */
function takeApart(state: StatementState, report: LiveReport): StatementState {
  state.reports = state.reports.filter((other) => other !== report)
  state.happened = 'REWORDED'
  return { id: uuid(), before: null, number: 0, ingestedAt: report.ingestedAt, reports: [report], happened: null }
}
