import type { ActorsKnown, ReportAnswer } from '../../domain/compose/compose.ts'
import { withoutCycles } from '../../domain/replies/cycles.ts'
import { institutionsOf } from '../../domain/replies/institutions.ts'
import { findReportNames, namesAnswered, unlike } from '../../domain/replies/names.ts'
import { repliesOf, saidBefore } from '../../domain/replies/replies.ts'
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

/** Of an article's own reports, so many before and behind an answer are looked at: others are too far to be meant. */
const NEAR = 40

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
  if (answering.length === 0 && isNew) return NONE
  const decisions = await readReplyDecisions(
    tx,
    reports.map((report) => report.statementId),
  )
  if (answering.length === 0) return { ...NONE, byReport: answersOf(reports, [], decisions) }
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
  const offices = new Map<string | null, string[]>()
  for (const report of reports) {
    const actorId = speakerOf(report)
    const own = offices.get(actorId) ?? []
    if (report.describedAs !== null && !own.includes(report.describedAs)) own.push(report.describedAs)
    offices.set(actorId, own)
  }
  const institutions = new Map([...offices].map(([actorId, own]) => [actorId, institutionsOf(own)]))
  const places = new Map<string, number>()
  const here = [...reports].sort(byPlace).map((report, place): AnswerableStatement | null => {
    const { statementId, id: reportId, text } = report
    places.set(reportId, place)
    const actorId = speakerOf(report)
    if (actorId === null) return null
    const told = { texts: [text], at: at(report), names: names.get(actorId) ?? [], isBeside: true }
    return { statementId, reportId, actorId, ...told, institutions: institutions.get(actorId) ?? [] }
  })
  const nearest = (report: ReportRow) => {
    const place = places.get(report.id) ?? 0
    return here.slice(Math.max(0, place - NEAR), place + NEAR + 1).flatMap((one) => one ?? [])
  }
  const links = await mapInTurns(answering, (report, index) => {
    const own = speakerOf(report)
    const speakerNames = [
      ...(own === null ? [] : (names.get(own) ?? [])),
      ...(report.speaker === null ? [] : [report.speaker]),
    ]
    const candidates = [...nearest(report), ...(found[index] ?? [])].filter(
      (one) => one.statementId !== report.statementId,
    )
    const { id: reportId, text, context, act } = report
    const earlier = distinct(candidates).map((one) =>
      one.actorId === own ? one : { ...one, names: unlike(one.names, speakerNames) },
    )
    const until = saidBefore(report.saidAt, publishedAt)
    return repliesOf({ reportId, text, context, act, speakerNames, at: at(report), until }, earlier).flatMap((link) => {
      const answered = earlier.find((one) => one.statementId === link.statementId)
      return answered === undefined ? [] : [{ report, answered, link }]
    })
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

interface Found {
  row: ReplyRow
  actorId: string
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
  rows: readonly { row: ReplyRow; actorId: string }[],
  decisions: readonly ReplyDecision[],
): Map<string, ReportAnswer[]> {
  return new Map(
    reports.map(({ id }) => {
      const proposed = rows.flatMap(({ row: { reportId, status, ...link }, actorId }) =>
        reportId !== id || status === 'REJECTED' ? [] : [answerOf({ ...link, status, actorId })],
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
