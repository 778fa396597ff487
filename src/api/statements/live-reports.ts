import type { GraphQLResolveInfo } from 'graphql'
import type { DateBounds } from '../../domain/compose/date-clues.ts'
import { heardOf } from '../../domain/compose/root-input.ts'
import { type Roots, roots } from '../../domain/compose/roots.ts'
import type { ComparedReport } from '../../domain/discrepancies/discrepancy.ts'
import { kindOfName } from '../../domain/language/bodies.ts'
import { type ReportDetails, readReportDetails } from '../../store/tables/report-details.ts'
import { openBatch } from '../relay/batching.ts'
import type { Context } from '../relay/context.ts'

/** What reading a statement's reports costs, against 1 for an object. */
export const REPORTS_COST = 4

/** A statement's live reports, read together with those of all others in this response. */
export async function loadLiveReports(
  context: Context,
  info: GraphQLResolveInfo,
  statementId: string,
): Promise<ReportDetails[]> {
  const reports = openBatch(info, 'liveReports', (ids) => readReportDetails(context.prisma, ids))
  return (await reports.load(statementId)) ?? []
}

export async function loadRoots(context: Context, info: GraphQLResolveInfo, statementId: string): Promise<Roots> {
  return roots((await loadLiveReports(context, info, statementId)).map(heardOf))
}

/** A report as it is compared with the others. */
export function toComparedReport(report: ReportDetails): ComparedReport {
  const { speaker, describedAs, language, saidAt, publishedAt, timeZone } = report
  return {
    id: report.id,
    form: report.form,
    text: report.text,
    chain: report.chain,
    context: report.context,
    language,
    speaker:
      speaker === null
        ? null
        : { name: speaker, isPerson: kindOfName(speaker) === null, office: findOffice(report), describedAs },
    saidAt,
    publishedAt,
    timeZone,
  }
}

// An office that is known only from the actor's tenure is not in the article, so it cannot disagree with another report.
function findOffice({ office, text, context }: ReportDetails): string | null {
  return office !== null && [context.before, context.after, text].some((shown) => shown.includes(office))
    ? office
    : null
}

/** When the statement of these reports can have been made. */
export function findBounds(reports: readonly ReportDetails[]): DateBounds {
  const [first] = reports
  const latest = reports.map((report) => report.ingestedAt).sort((a, b) => a.getTime() - b.getTime())[0] ?? null
  const until = first?.heldUntil ?? null
  return { notBefore: first?.heldFrom ?? null, notAfter: until && latest && until < latest ? until : latest }
}
