import type { Position, Recorded } from '../journal/entry.ts'

/** What a mute is about. WATCH: everything that the watch tells. */
const MUTE_SUBJECTS = ['WATCH', 'STATEMENT', 'TOPIC', 'ACTOR', 'SOURCE'] as const
export type MuteSubject = (typeof MUTE_SUBJECTS)[number]

/** What a principal does not want to be told of for a time. Matches go on being recorded, and are shown as hidden. */
export interface Mute {
  id: string
  /** Only what this watch tells; null: what any of the owner's watches tells. */
  watchId: string | null
  subject: MuteSubject
  /** What it stands for; empty for a whole watch. An entry tells with its actors' ids those that they had absorbed. */
  subjectIds: readonly string[]
  /** In force from this place of the journal on, up to `endedAt` or `until`. */
  from: Position
  endedAt: Position | null
  until: Date | null
}

/** The mute that hides what a watch tells of an entry: of several the one that was made first. */
export function mutedBy(mutes: readonly Mute[], watchId: string, entry: Recorded): Mute | null {
  return mutes.find((mute) => isInForce(mute, watchId, entry) && isAbout(mute, entry)) ?? null
}

// By the time that the journal says, so that what is decided again is decided alike.
function isInForce({ watchId: only, from, endedAt, until }: Mute, watchId: string, entry: Recorded): boolean {
  if (only !== null && only !== watchId) return false
  if (entry.position < from || (endedAt !== null && entry.position >= endedAt)) return false
  return until === null || entry.committedAt < until
}

/** Whether the statement is about what is muted, on either side of the entry. A source mutes what it alone reports. */
function isAbout({ subject, subjectIds }: Mute, { statementId, before, after }: Recorded): boolean {
  if (subject === 'WATCH') return true
  // A silence is of no statement.
  if (statementId === null) return false
  if (subject === 'STATEMENT') return subjectIds.includes(statementId)
  const document = (after ?? before)?.document
  if (document === undefined) return false
  if (subject === 'SOURCE') return document.sourceIds.every((id) => subjectIds.includes(id))
  const ids = subject === 'ACTOR' ? document.actorIds : document.topicIds
  return ids.some((id) => subjectIds.includes(id))
}
