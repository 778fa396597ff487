import type { Entry, Position } from '../journal/entry.ts'
import { mayAlert } from '../journal/entry.ts'
import type { StatementVersion } from '../journal/version.ts'
import { isSorted } from './decide.ts'
import type { AlertKind } from './definition.ts'

/** Why a watch told nothing of a statement. */
export type UntoldReason =
  /** No version of the statement passed its filter while the watch asked for what it asks now. */
  | { outcome: 'NO_MATCH' }
  /** It passed before the watch, or the version of it that it passes, was in force. */
  | { outcome: 'BEFORE_WATCH'; at: Date; isChanged: boolean }
  | { outcome: 'PAUSED'; at: Date }
  /** What brought it about is not news. */
  | { outcome: 'NOT_NEWS'; at: Date; cause: Exclude<Entry['cause'], null> }
  /** The watch does not tell of new utterances. */
  | { outcome: 'NOT_ASKED'; at: Date; tells: readonly AlertKind[] }
  /** The journal has it, and it is not decided yet. */
  | { outcome: 'NOT_DECIDED'; at: Date }

/** A definition of a watch, as far as it is needed here. */
export interface DefinitionInForce {
  tells: readonly AlertKind[]
  isPaused: boolean
  /** From which place of the journal on; null: not yet. */
  from: Position | null
}

/**
 * Why a watch told nothing of a statement, by the last entry with which it came to pass the filter. `entries`: all that the
 * journal keeps of it, in order. `passes`: whether a version passes the filter of a definition. `decided`: up to where.
 */
export function whyUntold<Definition extends DefinitionInForce>(
  entries: readonly Entry[],
  definitions: readonly Definition[],
  passes: (version: StatementVersion, definition: Definition) => boolean,
  decided: Position,
): UntoldReason {
  const newest = definitions.at(-1)
  if (newest === undefined) return { outcome: 'NO_MATCH' }
  let last: UntoldReason = { outcome: 'NO_MATCH' }
  for (const entry of entries) {
    const inForce = definitions.findLast(({ from }) => from !== null && from <= entry.position) ?? null
    const definition = inForce ?? newest
    const { before, after, position } = entry
    if (after === null || !passes(after, definition)) {
      // What only a later version of the watch asks for.
      if (inForce !== null && after !== null && inForce !== newest && passes(after, newest))
        last = { outcome: 'BEFORE_WATCH', at: entry.committedAt, isChanged: true }
      continue
    }
    if (before !== null && passes(before, definition) && last.outcome !== 'NO_MATCH') continue
    last = whyNot(entry, inForce, position > decided)
  }
  return last
}

function whyNot(entry: Entry, inForce: DefinitionInForce | null, isUndecided: boolean): UntoldReason {
  const { committedAt: at, cause } = entry
  if (isUndecided) return { outcome: 'NOT_DECIDED', at }
  if (inForce === null) return { outcome: 'BEFORE_WATCH', at, isChanged: false }
  if (inForce.isPaused) return { outcome: 'PAUSED', at }
  if (isSorted(entry) && entry.isAsked !== true) return { outcome: 'NOT_NEWS', at, cause: 'UPKEEP' }
  if (!mayAlert(entry) && cause !== null) return { outcome: 'NOT_NEWS', at, cause }
  return { outcome: 'NOT_ASKED', at, tells: inForce.tells }
}
