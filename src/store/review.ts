import type { ExtractedReport } from '../domain/extract/report.ts'
import { CERTAIN, corrected, type DecisionKind } from '../domain/review.ts'
import type { Span, SpeechForm, TimePrecision } from '../domain/statement.ts'
import { retrying } from './conflicts.ts'
import { extractedOf, type KeptChange, keepDecision, speakerOf } from './decisions.ts'
import { identifySpeakers } from './identification.ts'
import { resolveNames } from './names.ts'
import type { Prisma, PrismaClient } from './prisma/client.ts'
import { restate, type Said, separate } from './restatement.ts'
import { settleReview } from './review-queue.ts'
import { holdTopics } from './topics.ts'

/** What somebody puts right in a report. Absent or null leaves a field as it is. */
export interface CorrectionGiven {
  /** Slug or id. */
  actor?: string | null | undefined
  /** Takes the speaker off: the article does not say who spoke. */
  nobody?: boolean | null | undefined
  /** Slug or id. */
  office?: string | null | undefined
  /** The reported words in the text of revision `revision`. */
  parts?: readonly Span[] | null | undefined
  revision?: number | null | undefined
  form?: SpeechForm | null | undefined
  saidAt?: { earliest: Date; latest: Date; precision: TimePrecision } | null | undefined
}

export interface Deciding {
  reportId: string
  kind: DecisionKind
  /** Name of who decides. */
  madeBy: string
  reason: string | null
  change: CorrectionGiven
}

type Problem = { path: string; message: string }
export type DecisionResult = { kind: 'decided'; reportId: string } | { kind: 'invalid'; problems: Problem[] }

/**
 * Decides about a report: it is right, it is put right, or it is no report at all.
 *
 * The decision is kept with the report as it was, and replayed when the article is extracted again. The statement is
 * brought to what its reports now say: a corrected speaker makes a report that others stand beside a statement of its
 * own, a rejected report drops out.
 */
export async function decide(prisma: PrismaClient, deciding: Deciding): Promise<DecisionResult> {
  return retrying(prisma, async (tx): Promise<DecisionResult> => {
    const report = await lockReport(tx, deciding.reportId)
    if (report === null) return invalid('id', 'is no report that stands')
    const now = new Date()
    const was = extractedOf(report, report.statement)
    const read = await readChange(tx, deciding.change, report)
    if (!read.ok) return { kind: 'invalid', problems: read.problems }
    const { kind, madeBy, reason } = deciding
    const { id: reportId, articleId } = report
    await keepDecision(tx, { kind, articleId, reportId, madeBy, reason, madeAt: now, was, change: read.change })
    await settleReview(tx, reportId, now)
    if (kind === 'REJECTED') {
      await tx.report.update({ where: { id: reportId }, data: { retractedAt: now, reviewedAt: now } })
      await restate(tx, report.statementId, null, now)
    } else if (kind === 'CONFIRMED') {
      await tx.report.update({ where: { id: reportId }, data: { confidence: CERTAIN, reviewedAt: now } })
    } else {
      await correct(tx, report, was, read.change, now)
    }
    return { kind: 'decided', reportId }
  })
}

const LOCKED = {
  statement: { include: { actor: true, office: true } },
  article: { include: { source: true, revisions: { orderBy: { number: 'desc' }, take: 1 } } },
} as const satisfies Prisma.ReportInclude

type LockedReport = Prisma.ReportGetPayload<{ include: typeof LOCKED }>

/** A standing report; its article and statement are locked, in the order in which an ingest locks them. */
async function lockReport(tx: Prisma.TransactionClient, id: string): Promise<LockedReport | null> {
  const found = await tx.report.findUnique({ where: { id }, select: { articleId: true } })
  if (found === null) return null
  await tx.$queryRaw`SELECT id FROM articles WHERE id = ${found.articleId}::uuid FOR UPDATE`
  await holdTopics(tx)
  await tx.$queryRaw`
    SELECT id FROM statements WHERE id = (SELECT statement_id FROM reports WHERE id = ${id}::uuid) FOR UPDATE`
  const report = await tx.report.findUnique({ where: { id }, include: LOCKED })
  return report === null || report.retractedAt !== null ? null : report
}

async function correct(
  tx: Prisma.TransactionClient,
  report: LockedReport,
  was: ExtractedReport,
  change: KeptChange,
  now: Date,
): Promise<void> {
  const [revision] = report.article.revisions
  const after = corrected(was, change, revision?.text ?? '')
  await tx.report.update({
    where: { id: report.id },
    data: {
      form: after.form,
      text: after.text.toWellFormed(),
      parts: after.parts.map(({ start, end }) => ({ start, end })),
      spanStart: after.parts[0]?.start ?? 0,
      spanEnd: after.parts.at(-1)?.end ?? 0,
      speaker: after.speaker?.name ?? null,
      describedAs: after.speaker?.describedAs ?? null,
      chain: after.chain.map((link) => ({ ...link })),
      confidence: after.confidence,
      reviewedAt: now,
    },
  })
  const isAboutWordsAlone = change.speaker === undefined && change.office === undefined && change.saidAt === undefined
  const said = isAboutWordsAlone ? null : await saidBy(tx, after, change, revision?.publishedAt ?? null, report, now)
  const others = await tx.report.count({
    where: { statementId: report.statementId, retractedAt: null, id: { not: report.id } },
  })
  if (said !== null && others > 0 && said.actorId !== report.statement.actorId) await separate(tx, report, said, now)
  else await restate(tx, report.statementId, said, now)
}

