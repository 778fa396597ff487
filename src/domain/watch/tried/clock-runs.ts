import type { Position } from '../../journal/entry.ts'
import { type AlertKind, isTimed } from '../definition.ts'

/** What of a definition decides how long a watch listens. */
interface Listening {
  tells: readonly AlertKind[]
  isPaused: boolean
  from: Position
}

/** A time in which a watch listened for the same: other changes of it begin nothing anew. */
export interface ClockRun<Definition> {
  /** In their order, one at least. */
  definitions: [Definition, ...Definition[]]
  /** The last place of the journal that it is decided at. */
  upTo: Position
}

/** The times in which a watch listened. `isSame`: whether two definitions have one condition. */
export function clockRunsOf<Definition extends Listening>(
  definitions: readonly Definition[],
  isSame: (one: Definition, other: Definition) => boolean,
): ClockRun<Definition>[] {
  const runs: ClockRun<Definition>[] = []
  let open: ClockRun<Definition> | null = null
  for (const definition of definitions) {
    const listens = isTimed(definition.tells) && !definition.isPaused
    const last = open?.definitions.at(-1)
    if (open !== null && last !== undefined && listens && isSame(last, definition)) {
      open.definitions.push(definition)
      continue
    }
    if (open !== null) open.upTo = definition.from
    open = listens ? { definitions: [definition], upTo: Number.POSITIVE_INFINITY } : null
    if (open !== null) runs.push(open)
  }
  return runs
}
