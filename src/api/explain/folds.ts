import type { Evidence } from '../../domain/same/evidence.ts'
import { judge } from '../../domain/same/verdict.ts'
import { readWhole } from '../../store/lookup/candidates.ts'
import type { ReportHistory } from '../../store/lookup/histories.ts'
import { type WholeReport, wholeReportsOf } from '../../store/lookup/known-report.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'

/** Why two reports are of one utterance, as the rules see it now. */
export interface FoldGrounds {
  /** In [0, 1]. */
  score: number
  evidence: Evidence[]
}

/** What is compared for one explanation: a comparison takes a few ms of this thread, and more with the length of texts. */
const MOST_COMPARED = 20
const LONGEST = 2_000

/** For reports that were folded, by their ids: compared with the first reports of the same statement, the likest of them. */
export async function groundsOfFolds(
  prisma: PrismaClient,
  reports: readonly ReportHistory[],
): Promise<Map<string, FoldGrounds>> {
  const folded = reports
    .filter(({ correction, earlierIds }) => correction === null && earlierIds.length > 0)
    .slice(0, MOST_COMPARED)
  if (folded.length === 0) return new Map()
  const ids = [...new Set(folded.flatMap(({ id, earlierIds }) => [id, ...earlierIds]))]
  const whole = new Map(wholeReportsOf(await readWhole(prisma, ids)).map((one) => [one.reportId, one]))
  return new Map(
    folded.flatMap(({ id, earlierIds }) => {
      const own = whole.get(id)
      const others = earlierIds.flatMap((other) => whole.get(other) ?? [])
      const grounds = own === undefined ? null : likest(own, others)
      return grounds === null ? [] : [[id, grounds] as const]
    }),
  )
}

function likest({ report }: WholeReport, others: readonly WholeReport[]): FoldGrounds | null {
  if (report.text.length > LONGEST) return null
  return others
    .filter((other) => other.report.text.length <= LONGEST)
    .map((other) => judge(report, other.report))
    .reduce<FoldGrounds | null>((best, one) => (best !== null && best.score >= one.score ? best : one), null)
}
