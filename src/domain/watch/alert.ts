import type { Position } from '../journal/entry.ts'
import type { AlertKind } from './definition.ts'
import type { HourBaseline } from './hours/baseline.ts'

/** What a watch told of one place of the journal. It has no words: they are those of the entry there. */
export interface StoredAlert {
  id: string
  watchId: string
  /** Of the watch, that decided it. */
  version: number
  position: Position
  /** Which of several at one place. */
  ordinal: number
  kinds: readonly AlertKind[]
  /** Null: a silence or a surge. */
  statementId: string | null
  at: Date
  burstAt: Date
  /** What a silence or a surge is measured against; null: it is of a statement. */
  baseline: HourBaseline | null
}

/** What the owner of an inbox did with an alert. */
export const INBOX_STATES = ['UNREAD', 'READ', 'ARCHIVED'] as const
export type InboxState = (typeof INBOX_STATES)[number]

/** An alert as one principal has it. */
export interface InboxAlert {
  alert: StoredAlert
  principalId: string
  /** The mute that hides it; null: it is shown. */
  hiddenById: string | null
  readAt: Date | null
  archivedAt: Date | null
  /** When its burst began; null: it is told alone. */
  burstAt: Date | null
}

export function inboxStateOf({ readAt, archivedAt }: Pick<InboxAlert, 'readAt' | 'archivedAt'>): InboxState {
  if (archivedAt !== null) return 'ARCHIVED'
  return readAt === null ? 'UNREAD' : 'READ'
}
