import type { TextQueries } from '../filter/evaluate.ts'
import { type ReadDocument, readDocument } from '../filter/evaluate.ts'
import { type Entry, isNewsCause, mayAlert } from '../journal/entry.ts'
import type { StatementVersion } from '../journal/version.ts'
import { createDistinctFilters } from '../match/distinct-filters.ts'
import { createIntegers } from '../match/integers.ts'
import { withBlocks } from '../match/percolator.ts'
import type { FilterGroup } from '../match/programs.ts'
import { alertKindsOf, type Happenings, happeningsOf, isSorted, type Sides } from './decide.ts'
import { ALERT_KINDS, type AlertKind, isTimed, type WatchDefinition } from './definition.ts'
import { createWatchCrowds } from './watch-crowds.ts'
import { createWatchRows } from './watch-rows.ts'

/** A watch as it is in force. */
interface IndexedWatch extends Pick<WatchDefinition, 'condition' | 'tells'> {
  watchId: string
  version: number
  /** Of every text of the condition. Not kept. */
  queries: TextQueries
}

/** What watches would tell of an entry. */
interface Telling {
  kinds: readonly AlertKind[]
  /** The same, if the watch told of this utterance before. Null: it cannot have. */
  kindsIfTold: readonly AlertKind[] | null
  /** The watch has to know, for silences and surges, that something new passed: also where it tells nothing of it. */
  isHeard: boolean
}

/** What a watch would tell of an entry. */
export interface AlertCandidate extends Telling {
  watchId: string
  version: number
}

/** Watches that would tell the same of an entry: many, as a rule, so that they are lists and no objects. */
export interface CandidateGroup extends Telling {
  watchIds: readonly string[]
  /** Of each of them. */
  versions: readonly number[]
}

/** All watches that are in force at a place of the journal, as one index. */
export interface WatchIndex {
  /** Takes the place of what the watch was before. */
  put(watch: IndexedWatch): void
  remove(watchId: string): void
  /** Removes all of which it holds. */
  removeWhere(isMeant: (watchId: string) => boolean): void
  /** What watches tell of an entry, in no order: each is in one group. */
  candidates(entry: Entry): CandidateGroup[]
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

/** What the statement passed before an entry, and what it passes after it. */
const PASSED = 1
const PASSES = 2
const SIDES = 4

export function createWatchIndex(): WatchIndex {
  const filters = createDistinctFilters()
  const rows = createWatchRows()
  const crowds = createWatchCrowds(rows)
  // By group: what is noted of it for an entry, 0 before and after.
  const marks = createIntegers()
  const remove = (watchId: string): void => {
    const row = rows.find(watchId)
    if (row === null) return
    if (crowds.leave(row)) filters.remove(rows.groups.array[row] ?? 0)
    rows.remove(row)
  }
  // What one entry led to is often where the next begins: its words are read once.
  let last: { version: StatementVersion; read: ReadDocument } | null = null
  const visit = (version: StatementVersion | null, each: (group: FilterGroup) => void): void => {
    if (version === null) return
    if (last?.version !== version) last = { version, read: readDocument(version.document) }
    filters.visit(last.read, each)
  }

  return {
    put({ watchId, version, tells, condition, queries }) {
      remove(watchId)
      const group = filters.groupOf(condition, queries)
      if (group === marks.length) marks.push(0)
      const row = rows.add(watchId)
      rows.versions.set(row, version)
      rows.sets.set(row, setOf(tells))
      rows.groups.set(row, group)
      crowds.enter(row)
    },
    remove,
    removeWhere(isMeant) {
      for (const watchId of rows.ids) if (watchId !== '' && isMeant(watchId)) remove(watchId)
    },
    candidates(entry) {
      if (entry.kind === 'ERASED') last = null
      if (!mayAlert(entry)) return []
      const { ids } = rows
      const [versions, sets, noted] = [rows.versions.array, rows.sets.array, marks.array]
      const found = createFinding(entry)
      const tell = (group: FilterGroup, side: number): void =>
        crowds.visit(
          group,
          (row) => {
            const told = found.by(sets[row] ?? 0, side)
            if (told === null) return
            told.ids.push(ids[row] ?? '')
            told.versions.push(versions[row] ?? 0)
          },
          (lane) => {
            const told = found.by(lane.set, side)
            if (told === null) return
            told.idBlocks.push(lane.ids)
            told.versionBlocks.push(lane.versions)
          },
        )
      const passed: FilterGroup[] = []
      visit(entry.before, (group) => {
        passed.push(group)
        noted[group] = PASSED
      })
      visit(entry.after, (group) => {
        if (passed.length === 0) tell(group, PASSES)
        else {
          tell(group, PASSES | (noted[group] ?? 0))
          noted[group] = 0
        }
      })
      for (const group of passed) {
        if (noted[group] === PASSED) tell(group, PASSED)
        noted[group] = 0
      }
      return found.groups()
    },
    get size() {
      return rows.size
    },
  }
}

/** What watches of an entry tell, as they are found. */
interface Found {
  telling: Telling
  ids: string[]
  versions: number[]
  /** Of those that are found together. */
  idBlocks: (readonly string[])[]
  versionBlocks: (readonly number[])[]
}

/** Collects watches by the set of kinds that they tell and how an entry is to them. What that comes to is worked out once. */
function createFinding(entry: Entry) {
  const happened = happeningsOf(entry)
  const known = new Map<number, Found | null>()
  return {
    /** Where such watches are collected; null where they tell nothing. */
    by(set: number, side: number): Found | null {
      const place = set * SIDES + side
      const answer = known.get(place)
      if (answer !== undefined) return answer
      const telling = tellingOf(entry, happened, set, side)
      const found = telling && { telling, ids: [], versions: [], idBlocks: [], versionBlocks: [] }
      known.set(place, found)
      return found
    },
    groups: (): CandidateGroup[] =>
      [...known.values()].flatMap((found) =>
        found === null
          ? []
          : {
              ...found.telling,
              watchIds: withBlocks(found.ids, found.idBlocks),
              versions: withBlocks(found.versions, found.versionBlocks),
            },
      ),
  }
}

function tellingOf(entry: Entry, happened: Happenings, set: number, side: number): Telling | null {
  const tells = ALERT_KINDS.filter((_, bit) => (set & (1 << bit)) !== 0)
  const sides = { passed: (side & PASSED) !== 0, passes: (side & PASSES) !== 0 }
  const kinds = tellableOf(entry, happened, sides, tells)
  const isHeard = isTimed(tells) && sides.passes && !sides.passed && isNewsCause(entry.cause) && !isSorted(entry)
  return kinds === null && !isHeard ? null : { kinds: [], kindsIfTold: null, ...kinds, isHeard }
}

function setOf(tells: readonly AlertKind[]): number {
  return tells.reduce((set, kind) => set | (1 << ALERT_KINDS.indexOf(kind)), 0)
}
