/** What became of an item that a feed showed. Each has exactly one; all but the first are final until the item changes. */
export const ENTRY_OUTCOMES = {
  WAITING: 'It is to be fetched, for the first time or again.',
  INGESTED: 'Its article is on file.',
  UNCHANGED: 'Its article was on file already, with the same text.',
  DUPLICATE: 'Another item, of this feed or another one, leads to the same address.',
  TOO_SHORT: 'Its text is too short to be an article.',
  NO_TEXT: 'Its page has no text of an article.',
  NO_ADDRESS: 'It has no address, and an article must have one.',
  LANGUAGE_NOT_READ: 'Its text is in a language in which no statements are found.',
  CAP: 'The feed had more items on that day than its cap allows.',
  ROBOTS: 'The robots.txt of its host does not allow it.',
  RIGHTS: 'The publisher reserves its rights in a machine-readable way.',
  REFUSED_BY_PUBLISHER: 'The server refused us, or wants a person: ask the publisher.',
  GONE: 'The server says that the page is gone for good.',
  NOT_FOUND: 'The server does not know the page.',
  SERVER_ERROR: 'The server failed, each time we asked.',
  RATE_LIMITED: 'The server wanted us to ask less often, each time we asked.',
  TIMED_OUT: 'The server did not answer in time, each time we asked.',
  UNREACHABLE: 'The server could not be reached, each time we asked.',
  TOO_LARGE: 'The page is larger than what is fetched.',
  TOO_MANY_REDIRECTS: 'The address leads from one to the next without end.',
  BAD_RESPONSE: 'The answer was not a page.',
  BAD_URL: 'The address cannot be used.',
  ADDRESS_REFUSED: 'The address is of this machine or a private network: such are never asked.',
  PORT_REFUSED: 'The address has a port that is never asked.',
  INGEST_REFUSED: 'The article could not be taken in.',
  FAILED: 'A fault of ours, again and again: failedJobs has it.',
  SET_ASIDE: 'Its page stopped our reader three times: setAsidePages has it.',
} as const

export type EntryOutcome = keyof typeof ENTRY_OUTCOMES

/** What may pass by itself: it is worth another try. */
const PASSING: ReadonlySet<string> = new Set(['SERVER_ERROR', 'RATE_LIMITED', 'TIMED_OUT', 'UNREACHABLE'])

const MINUTE_MS = 60_000
/** Before each further try. The last is a day and a half after the first. */
const WAITS_MS = [2, 10, 60, 360, 1_440].map((minutes) => minutes * MINUTE_MS)
const LONGEST_WAIT_MS = 2 * 1_440 * MINUTE_MS

/**
 * How long to wait before a page is asked for again, in ms, after `tries` that failed; null: it is not.
 *
 * What the server asked for counts where it is longer.
 */
export function pauseBeforeTry(reason: string, tries: number, retryAfterMs: number | null): number | null {
  const wait = WAITS_MS[tries - 1]
  if (!PASSING.has(reason) || wait === undefined) return null
  return Math.min(Math.max(wait, retryAfterMs ?? 0), LONGEST_WAIT_MS)
}
