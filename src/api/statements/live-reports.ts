import type { GraphQLResolveInfo } from 'graphql'
import { heardOf } from '../../domain/compose/root-input.ts'
import { type Roots, roots } from '../../domain/compose/roots.ts'
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
