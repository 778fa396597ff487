import type { StatementVersion } from './version.ts'

/** An entry's place in the journal: 1, 2, 3 ... without holes. 0 is the place before the first. */
export type Position = number

/**
 * INGESTED: it is new. REPORTED: one more article carries it. AMENDED: something that readers are shown has changed, its
 * words, form, speaker, office or time, whom it answers, how many independent roots it has; or it came back. RETRACTED: no
 * article carries it now, or another statement absorbed it. ERASED: it was taken out. RECLASSIFIED: only what finds
 * or orders it has changed, such as its topics, the text around it, or how sure its reports are (see version.ts).
 * REREAD: a kept article was read again by a newer extractor, which found it, lost it, or read it otherwise.
 */
export type EntryKind = 'INGESTED' | 'REPORTED' | 'AMENDED' | 'RETRACTED' | 'ERASED' | 'RECLASSIFIED' | 'REREAD'

/**
 * Why an entry was written. ARTICLE: an article came. REVISION: one was changed by its publisher. BACKFILL: an old one
 * was taken in. DESK: an editor decided. UPKEEP: the program knows better now, by reading or sorting again.
 */
export type EntryCause = 'ARTICLE' | 'REVISION' | 'BACKFILL' | 'DESK' | 'UPKEEP'

/** Whether something was said or published now. Entries that do not tell their cause count as such. */
export function isNewsCause(cause: EntryCause | null): boolean {
  return cause === null || cause === 'ARTICLE' || cause === 'REVISION'
}

/**
 * What happened to something that statements are classified, read or watched by. HOUR_PASSED: nothing, for an hour's end; by
 * its time silences and surges are decided.
 */
export type ChangeKind =
  | 'TOPIC_CHANGED'
  | 'TOPIC_DELETED'
  | 'KEY_CHANGED'
  | 'WATCH_CHANGED'
  | 'STATEMENT_ABSORBED'
  | 'HOUR_PASSED'

/** What a stream carries unless it asks otherwise. RECLASSIFIED and REREAD correct queries; nothing was said. */
export const NEWS_KINDS: readonly EntryKind[] = ['INGESTED', 'REPORTED', 'AMENDED', 'RETRACTED', 'ERASED']

/** One thing that happened to one statement, with what was known of it before and after. */
export interface Entry {
  position: Position
  kind: EntryKind
  /** Null in entries from before 0.6.0. */
  cause: EntryCause | null
  /** It is not news, but watches tell of it, since that was asked for. */
  isAsked?: boolean
  statementId: string
  committedAt: Date
  /** Null where there was no earlier state, or it was erased since. */
  before: StatementVersion | null
  /** Null if the statement is no longer current. */
  after: StatementVersion | null
}

/**
 * Something else that happened, at its place among the entries: what comes after was written by the new rule. It is
 * of no statement, so no stream carries it, but it has a position, which streams pass.
 */
export interface Change {
  position: Position
  kind: ChangeKind
  /** The topic's, key's, principal's, watch's, mute's or absorption's; of an hour an id that stands for nothing. */
  subjectId: string
  committedAt: Date
  statementId: null
  before: null
  after: null
}

/** Whether watches may tell of it: it is news, or that was asked for. */
export function mayAlert({ kind, cause, isAsked = false }: Pick<Entry, 'kind' | 'cause' | 'isAsked'>): boolean {
  return kind !== 'ERASED' && (isAsked || isNewsCause(cause))
}

/** What has a position in the journal. */
export type Recorded = Entry | Change

export function isChange(recorded: Recorded): recorded is Change {
  return recorded.statementId === null
}

/** What an entry means to a stream: it came to pass the filter, still passes, or passes no more. */
export type Effect = 'ENTERED' | 'STAYED' | 'LEFT'

/**
 * One life of the database, from its first position on. A restore, a fail-over and each start of its server begin the
 * next, with the next entry.
 */
export interface Epoch {
  id: string
  firstPosition: Position
}

/**
 * The journal as readers see it.
 *
 * Promises: positions are dense and become readable in order, so that a reader that has read up to `n` is never shown
 * an entry at or below `n` later; an entry never changes, except that erasure empties it.
 */
export interface JournalReader {
  /** The newest position, and the oldest one kept (head + 1 where none is). */
  bounds(): Promise<{ oldest: Position; head: Position }>
  /**
   * What lies after a position, ascending, at most `limit`; entries that make more than `mostBytes` together are left
   * for the next time, but for the first. None mean that the head is reached. For the first `withToday` the rows
   * of today are read too, for readers that are told of them at once; the caller takes them off again with `forgetToday`.
   */
  read(after: Position, limit: number, options?: { mostBytes?: number; withToday?: number }): Promise<Recorded[]>
  /** What lies next after a position: a change; of an entry, that it is one. Null: the head is reached. */
  next(after: Position): Promise<Change | 'ENTRY' | null>
  /** From now on readers of these entries read the rows of today again: rows change. */
  forgetToday(entries: readonly Recorded[]): void
}
