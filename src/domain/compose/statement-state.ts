import type { StatementVersion } from '../journal/entry.ts'
import type { LiveReport } from './compose.ts'

/** A statement that somebody touched, with the reports it now has. Its row is locked, or it is new. */
export interface StatementState {
  id: string
  /** What queries read until now; null where it is new, or comes back. */
  before: StatementVersion | null
  /** Number of its newest version, whether current or not; 0 where it is new. */
  number: number
  ingestedAt: Date
  /** None: no article carries it any more. */
  reports: LiveReport[]
  /** What happened to its reports: an article that did not carry it does, or one dropped or reworded its report. */
  happened: 'REPORTED' | 'REWORDED' | null
  /** The report that an article which did not carry it has added. */
  arrivedId?: string
}
