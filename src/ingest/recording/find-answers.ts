import type { ActorsKnown, ReportAnswer } from '../../domain/compose/compose.ts'
import type { ToldBeside } from '../../domain/replies/beside.ts'
import { counts } from '../../domain/replies/confidence.ts'
import { withoutCycles } from '../../domain/replies/cycles.ts'
import { answersWithin, mayAnswer } from '../../domain/replies/exchange.ts'
import { institutionsOf } from '../../domain/replies/institutions.ts'
import { findReportNames, namesAnswered, unlike } from '../../domain/replies/names.ts'
import { MOST_LINKS, type ReplyLink, repliesOf, saidBefore } from '../../domain/replies/replies.ts'
import { signsIn } from '../../domain/replies/signs.ts'
import type { AnswerKeys } from '../../store/lookup/answer-keys.ts'
import { type AnswerableStatement, findAnswerable, namesOf } from '../../store/lookup/answerable.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { answerOf } from '../../store/tables/live-reports.ts'
import { type ReplyDecision, type ReplyRow, readAnswersFrom, readReplyDecisions } from '../../store/tables/replies.ts'
import type { ReportRow } from '../../store/tables/reports.ts'
import { mapInTurns } from '../threads/turns.ts'

/** What an article's reports answer. */
export interface Answers {
  rows: ReplyRow[]
  /** The same as statements are made of it, by the report's id. */
  byReport: ReadonlyMap<string, ReportAnswer[]>
  /** What the reports are found by when what they answer comes in later. */
  keys: AnswerKeys[]
}

const NONE: Answers = { rows: [], byReport: new Map(), keys: [] }
/**
 * What an article's reports answer: statements on file, and each other's. What an editor decided about two statements
 * holds, however often they are reported again.
 */
export async function findAnswers(
  tx: Prisma.TransactionClient,
  reports: readonly ReportRow[],
  actors: ActorsKnown,
  { publishedAt, now, isNew }: { publishedAt: Date | null; now: Date; isNew: boolean },
): Promise<Answers> {
  const speaks = await mapInTurns(reports, speaksOfAnswer)
  const answering = reports.filter((_, index) => speaks[index])
  const isNone = answering.length === 0 && !reports.some(mayAnswer)
  if (isNone && isNew) return NONE
  const decisions = await readReplyDecisions(
    tx,
    reports.map((report) => report.statementId),
  )
  if (isNone) return { ...NONE, byReport: answersOf(reports, [], decisions) }
  const speakerOf = ({ actorId }: ReportRow) => (actorId === null ? null : actors.successorOf(actorId))
  const at = ({ saidAt }: ReportRow) => saidAt?.earliest ?? publishedAt
  const names = await namesOf(
    tx,
    reports.flatMap((report) => speakerOf(report) ?? []),
  )
  const found = await findAnswerable(
    tx,
    answering.map((report) => ({ names: findReportNames(report), actorId: speakerOf(report), at: at(report) })),
    now,
  )
  const within = await linksWithin([...reports].sort(byPlace), { names, speakerOf, at, publishedAt })
  const places = new Map(answering.map((report, place) => [report.id, place]))
  const links = await mapInTurns(reports, (report) => {
    const own = speakerOf(report)
    const speakerNames = namesIn(report, own, names)
    const place = places.get(report.id)
    const earlier = distinct(place === undefined ? [] : (found[place] ?? []))
      .filter((one) => one.statementId !== report.statementId)
      .map((one) => (one.actorId === own ? one : { ...one, names: unlike(one.names, speakerNames) }))
    const { id: reportId, text, context, act } = report
    const until = saidBefore(report.saidAt, publishedAt)
    const elsewhere = repliesOf({ reportId, text, context, act, speakerNames, at: at(report), until }, earlier)
    const links = elsewhere.flatMap((link) => {
      const answered = earlier.find((one) => one.statementId === link.statementId)
      return answered === undefined ? [] : [{ report, answered, link }]
    })
    const beside = within.get(reportId)
    return [...(beside === undefined ? [] : [{ report, ...beside }]), ...links]
      .sort((a, b) => b.link.confidence - a.link.confidence)
      .slice(0, MOST_LINKS)
  })
  const proposed = links.flat()
  const likely = proposed.map(({ report, answered, link: { statementId: to, ...link } }) => {
    const { id: reportId, statementId: from } = report
    const status = decisions.find((one) => one.statementId === from && one.answeredId === to)?.status ?? 'PENDING'
    const row: ReplyRow = { ...link, reportId, answeredReportId: answered.reportId, status }
    return { row, actorId: answered.actorId, from, to, confidence: link.confidence }
  })
  const rows = await unlessCircular(tx, likely, reports)
  return {
    rows: rows.map(({ row }) => row),
    byReport: answersOf(reports, rows, decisions),
    keys: answering.map((report) => ({ reportId: report.id, at: at(report), names: namesAnswered(report) })),
  }
}

