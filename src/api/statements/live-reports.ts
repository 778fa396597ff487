import type { GraphQLResolveInfo } from 'graphql'
import { agencyOf } from '../../domain/compose/agency.ts'
import type { DateBounds } from '../../domain/compose/date-clues.ts'
import { heardOf } from '../../domain/compose/root-input.ts'
import { type Roots, roots } from '../../domain/compose/roots.ts'
import type { ReportedWords } from '../../domain/discrepancies/discrepancy.ts'
import { kindOfName } from '../../domain/language/bodies.ts'
import { type LiveReport, readLiveReports } from '../../store/tables/report-details.ts'
import { batched } from '../relay/batching.ts'
import type { Context } from '../relay/context.ts'

/** What reading a statement's reports costs, against 1 for a plain field. */
export const REPORTS_COST = 10

/** A statement's live reports, read together with those of all others in this answer. */
export async function liveReports(
  context: Context,
  info: GraphQLResolveInfo,
  statementId: string,
): Promise<LiveReport[]> {
  const reports = batched(info, 'liveReports', (ids) => readLiveReports(context.prisma, ids))
  return (await reports.load(statementId)) ?? []
}

export async function rootsOf(context: Context, info: GraphQLResolveInfo, statementId: string): Promise<Roots> {
  return roots((await liveReports(context, info, statementId)).map(heard))
}

/** A report as it is compared with the others. */
export function wordsOf(report: LiveReport): ReportedWords {
  const { speaker, describedAs, language, saidAt, publishedAt, timeZone } = report
  const context = { before: report.contextBefore, after: report.contextAfter }
  return {
    id: report.id,
    form: report.form,
    text: report.text,
    chain: report.chain,
    context,
    language,
    speaker:
      speaker === null
        ? null
        : { name: speaker, isPerson: kindOfName(speaker) === null, office: officeShown(report), describedAs },
    saidAt,
    publishedAt,
    timeZone,
  }
}

// An office that only the actor's tenure tells is nothing that the article says: it disagrees with nobody.
function officeShown({ office, text, contextBefore, contextAfter }: LiveReport): string | null {
  return office !== null && [contextBefore, contextAfter, text].some((shown) => shown.includes(office)) ? office : null
}

/** When the statement of these reports can have been made. */
export function boundsOf(reports: readonly LiveReport[]): DateBounds {
  const [first] = reports
  const latest = reports.map((report) => report.ingestedAt).sort((a, b) => a.getTime() - b.getTime())[0] ?? null
  const until = first?.heldUntil ?? null
  return { notBefore: first?.heldFrom ?? null, notAfter: until && latest && until < latest ? until : latest }
}

function heard(report: LiveReport) {
  return heardOf({
    ...report,
    context: { before: report.contextBefore, after: report.contextAfter },
    source: { name: report.sourceName, homepage: report.homepage },
    agency: agencyOf(`${report.head}\n${report.foot}`)?.name ?? null,
  })
}
