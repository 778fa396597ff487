import { createIntegers } from '../match/integers.ts'
import type { FilterGroup } from '../match/programs.ts'
import type { WatchRow, WatchRows } from './watch-rows.ts'

/** Watches of one filter that tell the same kinds: their ids and versions side by side, so that each is one copy. */
interface Lane {
  set: number
  rows: WatchRow[]
  ids: string[]
  versions: number[]
}

/** Which watches have which filter. A filter of a few watches has their rows; one of many, a lane for each set of kinds. */
export interface WatchCrowds {
  /** Adds a watch to the crowd of its group. */
  enter(row: WatchRow): void
  /** Takes it out again; true where its group has no watch any more. */
  leave(row: WatchRow): boolean
  /** Calls with all watches of a group, one by one or a lane at a time. */
  visit(group: FilterGroup, one: (row: WatchRow) => void, lane: (lane: Lane) => void): void
}

type Crowd = WatchRow[] | Many
interface Many {
  lanes: Lane[]
  size: number
}

const NONE = -1
/** From so many watches on, a crowd has lanes; it has them until it has half as many. */
const MANY = 32

export function createWatchCrowds(rows: WatchRows): WatchCrowds {
  // By group: its one watch; where there are several, NONE, and they are a crowd.
  const singles = createIntegers()
  const crowds = new Map<FilterGroup, Crowd>()

  const enterFew = (few: WatchRow[], row: WatchRow): void => rows.places.set(row, few.push(row) - 1)
  const enterMany = (many: Many, row: WatchRow): void => {
    const set = rows.sets.array[row] ?? 0
    let lane = many.lanes.find((one) => one.set === set)
    if (lane === undefined) {
      lane = { set, rows: [], ids: [], versions: [] }
      many.lanes.push(lane)
    }
    many.size += 1
    rows.places.set(row, lane.rows.push(row) - 1)
    lane.ids.push(rows.ids[row] ?? '')
    lane.versions.push(rows.versions.array[row] ?? 0)
  }
  // The last takes the place.
  const leaveFew = (few: WatchRow[], row: WatchRow): void => moveLast(few, row, rows)
  const leaveMany = (many: Many, row: WatchRow): void => {
    const set = rows.sets.array[row] ?? 0
    const at = many.lanes.findIndex((one) => one.set === set)
    const lane = many.lanes[at]
    if (lane === undefined) throw new Error('a crowd has lost a watch')
    const place = rows.places.array[row] ?? 0
    const [id = '', version = 0] = [lane.ids.pop(), lane.versions.pop()]
    if (place < lane.ids.length) {
      lane.ids[place] = id
      lane.versions[place] = version
    }
    moveLast(lane.rows, row, rows)
    if (lane.rows.length === 0) many.lanes.splice(at, 1)
    many.size -= 1
  }
  const becomeMany = (group: FilterGroup, few: readonly WatchRow[]): void => {
    const many: Many = { lanes: [], size: 0 }
    for (const row of few) enterMany(many, row)
    crowds.set(group, many)
  }
  const becomeFew = (group: FilterGroup, { lanes }: Many): void => {
    const few: WatchRow[] = []
    for (const row of lanes.flatMap((lane) => lane.rows)) enterFew(few, row)
    crowds.set(group, few)
  }

  return {
    enter(row) {
      const group = rows.groups.array[row] ?? 0
      if (group === singles.length) singles.push(NONE)
      const single = singles.array[group] ?? NONE
      const crowd = crowds.get(group)
      if (crowd === undefined && single === NONE) singles.set(group, row)
      else if (crowd === undefined) {
        const few: WatchRow[] = []
        for (const each of [single, row]) enterFew(few, each)
        crowds.set(group, few)
        singles.set(group, NONE)
      } else if (!Array.isArray(crowd)) enterMany(crowd, row)
      else {
        enterFew(crowd, row)
        if (crowd.length >= MANY) becomeMany(group, crowd)
      }
    },
    leave(row) {
      const group = rows.groups.array[row] ?? 0
      const crowd = crowds.get(group)
      if (crowd === undefined) {
        singles.set(group, NONE)
        return true
      }
      if (!Array.isArray(crowd)) {
        leaveMany(crowd, row)
        if (crowd.size <= MANY / 2) becomeFew(group, crowd)
        return false
      }
      leaveFew(crowd, row)
      const [only] = crowd
      if (crowd.length > 1 || only === undefined) return false
      crowds.delete(group)
      singles.set(group, only)
      return false
    },
    visit(group, one, lane) {
      const single = singles.array[group] ?? NONE
      if (single !== NONE) {
        one(single)
        return
      }
      const crowd = crowds.get(group)
      if (crowd === undefined) return
      if (Array.isArray(crowd)) for (const row of crowd) one(row)
      else for (const each of crowd.lanes) lane(each)
    },
  }
}

function moveLast(list: WatchRow[], row: WatchRow, { places }: WatchRows): void {
  const last = list.pop() ?? row
  if (last === row) return
  const place = places.array[row] ?? 0
  list[place] = last
  places.set(last, place)
}
