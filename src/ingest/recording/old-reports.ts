import type { ActorsKnown } from '../../domain/compose/compose.ts'
import { type Reconciliation, reconcile } from '../../domain/statement/revision.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import type { ReadReport } from './identify-reports.ts'

/** A report of the revision before, which its article carried until now. */
export interface OldReport {
  id: string
  statementId: string
  text: string
  actorId: string | null
  ingestedAt: Date
  /** Whether its statement has other reports. */
  isShared: boolean
  /** Where it is looked up until now. */
  foldingKeys: string[]
  foldingTime: Date | null
}

export type Changes = Reconciliation<OldReport, ReadReport>

/** The article's reports that stand; its row must be locked. */
export async function readOldReports(tx: Prisma.TransactionClient, articleId: string): Promise<OldReport[]> {
  return tx.$queryRaw<OldReport[]>`
    SELECT r.id::text AS id, r.statement_id::text AS "statementId", r.text, r.actor_id::text AS "actorId",
      r.ingested_at AS "ingestedAt", r.folding_keys::text[] AS "foldingKeys", r.folding_time AS "foldingTime",
      EXISTS (SELECT FROM reports o WHERE o.statement_id = r.statement_id AND o.id <> r.id AND o.retracted_at IS NULL) AS "isShared"
    FROM reports r WHERE r.article_id = ${articleId}::uuid AND r.retracted_at IS NULL ORDER BY r.span_start, r.id`
}

/**
 * What the new revision keeps, rewords, drops and adds. Whose words the article now gives to somebody else are no
 * report any more of a statement that others carry: there they are dropped, and looked up anew.
 */
export function pairReports(olds: readonly OldReport[], reports: readonly ReadReport[], actors: ActorsKnown): Changes {
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
