import type { TextQueries } from '../filter/evaluate.ts'
import { type ReadDocument, readDocument } from '../filter/evaluate.ts'
import { type Entry, isNewsCause, mayAlert } from '../journal/entry.ts'
import type { StatementVersion } from '../journal/version.ts'
import { createPercolator, type Registration } from '../match/percolator.ts'
import { alertKindsOf, type Happenings, happeningsOf, isSorted, type Sides } from './decide.ts'
import { type AlertKind, isTimed, type WatchDefinition } from './definition.ts'

/** A watch as it is in force. */
interface IndexedWatch extends Pick<WatchDefinition, 'condition' | 'tells'> {
  watchId: string
  version: number
  /** Of every text of the condition. */
  queries: TextQueries
}

/** What a watch would tell of an entry. */
export interface AlertCandidate {
  watchId: string
  version: number
  kinds: AlertKind[]
  /** The same, if the watch told of this utterance before. Null: it cannot have. */
  kindsIfTold: AlertKind[] | null
  /** The watch has to know, for silences and surges, that something new passed: also where it tells nothing of it. */
  isHeard: boolean
}

/** All watches that are in force at a place of the journal, as one index. */
export interface WatchIndex {
  /** Takes the place of what the watch was before. */
  put(watch: IndexedWatch): void
  remove(watchId: string): void
  /** What watches tell of an entry, by the order of their ids. */
  candidates(entry: Entry): AlertCandidate[]
  readonly size: number
}

/** What a watch that tells such kinds would tell of an entry; null where it tells nothing. */
export function tellableOf(
  entry: Entry,
  happened: Happenings,
  sides: Sides,
  tells: readonly AlertKind[],
): Pick<AlertCandidate, 'kinds' | 'kindsIfTold'> | null {
  const kinds = alertKindsOf(entry, happened, sides, { tells, wasTold: false })
  if (kinds.length === 0) return null
  const mayBeTold = kinds.includes('UTTERANCE') && entry.kind !== 'INGESTED'
  return { kinds, kindsIfTold: mayBeTold ? alertKindsOf(entry, happened, sides, { tells, wasTold: true }) : null }
}

interface Kept {
  watchId: string
  version: number
  tells: readonly AlertKind[]
  /** It tells of silences or surges. */
  needsTime: boolean
}

export function createWatchIndex(): WatchIndex {
  const percolator = createPercolator<Kept>()
  const registrations = new Map<string, Registration>()
  const remove = (watchId: string): void => {
    const registration = registrations.get(watchId)
    if (registration === undefined) return
    percolator.remove(registration)
    registrations.delete(watchId)
  }
  const matching = (version: StatementVersion | null): Set<Kept> =>
    version === null ? new Set() : new Set(percolator.matching(readOnce(version)))

  return {
    put({ watchId, version, tells, condition, queries }) {
      remove(watchId)
      registrations.set(
        watchId,
        percolator.add(condition, queries, { watchId, version, tells, needsTime: isTimed(tells) }),
      )
    },
    remove,
    candidates(entry) {
      if (!mayAlert(entry)) return []
      const happened = happeningsOf(entry)
      const passed = matching(entry.before)
      const passes = matching(entry.after)
      const found: AlertCandidate[] = []
      for (const kept of new Set([...passed, ...passes])) {
        const { watchId, version, tells, needsTime } = kept
        const sides = { passed: passed.has(kept), passes: passes.has(kept) }
        const kinds = tellableOf(entry, happened, sides, tells)
        const isHeard = needsTime && sides.passes && !sides.passed && isNewsCause(entry.cause) && !isSorted(entry)
        if (kinds === null && !isHeard) continue
        found.push({ watchId, version, kinds: [], kindsIfTold: null, ...kinds, isHeard })
      }
      return found.sort((a, b) => (a.watchId < b.watchId ? -1 : 1))
    },
    get size() {
      return registrations.size
    },
  }
}

// Both sides of an entry are often a side of the next: words are read once.
const reads = new WeakMap<StatementVersion, ReadDocument>()

function readOnce(version: StatementVersion): ReadDocument {
  const known = reads.get(version)
  if (known !== undefined) return known
  const read = readDocument(version.document)
  reads.set(version, read)
  return read
}
