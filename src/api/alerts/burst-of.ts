import type { InboxAlert } from '../../domain/watch/alert.ts'
import type { InboxQuestion } from '../../store/inbox/inbox-listings.ts'

/** A burst of an inbox: the first of its alerts that was asked for, with what was asked for. */
export interface BurstOf {
  first: InboxAlert
  question: InboxQuestion
}
