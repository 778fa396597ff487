import type { Entry } from '../journal/entry.ts'
import { burstOf } from './burst.ts'
import type { AlertCandidate, CandidateGroup, WatchIndex } from './watch-index.ts'

// What is decided together, as live alerts, a preview and a back-test all decide it: they differ in where the entries
// and what was decided before them come from.

/** Which watch told of which utterance. */
export interface ToldBefore {
  /** Whether it told of this statement as an utterance, or of one that was absorbed by it. */
  has(watchId: string, statementId: string): boolean
  add(watchId: string, statementId: string): void
}

/** When the newest burst of each watch began, where it has bursts; null: not read yet, or none. */
export type Bursts = Map<string, { minutes: number; began: Date | null }>

/** What a watch would tell of an entry, as long as it is not known whether it told of the utterance before. */
export interface FoundAlert {
  entry: Entry
  candidate: AlertCandidate
}

/** What a watch tells of an entry. */
export interface DecidedAlert extends Pick<AlertCandidate, 'watchId' | 'version' | 'kinds'> {
  entry: Entry
  /** When the burst began that it is part of. */
  burstAt: Date
}

/** What the watches of an index would tell of entries, in their order. */
export function findAll(index: Pick<WatchIndex, 'candidates'>, entries: readonly Entry[]): FoundAlert[] {
  const found: FoundAlert[] = []
  for (const entry of entries)
    for (const candidate of oneByOne(index.candidates(entry))) found.push({ entry, candidate })
  return found
}

/** The watches of groups, one by one. */
export function oneByOne(groups: readonly CandidateGroup[]): AlertCandidate[] {
  const all: AlertCandidate[] = []
  // An event may pass thousands: a list for each group would cost more than the rest.
  for (const { watchIds, versions, kinds, kindsIfTold, isHeard } of groups)
    for (let place = 0; place < watchIds.length; place += 1)
      all.push({ watchId: watchIds[place] ?? '', version: versions[place] ?? 0, kinds, kindsIfTold, isHeard })
  return all
}

/** Decides what is told. `told` and `bursts` are moved on by it, as the next ones are decided by what these are. */
export function decideBatch(found: readonly FoundAlert[], told: ToldBefore, bursts: Bursts): DecidedAlert[] {
  return found.flatMap(({ entry, candidate: { watchId, version, kinds: all, kindsIfTold } }) => {
    const wasTold = kindsIfTold !== null && told.has(watchId, entry.statementId)
    const kinds = wasTold ? kindsIfTold : all
    if (kinds.length === 0) return []
    if (kinds.includes('UTTERANCE')) told.add(watchId, entry.statementId)
    return [{ watchId, version, kinds, entry, burstAt: inBurst(bursts, watchId, entry.committedAt) }]
  })
}

/** When the burst began that an alert of a watch is part of, which is the watch's newest from now on. */
export function inBurst(bursts: Bursts, watchId: string, at: Date): Date {
  const burst = bursts.get(watchId)
  const burstAt = burstOf(at, burst?.began ?? null, burst?.minutes ?? 0)
  if (burst !== undefined) burst.began = burstAt
  return burstAt
}
