import type { FilterGroup } from './programs.ts'

/** Groups by an instant, of which a document asks for all before or all after its own. */
export interface Instants {
  add(at: number, group: FilterGroup): void
  remove(at: number, group: FilterGroup): void
  /** The groups whose instant is at or before this one. */
  visitUpTo(at: number, visit: (group: FilterGroup) => void): void
  /** The groups whose instant is at or after this one. */
  visitFrom(at: number, visit: (group: FilterGroup) => void): void
}

/** Instants in a run: short enough to insert into, long enough that few runs need looking through. */
const LONGEST_RUN = 512

interface Run {
  ats: number[]
  groups: FilterGroup[]
}

/** Runs of ascending instants, one after the other. */
export function createInstants(): Instants {
  const runs: Run[] = []
  const runAt = (at: number): number =>
    Math.max(0, firstIndex(runs.length, (index) => (runs[index]?.ats[0] ?? 0) > at) - 1)
  return {
    add(at, group) {
      const index = runAt(at)
      const run = runs[index]
      if (run === undefined) {
        runs.push({ ats: [at], groups: [group] })
        return
      }
      const place = firstIndex(run.ats.length, (place) => (run.ats[place] ?? 0) > at)
      run.ats.splice(place, 0, at)
      run.groups.splice(place, 0, group)
      if (run.ats.length <= LONGEST_RUN) return
      const half = LONGEST_RUN / 2
      runs.splice(index + 1, 0, { ats: run.ats.splice(half), groups: run.groups.splice(half) })
    },
    remove(at, group) {
      // Equal instants may reach back over several runs.
      for (let index = runAt(at); index >= 0; index -= 1) {
        const run = runs[index]
        const place = run?.groups.findIndex((one, place) => one === group && run.ats[place] === at) ?? -1
        if (run === undefined || place < 0) continue
        run.ats.splice(place, 1)
        run.groups.splice(place, 1)
        if (run.ats.length === 0) runs.splice(index, 1)
        return
      }
    },
    visitUpTo(at, visit) {
      for (const { ats, groups } of runs) {
        for (const [place, group] of groups.entries()) {
          if ((ats[place] ?? 0) > at) return
          visit(group)
        }
      }
    },
    visitFrom(at, visit) {
      for (const { ats, groups } of runs.toReversed()) {
        for (let place = ats.length - 1; place >= 0; place -= 1) {
          if ((ats[place] ?? 0) < at) return
          visit(groups[place] ?? 0)
        }
      }
    },
  }
}

/** The first index below `length` for which it holds, given that it holds for all after that one; else `length`. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
