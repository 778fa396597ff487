import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'
import { databaseOf } from '../../store/reading/read-access.ts'
import type { PreparedFilter } from '../../store/search/linguistics.ts'

// Thousands of clients come back at once with the same few filters: each is prepared once for all of them.

/** How long a name stands for what it stood for: another process may have given a slug to another topic meanwhile. */
const LONGEST_MS = 1_000
const MOST_KEPT = 5_000
/** A longer filter is prepared each time. */
const LONGEST_CHARACTERS = 5_000

interface Kept {
  filter: Promise<PreparedFilter>
  at: number
}

/** By database, by the filter as it was given. */
const kept = new WeakMap<object, Map<string, Kept>>()

/** The filter, prepared now or a moment ago. What fails is tried again for the next. */
export function prepareOnce(
  db: PrismaClient,
  given: { filter: StatementFilter; isKept: boolean },
  prepare: () => Promise<PreparedFilter>,
): Promise<PreparedFilter> {
  const key = JSON.stringify(given)
  if (key.length > LONGEST_CHARACTERS) return prepare()
  const filters = kept.get(databaseOf(db)) ?? new Map<string, Kept>()
  kept.set(databaseOf(db), filters)
  const now = performance.now()
  for (const [oldKey, { at }] of filters) {
    if (at >= now - LONGEST_MS && filters.size <= MOST_KEPT) break
    filters.delete(oldKey)
  }
  const known = filters.get(key)
  if (known !== undefined) return known.filter
  const made = { filter: prepare(), at: now }
  filters.set(key, made)
  made.filter.catch(() => {
    if (filters.get(key) === made) filters.delete(key)
  })
  return made.filter
}

/** Names may stand for something else from now on. */
export function forgetPrepared(db: PrismaClient): void {
  kept.delete(databaseOf(db))
}
