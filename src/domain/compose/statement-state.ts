import type { StatementHistory } from '../journal/entry-kind.ts'
import type { LiveReport } from './compose.ts'

/** A statement that is being changed, with the reports it now has. Its row is locked, or it is new. */
export interface StatementState extends StatementHistory {
  id: string
  ingestedAt: Date
  /** None: no article carries it now. */
  reports: LiveReport[]
  /**
   * The reports are those of the first articles and one of each other kind, and what is new: what the others add stands
   * in the version before (see `withRest`).
   */
  isPart?: boolean
  /** How many articles carry it that have none of these reports: 0 unless `isPart`. */
  articlesLeft?: number
  /** The report that an article which did not carry it has added. */
  arrivedId?: string
}