type Names = ReadonlyMap<string, readonly string[]>

/** What each report answers among those of its article, by the report's id. */
async function linksWithin(
  sorted: readonly ReportRow[],
  known: {
    names: Names
    speakerOf: (report: ReportRow) => string | null
    at: (report: ReportRow) => Date | null
    publishedAt: Date | null
  },
): Promise<
  Map<
    string,
    { answered: Pick<AnswerableStatement, 'reportId' | 'statementId'> & { actorId: string | null }; link: ReplyLink }
  >
> {
  const { names, speakerOf, at, publishedAt } = known
  const offices = new Map<string | null, string[]>()
  for (const report of sorted)
    if (report.describedAs !== null)
      offices.set(speakerOf(report), [...(offices.get(speakerOf(report)) ?? []), report.describedAs])
  const told = await mapInTurns(sorted, (report): ToldBeside => {
    const { id: reportId, statementId, text, context, cue, act, form, saidAt } = report
    const speakerId = speakerOf(report)
    return {
      ...{ reportId, statementId, text, context, cue, act, speakerId },
      isQuoted: form === 'DIRECT',
      names: speakerId === null ? [] : namesIn(report, speakerId, names),
      institutions: speakerId === null ? [] : institutionsOf(offices.get(speakerId) ?? []),
      at: at(report),
      until: saidBefore(saidAt, publishedAt),
    }
  })
  return new Map(
    answersWithin(told)
      .filter(({ report, answered }) => report.statementId !== answered.statementId)
      .map(({ report, answered: { reportId, statementId, speakerId }, ...link }) => {
        const { kind, confidence, evidence, shared } = link
        const answered = { reportId, statementId, actorId: speakerId }
        return [report.reportId, { answered, link: { statementId, kind, confidence, evidence, shared } }]
      }),
  )
}

function namesIn({ speaker }: ReportRow, actorId: string | null, names: Names): string[] {
  return [...(actorId === null ? [] : (names.get(actorId) ?? [])), ...(speaker === null ? [] : [speaker])]
}

interface Found {
  row: ReplyRow
  actorId: string | null
  from: string
  to: string
  confidence: number
}

/** Leaves out proposed replies that would close a circle. Confirmed replies count first; rejected ones do not count. */
async function unlessCircular(
  tx: Prisma.TransactionClient,
  found: readonly Found[],
  reports: readonly ReportRow[],
): Promise<Found[]> {
  // Of two as sure, an article mostly tells first what was said, and then what was answered.
  const place = new Map(reports.map(({ id, parts }) => [id, parts[0]?.start ?? 0]))
  const open = found
    .filter(({ row }) => row.status === 'PENDING')
    .sort((a, b) => (place.get(b.row.reportId) ?? 0) - (place.get(a.row.reportId) ?? 0))
  if (open.length === 0) return [...found]
  const known = await readAnswersFrom(
    tx,
    open.map(({ to }) => to),
    reports.map((report) => report.id),
  )
  const accepted = found.filter(({ row }) => row.status === 'ACCEPTED')
  const taken = new Set(withoutCycles(open, [...known, ...accepted]))
  return found.filter((one) => one.row.status !== 'PENDING' || taken.has(one))
}

function answersOf(
  reports: readonly ReportRow[],
  rows: readonly { row: ReplyRow; actorId: string | null }[],
  decisions: readonly ReplyDecision[],
): Map<string, ReportAnswer[]> {
  return new Map(
    reports.map(({ id }) => {
      const proposed = rows.flatMap(({ row: { reportId, status, ...link }, actorId }) =>
        reportId !== id || status === 'REJECTED' || !counts({ status, confidence: link.confidence })
          ? []
          : [answerOf({ ...link, status, actorId })],
      )
      const accepted = decisions.flatMap(({ reportId, status, ...link }) =>
        reportId !== id || status !== 'ACCEPTED' ? [] : [answerOf({ ...link, status })],
      )
      return [id, [...proposed, ...accepted]]
    }),
  )
}

function byPlace(a: ReportRow, b: ReportRow): number {
  return (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0)
}

function speaksOfAnswer({ text, context }: ReportRow): boolean {
  return [text, context.before, context.after].some((part) => signsIn(part).length > 0)
}

function distinct(statements: readonly AnswerableStatement[]): AnswerableStatement[] {
  return [...new Map([...statements].reverse().map((one) => [one.statementId, one])).values()].reverse()
}