/** Who that is on file, and in which office: found as for an article that says so. */
async function saidBy(
  tx: Prisma.TransactionClient,
  { speaker, saidAt }: ExtractedReport,
  change: KeptChange,
  publishedAt: Date | null,
  { statement }: LockedReport,
  now: Date,
): Promise<Said> {
  const spokenAt = saidAt?.earliest ?? publishedAt
  const saidSort = spokenAt ?? statement.ingestedAt
  if (speaker === null) return { actorId: null, officeId: null, officeIds: [], saidAt, saidSort }
  const { name, kind, surnameOnly } = speaker
  const office = (await isByTenure(tx, change, statement)) ? null : speaker.office
  const [who] = await identifySpeakers(tx, [{ name, kind, surnameOnly, office, spokenAt }], now)
  if (who === undefined) throw new Error(`nobody was found for "${name}"`)
  // Two of one name: it is the one that was pointed at.
  return { ...who, actorId: change.actorId ?? who.actorId, saidAt, saidSort }
}

/** Whether a statement has its office from a tenure, which another day may change, and not from its article's words. */
async function isByTenure(
  tx: Prisma.TransactionClient,
  change: KeptChange,
  { actorId, officeId }: LockedReport['statement'],
): Promise<boolean> {
  if (change.office !== undefined || change.speaker !== undefined || actorId === null || officeId === null) return false
  return (await tx.tenure.count({ where: { actorId, officeId } })) > 0
}

const MAX_PARTS = 20
const MAX_CHARACTERS = 20_000

async function readChange(
  tx: Prisma.TransactionClient,
  given: CorrectionGiven,
  report: LockedReport,
): Promise<{ ok: true; change: KeptChange } | { ok: false; problems: Problem[] }> {
  const problems: Problem[] = []
  const change: KeptChange = {}
  const [revision] = report.article.revisions
  if (given.actor != null) {
    const id = (await resolveNames(tx, 'actors', [given.actor])).get(given.actor)
    if (id === undefined) problems.push({ path: 'actor', message: 'is no actor: add it first with `createActor`' })
    else {
      change.actorId = id
      change.speaker = speakerOf(await tx.actor.findUniqueOrThrow({ where: { id } }))
    }
  }
  if (given.nobody === true) {
    if (given.actor != null) problems.push({ path: 'nobody', message: 'cannot be true beside an actor' })
    change.speaker = null
  }
  if (given.office != null) {
    const id = (await resolveNames(tx, 'offices', [given.office])).get(given.office)
    const hasSpeaker = change.speaker === undefined ? report.statement.actorId !== null : change.speaker !== null
    if (id === undefined) problems.push({ path: 'office', message: 'is no office: add it first with `createOffice`' })
    else if (!hasSpeaker) problems.push({ path: 'office', message: 'needs somebody who spoke in it: give an actor' })
    else {
      change.officeId = id
      change.office = (await tx.office.findUniqueOrThrow({ where: { id } })).name
    }
  }
  if (given.parts != null) {
    const text = revision?.text ?? ''
    const problem =
      given.revision !== revision?.number
        ? { path: 'revision', message: `must be the newest, ${revision?.number}: read the text again` }
        : problemOf(given.parts, text)
    if (problem !== null) problems.push(problem)
    else {
      const parts = given.parts.map(({ start, end }) => ({ start, end }))
      change.words = { parts, texts: parts.map(({ start, end }) => text.slice(start, end)) }
    }
  }
  if (given.form != null) change.form = given.form
  if (given.saidAt != null) {
    if (given.saidAt.earliest >= given.saidAt.latest)
      problems.push({ path: 'saidAt.latest', message: 'is not after `earliest`' })
    const timeZone = report.statement.saidTimeZone ?? report.article.source.timeZone
    change.saidAt = { ...given.saidAt, date: null, timeZone, asWritten: [], derivation: ['put right by an editor'] }
  }
  return problems.length === 0 ? { ok: true, change } : { ok: false, problems }
}

function problemOf(parts: readonly Span[], text: string): Problem | null {
  const problem = (message: string) => ({ path: 'parts', message })
  if (parts.length === 0 || parts.length > MAX_PARTS) return problem(`must be 1 to ${MAX_PARTS}`)
  let last = 0
  for (const { start, end } of parts) {
    if (start < last || end <= start || end > text.length)
      return problem('must be stretches of the text, one after the other, with something in them')
    const words = text.slice(start, end)
    if (!words.isWellFormed()) return problem('cut a character in half')
    if (words.trim() === '') return problem('must hold words')
    last = end
  }
  const length = parts.reduce((sum, { start, end }) => sum + end - start, 0)
  return length > MAX_CHARACTERS ? problem(`are longer than ${MAX_CHARACTERS} characters`) : null
}

function invalid(path: string, message: string): DecisionResult {
  return { kind: 'invalid', problems: [{ path, message }] }
}
