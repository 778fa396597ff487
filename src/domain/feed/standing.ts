import { ENTRY_OUTCOMES, type EntryOutcome } from './outcomes.ts'

// What became of an address, told from all that is on file of it: whether its article was had, and else the one reason.

/** Articles that are had are not in this list: it says why an address has none. */
const HAD = ['INGESTED', 'UNCHANGED'] as const

/** Why an article or a statement is not on file. */
export const NOT_HAD_REASONS = {
  NEVER_SEEN: 'No feed that is followed has shown it, and it was not handed in.',
  ERASED: 'An admin erased it.',
  RETRACTED: 'No article reports it any longer.',
  FEED_REMOVED: 'It was to be fetched when its feed was removed.',
  ...withoutHad(ENTRY_OUTCOMES),
} as const

export type NotHadReason = keyof typeof NOT_HAD_REASONS

/** An item that a feed showed at the address, or at one that leads there. */
export interface Sighting {
  entryId: string
  feedId: string
  feedTitle: string | null
  feedUrl: string
  outcome: EntryOutcome
  message: string | null
  firstSeenAt: Date
  /** Null while it waits for the first time. */
  decidedAt: Date | null
  /** When its page is fetched next; null: it is not. */
  dueAt: Date | null
  fetchedAt: Date | null
  tries: number
  /** Where its address led in the end; null: it was not fetched. */
  finalUrl: string | null
  articleId: string | null
}

/** An article at the address. */
export interface ArticleAt {
  articleId: string
  sourceName: string
  address: string
  revision: number
  ingestedAt: Date
  erasedAt: Date | null
  /** That it reports now. */
  statements: number
}

/** An article that was handed in and refused, or what a feed showed that is followed no more. */
export interface NoteOf {
  /** What the feed was called; null: it was handed in. */
  feed: string | null
  feedRemovedAt: Date | null
  seenAt: Date | null
  outcome: EntryOutcome
  message: string | null
  decidedAt: Date
}

/** All that is on file of an address. Articles that stand come first. */
export interface AddressFacts {
  articles: ArticleAt[]
  /** The first seen first. */
  sightings: Sighting[]
  /** The newest first. */
  notes: NoteOf[]
}

/** What became of an address, in the end. */
export type Standing =
  | { isHad: true; article: ArticleAt; at: Date }
  | {
      isHad: false
      reason: NotHadReason
      /** More about it, in a sentence; null: there is nothing to add. */
      message: string | null
      /** When that was decided; null: it was not, or it is not known. */
      at: Date | null
      /** When it is tried next; null: it is not. */
      dueAt: Date | null
      /** The item, where the feed that showed it is followed. */
      sighting: Sighting | null
      /** The note that tells it. */
      note: NoteOf | null
    }

/** Whether an address was had, and else the one reason: what waits, then what was decided last. */
export function standingOf({ articles, sightings, notes }: AddressFacts): Standing {
  const [article] = articles
  if (article?.erasedAt === null) return { isHad: true, article, at: article.ingestedAt }
  const not = { isHad: false as const, message: null, at: null, dueAt: null, sighting: null, note: null }
  if (article !== undefined) return { ...not, reason: 'ERASED', at: article.erasedAt }
  const decided = [
    ...sightings.filter(({ outcome }) => outcome !== 'DUPLICATE').map((sighting) => fromSighting(sighting)),
    ...notes.map((note) => fromNote(note)),
  ]
  const waiting = decided.find(({ dueAt }) => dueAt !== null)
  const last = waiting ?? decided.reduce<(typeof decided)[number] | null>((one, other) => later(one, other), null)
  if (last !== null) return last
  const [duplicate] = sightings
  return duplicate === undefined ? { ...not, reason: 'NEVER_SEEN' } : fromSighting(duplicate)
}

type NotHad = Extract<Standing, { isHad: false }>

function fromSighting(sighting: Sighting): NotHad {
  const { outcome, message, decidedAt: at, dueAt } = sighting
  return { isHad: false, reason: reasonOf(outcome), message, at, dueAt, sighting, note: null }
}

function fromNote(note: NoteOf): NotHad {
  const { outcome, message, decidedAt: at } = note
  const reason = outcome === 'WAITING' ? 'FEED_REMOVED' : reasonOf(outcome)
  return { isHad: false, reason, message, at, dueAt: null, sighting: null, note }
}

/** An article that was had and is not there any more is gone for good. */
function reasonOf(outcome: EntryOutcome): NotHadReason {
  return isHadBy(outcome) ? 'ERASED' : outcome
}

function isHadBy(outcome: EntryOutcome): outcome is (typeof HAD)[number] {
  return HAD.some((one) => one === outcome)
}

function later(one: NotHad | null, other: NotHad): NotHad {
  return one === null || (other.at ?? new Date(0)) > (one.at ?? new Date(0)) ? other : one
}

function withoutHad<Outcomes extends Record<EntryOutcome, string>>(
  outcomes: Outcomes,
): Omit<Outcomes, (typeof HAD)[number]> {
  const { INGESTED: _, UNCHANGED: __, ...others } = outcomes
  return others
}
