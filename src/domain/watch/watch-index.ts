import type { TextQueries } from '../filter/evaluate.ts'
import { type ReadDocument, readDocument } from '../filter/evaluate.ts'
import { type Entry, isNewsCause, mayAlert } from '../journal/entry.ts'
import type { StatementVersion } from '../journal/version.ts'
import { createPercolator } from '../match/percolator.ts'
import { alertKindsOf, type Happenings, happeningsOf, isSorted, type Sides } from './decide.ts'
import { ALERT_KINDS, type AlertKind, isTimed, type WatchDefinition } from './definition.ts'
import { createWatchRows } from './watch-rows.ts'

/** A watch as it is in force. */
interface IndexedWatch extends Pick<WatchDefinition, 'condition' | 'tells'> {
  watchId: string
  version: number
  /** Of every text of the condition. Not kept. */
  queries: TextQueries
}

/** What a watch would tell of an entry. */
export interface AlertCandidate {
  watchId: string
  version: number
  kinds: readonly AlertKind[]
  /** The same, if the watch told of this utterance before. Null: it cannot have. */
  kindsIfTold: readonly AlertKind[] | null
  /** The watch has to know, for silences and surges, that something new passed: also where it tells nothing of it. */
  isHeard: boolean
}

/** All watches that are in force at a place of the journal, as one index. */
export interface WatchIndex {
  /** Takes the place of what the watch was before. */
  put(watch: IndexedWatch): void
  remove(watchId: string): void
  /** Removes all of which it holds. */
  removeWhere(isMeant: (watchId: string) => boolean): void
  /** What watches tell of an entry, in no order. */
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

type Told = Pick<AlertCandidate, 'kinds' | 'kindsIfTold' | 'isHeard'>

/** What the statement passed before an entry, and what it passes after it. */
const PASSED = 1
const PASSES = 2
const SIDES = 4
/** How many sets of kinds there are. What the percolator holds of a watch is its row, and the set of kinds that it tells. */
const SETS = 2 ** ALERT_KINDS.length
const NOTHING: readonly number[] = []

export function createWatchIndex(): WatchIndex {
  const percolator = createPercolator<number>()
  const rows = createWatchRows()
  const remove = (watchId: string): void => {
    const row = rows.find(watchId)
    if (row === null) return
    percolator.remove(rows.registrationOf(row))
    rows.remove(row)
  }
  // What one entry led to is often where the next begins: its words are read once.
  let last: { version: StatementVersion; read: ReadDocument } | null = null
  const matching = (version: StatementVersion | null): readonly number[] => {
    if (version === null) return NOTHING
    if (last?.version !== version) last = { version, read: readDocument(version.document) }
    return percolator.matching(last.read)
  }

  return {
    put({ watchId, version, tells, condition, queries }) {
      remove(watchId)
      const row = rows.add(watchId, version)
      rows.register(row, percolator.add(condition, queries, row * SETS + setOf(tells)))
    },
    remove,
    removeWhere(isMeant) {
      for (const watchId of rows.ids) if (watchId !== '' && isMeant(watchId)) remove(watchId)
    },
    candidates(entry) {
      if (entry.kind === 'ERASED') last = null
      if (!mayAlert(entry)) return []
      const passed = matching(entry.before)
      const passes = matching(entry.after)
      const { ids, versions, marks } = rows
      const toldBy = createTelling(entry)
      const found: AlertCandidate[] = []
      const tell = (held: number, side: number): void => {
        const told = toldBy(held % SETS, side)
        if (told === null) return
        const row = Math.floor(held / SETS)
        const { kinds, kindsIfTold, isHeard } = told
        found.push({ watchId: ids[row] ?? '', version: versions[row] ?? 0, kinds, kindsIfTold, isHeard })
      }
      if (passed.length === 0) {
        for (const held of passes) tell(held, PASSES)
        return found
      }
      for (const held of passed) marks[Math.floor(held / SETS)] = PASSED
      for (const held of passes) {
        const row = Math.floor(held / SETS)
        tell(held, PASSES | (marks[row] ?? 0))
        marks[row] = 0
      }
      for (const held of passed) {
        const row = Math.floor(held / SETS)
        if (marks[row] === PASSED) tell(held, PASSED)
        marks[row] = 0
      }
      return found
    },
    get size() {
      return rows.size
    },
  }
}

/** What watches tell of an entry, by the set of kinds that they tell and how it is to them: worked out once for each. */
function createTelling(entry: Entry): (set: number, side: number) => Told | null {
  const happened = happeningsOf(entry)
  const known = new Map<number, Told | null>()
  return (set, side) => {
    const place = set * SIDES + side
    const answer = known.get(place)
    if (answer !== undefined) return answer
    const tells = ALERT_KINDS.filter((_, bit) => (set & (1 << bit)) !== 0)
    const sides = { passed: (side & PASSED) !== 0, passes: (side & PASSES) !== 0 }
    const kinds = tellableOf(entry, happened, sides, tells)
    const isHeard = isTimed(tells) && sides.passes && !sides.passed && isNewsCause(entry.cause) && !isSorted(entry)
    const told = kinds === null && !isHeard ? null : { kinds: [], kindsIfTold: null, ...kinds, isHeard }
    known.set(place, told)
    return told
  }
}

function setOf(tells: readonly AlertKind[]): number {
  return tells.reduce((set, kind) => set | (1 << ALERT_KINDS.indexOf(kind)), 0)
}
