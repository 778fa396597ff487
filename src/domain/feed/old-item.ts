import { DAY_MS } from '../language/calendar.ts'

/** A feed that is followed from now on shows what came out lately: that is still news. */
const LATELY_MS = 2 * DAY_MS
/** However long a feed was followed: what is dated so long before it is shown is put there again. */
const LONG_AGO_MS = 30 * DAY_MS

/**
 * Whether an item that a feed shows for the first time is old, so that its article is taken in for the archive and watches
 * do not tell of it: its publisher dates it more than 2 days before the feed was followed, or more than 30 days before it
 * was shown; or does not date it, and it was there at the first reading. Publishers have no common rule for how far
 * back a feed goes; both figures are ours, for days that people call today's news.
 */
export function isOldItem(
  publishedAt: Date | null,
  { followedAt, seenAt, isFirstReading }: { followedAt: Date; seenAt: Date; isFirstReading: boolean },
): boolean {
  if (publishedAt === null) return isFirstReading
  const at = publishedAt.getTime()
  return at < followedAt.getTime() - LATELY_MS || at < seenAt.getTime() - LONG_AGO_MS
}
