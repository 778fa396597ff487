import type { ActorsKnown } from '../../domain/compose/compose.ts'
import { foldName } from '../../domain/language/names.ts'
import { withoutCycles } from '../../domain/replies/cycles.ts'
import { unlike } from '../../domain/replies/names.ts'
import { type Answerable, MOST_LINKS, repliesOf } from '../../domain/replies/replies.ts'
import { type AnsweringReport, findAnswering } from '../../store/lookup/answer-keys.ts'
import { namesOf, officeNames } from '../../store/lookup/answerable.ts'
import { readActors } from '../../store/lookup/held-actors.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { type ReplyRow, readAnswersFrom } from '../../store/tables/replies.ts'
import type { ReportRow } from '../../store/tables/reports.ts'
import { mapInTurns } from '../threads/turns.ts'

/** What answered these before they came in. */
export interface EarlierAnswers {
  rows: ReplyRow[]
  /** The statements that answer: they must be composed again, since whom they answer has changed. */
  statementIds: string[]
}

/**
 * Which reports on file answer an article's new statements: those with a sign of answering that name the speaker, or
 * the speaker's office, and are of the days after. The new statements' own answers must be saved.
 */
export async function findEarlierAnswers(
  tx: Prisma.TransactionClient,
  reports: readonly ReportRow[],
  actors: ActorsKnown,
  { articleId, publishedAt, now }: { articleId: string; publishedAt: Date | null; now: Date },
): Promise<EarlierAnswers> {
  const spoken = reports.flatMap((report) => {
    const { actorId, officeId, speaker, saidAt } = report
    if (actorId === null) return []
    const at = saidAt?.earliest ?? publishedAt
    return [{ report, probe: { actorId: actors.successorOf(actorId), officeId, speaker: foldName(speaker ?? ''), at } }]
  })
  const probes = spoken.map(({ probe }) => probe)
  const found = await findAnswering(tx, probes, { articleId, now })
  const answering = new Map(found.flat().map((report) => [report.reportId, report]))
  if (answering.size === 0) return { rows: [], statementIds: [] }
  const names = await namesOf(tx, [...new Set(probes.map(({ actorId }) => actorId))])
  const offices = await officeNames(tx, [...new Set(probes.flatMap(({ officeId }) => officeId ?? []))])
  const statements = spoken.map(({ report, probe: { actorId, officeId, at } }) => {
    const own = [...(names.get(actorId) ?? []), ...(report.speaker === null ? [] : [report.speaker])]
    const inOffice = officeId === null ? [] : (offices.get(officeId) ?? [])
    const { statementId, id: reportId, text } = report
    return { statementId, reportId, names: [...own, ...inOffice], texts: [text], at }
  })
  const speakers = await speakerNames(tx, [...answering.values()])
  const answerable = new Map<string, typeof statements>()
  for (const [index, statement] of statements.entries())
    for (const { reportId } of found[index] ?? [])
      answerable.set(reportId, [...(answerable.get(reportId) ?? []), statement])
  const links = await mapInTurns([...answering.values()], (report) => {
    const { reportId, text, context, act, at, until, statementId: from } = report
    const own = speakers.get(reportId) ?? []
    const isOwn = (statement: Answerable) => statement.names.some((name) => own.includes(name))
    const candidates = (answerable.get(reportId) ?? []).map((one) =>
      isOwn(one) ? one : { ...one, names: unlike(one.names, own) },
    )
    return repliesOf({ reportId, text, context, act, speakerNames: own, at, until }, candidates)
      .slice(0, Math.max(0, MOST_LINKS - report.links))
      .flatMap(({ statementId: to, ...link }) => {
        const answered = statements.find((one) => one.statementId === to)
        if (answered === undefined || from === to) return []
        const row: ReplyRow = { ...link, reportId, answeredReportId: answered.reportId, status: 'PENDING' }
        return [{ row, from, to, confidence: link.confidence }]
      })
  })
  const proposed = links.flat()
  const known = await readAnswersFrom(
    tx,
    proposed.map(({ to }) => to),
    [],
  )
  const taken = withoutCycles(proposed, known)
  return { rows: taken.map(({ row }) => row), statementIds: [...new Set(taken.map(({ from }) => from))] }
}

/** The names of the speakers of reports, by report id. */
async function speakerNames(
  tx: Prisma.TransactionClient,
  reports: readonly AnsweringReport[],
): Promise<Map<string, string[]>> {
  const ids = [...new Set(reports.flatMap(({ actorId }) => actorId ?? []))]
  const { successorOf } = await readActors(tx, ids)
  const names = await namesOf(tx, [...new Set(ids.map(successorOf))])
  return new Map(
    reports.map(({ reportId, actorId, speaker }) => [
      reportId,
      [...(actorId === null ? [] : (names.get(successorOf(actorId)) ?? [])), ...(speaker === null ? [] : [speaker])],
    ]),
  )
}
