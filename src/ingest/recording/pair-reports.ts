import type { ActorsKnown } from '../../domain/compose/compose.ts'
import { type Reconciliation, reconcile } from '../../domain/statement/revision.ts'
import type { StandingReport } from '../../store/tables/standing-reports.ts'
import type { ReadReport } from './identify-reports.ts'

export type Changes = Reconciliation<StandingReport, ReadReport>

/**
 * What the new revision keeps, rewords, drops and adds. If it gives a report's words to another speaker, and other
 * articles report that statement too, the report is dropped there and added as a new one.
 */
export function pairReports(
  olds: readonly StandingReport[],
  reports: readonly ReadReport[],
  actors: ActorsKnown,
): Changes {
  const speakerOf = (actorId: string | null) => (actorId === null ? null : actors.successorOf(actorId))
  const { kept, amended, retracted, added } = reconcile(
    olds.map((old) => ({ old, text: old.text, speaker: speakerOf(old.actorId) })),
    reports.map((read) => ({ read, text: read.text, speaker: speakerOf(read.actorId) })),
  )
  const pairs = amended.map(({ old, now }) => ({ old: old.old, now: now.read, isMoved: old.speaker !== now.speaker }))
  const parted = pairs.filter(({ old, isMoved }) => isMoved && old.isShared)
  return {
    kept: kept.map(({ old, now }) => ({ old: old.old, now: now.read })),
    amended: pairs.filter((pair) => !parted.includes(pair)),
    retracted: [...retracted.map(({ old }) => old), ...parted.map(({ old }) => old)],
    added: [...added.map(({ read }) => read), ...parted.map(({ now }) => now)],
  }
}
