import type { TextQueries } from '../filter/evaluate.ts'
import { type ReadDocument, readDocument } from '../filter/evaluate.ts'
import { type Entry, isNewsCause } from '../journal/entry.ts'
import type { StatementVersion } from '../journal/version.ts'
import { createIntegers } from '../match/integers.ts'
import { createPercolator } from '../match/percolator.ts'
import { alertKindsOf, happeningsOf } from './decide.ts'
import type { AlertKind, WatchDefinition } from './definition.ts'
import { createWatchRows, type WatchRow } from './watch-rows.ts'

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
}

/** All watches that are in force at a place of the journal, as one index. */
export interface WatchIndex {
  /** Takes the place of what the watch was before. */
  put(watch: IndexedWatch): void
  remove(watchId: string): void
  /** What watches tell of an entry, in no order. */
  candidates(entry: Entry): AlertCandidate[]
  readonly size: number
}

type Told = Pick<AlertCandidate, 'kinds' | 'kindsIfTold'>

/** What the statement passed before an entry, and what it passes after it. */
const PASSED = 1
const PASSES = 2
const NOTHING: readonly WatchRow[] = []

export function createWatchIndex(): WatchIndex {
  const percolator = createPercolator<WatchRow>()
  const rows = createWatchRows()
  // By row: what was noted of it for the entry in hand, cleared at its end.
  const sides = createIntegers()
  const remove = (watchId: string): void => {
    const row = rows.find(watchId)
    if (row === null) return
    percolator.remove(rows.registrationOf(row))
    rows.remove(row)
  }
  const matching = (version: StatementVersion | null): readonly WatchRow[] =>
    version === null ? NOTHING : percolator.matching(readOnce(version))

  return {
    put({ watchId, version, tells, condition, queries }) {
      remove(watchId)
      const row = rows.add(watchId)
      if (row === sides.length) sides.push(0)
      rows.set(row, { version, tells, registration: percolator.add(condition, queries, row) })
    },
    remove,
    candidates(entry) {
      if (entry.kind === 'ERASED' || !isNewsCause(entry.cause)) return []
      const passed = matching(entry.before)
      const passes = matching(entry.after)
      const toldBy = tellers(entry, rows.told)
      const found: AlertCandidate[] = []
      const tell = (row: WatchRow, side: number): void => {
        const told = toldBy(rows.tellsOf(row), side)
        if (told === null) return
        const { kinds, kindsIfTold } = told
        found.push({ watchId: rows.idOf(row), version: rows.versionOf(row), kinds, kindsIfTold })
      }
      for (const row of passed) sides.set(row, PASSED)
      for (const row of passes) tell(row, PASSES | (sides.array[row] ?? 0))
      for (const row of passes) sides.set(row, 0)
      for (const row of passed) {
        if (sides.array[row] === PASSED) tell(row, PASSED)
        sides.set(row, 0)
      }
      return found
    },
    get size() {
      return rows.size
    },
  }
}

/** What watches tell of an entry, by what they tell and how the entry is to them: worked out once for those that are alike. */
function tellers(entry: Entry, told: readonly (readonly AlertKind[])[]): (tells: number, side: number) => Told | null {
  const happened = happeningsOf(entry)
  const known: (Told | null)[] = []
  return (tells, side) => {
    const place = 4 * tells + side
    const answer = known[place]
    if (answer !== undefined) return answer
    const sides = { passed: (side & PASSED) !== 0, passes: (side & PASSES) !== 0 }
    const kindsOf = (wasTold: boolean) => alertKindsOf(entry, happened, sides, { tells: told[tells] ?? [], wasTold })
    const kinds = kindsOf(false)
    const mayBeTold = kinds.includes('UTTERANCE') && entry.kind !== 'INGESTED'
    known[place] = kinds.length === 0 ? null : { kinds, kindsIfTold: mayBeTold ? kindsOf(true) : null }
    return known[place]
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
