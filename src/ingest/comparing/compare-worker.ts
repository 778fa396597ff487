import type { FoldingReport } from '../../domain/same/prepared-report.ts'
import type { Verdict } from '../../domain/same/verdict.ts'
import { wholeReportsOf } from '../../store/lookup/known-report.ts'
import { compareEach, PreparedReports } from './compare-each.ts'

/** New reports, and for each the ids of the known ones that it is to be compared with. */
export interface Comparing {
  reports: { own: FoldingReport; otherIds: string[] }[]
  /** The known ones, as the store has read them. */
  known: string
}

/** A verdict on one of `reports` and a known one, as it was when it was read. */
export interface Compared {
  place: number
  reportId: string
  stamp: string
  verdict: Verdict
}

/** Runs in a worker (see comparer.ts): thousands of comparisons take seconds, and sockets must not wait for them. */
export default function compareReports({ reports, known }: Comparing): Compared[] {
  const whole = new Map(wholeReportsOf(known).map((report) => [report.reportId, report]))
  const prepared = new PreparedReports()
  return reports.flatMap(({ own, otherIds }, place) => {
    const others = otherIds.flatMap((id) => whole.get(id) ?? [])
    const comparing = compareEach(own, others, prepared)
    for (let step = comparing.next(); ; step = comparing.next()) {
      if (!step.done) continue
      return step.value.flatMap((verdict, index) => {
        const other = others[index]
        return other === undefined ? [] : [{ place, reportId: other.reportId, stamp: other.stamp, verdict }]
      })
    }
  })
}
