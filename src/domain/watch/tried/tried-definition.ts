import type { TextQueries } from '../../filter/evaluate.ts'
import type { Position } from '../../journal/entry.ts'
import type { WatchDefinition } from '../definition.ts'

/** What a watch asked for from a place of the journal on. */
export interface TriedDefinition extends WatchDefinition {
  version: number
  isPaused: boolean
  /** Of every text of the condition. */
  queries: TextQueries
  from: Position
}
