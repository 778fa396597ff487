import { readDocument } from '../../filter/evaluate.ts'
import { type Condition, leavesIn } from '../../filter/filter.ts'
import { passesIfKnown } from '../../filter/uncertain.ts'
import { type Entry, isNewsCause, mayAlert, type Position } from '../../journal/entry.ts'
import type { StatementVersion } from '../../journal/version.ts'
import { happeningsOf, isSorted } from '../decide.ts'
import { oneByOne } from '../decide-batch.ts'

import type { AlertKind } from '../definition.ts'
import { type AlertCandidate, tellableOf, type WatchIndex } from '../watch-index.ts'
import type { TriedDefinition } from './tried-definition.ts'

/**
 * Why it cannot be known whether an entry is an alert. CAUSE_NOT_KEPT: it is from before entries told theirs. ERASED: what
 * it said was erased. CONTEXT_ERASED: words around it were erased, and the filter asks for these. TOLD_NOT_KNOWN: whether
 * the utterance was told before depends on one of the others. NOT_KEPT: what a silence or a surge is measured against is past
 * retention.
 */
export type Doubt = 'CAUSE_NOT_KEPT' | 'ERASED' | 'CONTEXT_ERASED' | 'TOLD_NOT_KNOWN' | 'NOT_KEPT'

export interface DoubtfulEntry {
  position: Position
  at: Date
  doubt: Doubt
}

/** What a definition may have told of an entry of which nothing is left; nothing where something is. */
export function perhapsTold(entry: Entry, tells: readonly AlertKind[]): AlertKind[] {
  const { kind, cause, before, after } = entry
  if (before !== null || after !== null || !mayAlert(entry)) return []
  return tells.filter((told) => {
    switch (told) {
      case 'UTTERANCE':
        return kind !== 'RETRACTED' && kind !== 'RECLASSIFIED' && kind !== 'REREAD'
      case 'REPORT':
        return kind === 'REPORTED'
      case 'AMENDMENT':
        return kind === 'AMENDED'
      case 'REPLY':
        return kind !== 'RETRACTED'
      case 'EDIT':
        return cause !== 'ARTICLE'
      case 'SILENCE':
      case 'SURGE':
        return false
      default:
        return kind !== 'INGESTED' && kind !== 'RETRACTED'
    }
  })
}

/** What a definition would tell of an entry, and whether that depends on words that were taken out since. */
export function candidateOf(
  entry: Entry,
  definition: TriedDefinition,
  index: WatchIndex,
  thinned: ReadonlySet<string>,
): { candidate: AlertCandidate; isInDoubt: boolean } | null {
  const isThinned = (version: StatementVersion | null) => version !== null && thinned.has(version.id)
  if (!(isThinned(entry.before) || isThinned(entry.after)) || !asksForContext(definition.condition)) {
    const [candidate] = oneByOne(index.candidates(entry))
    return candidate === undefined || candidate.kinds.length === 0 ? null : { candidate, isInDoubt: false }
  }
  const sides = [entry.before, entry.after].map((version) => sidesOf(version, definition, isThinned(version)))
  const [passed = [], passes = []] = sides
  const happened = happeningsOf(entry)
  const each = passed.flatMap((was) =>
    passes.map((is) => tellableOf(entry, happened, { passed: was, passes: is }, definition.tells)),
  )
  const kinds = each.find((one) => one !== null)
  if (kinds == null) return null
  const isInDoubt = new Set(each.map((one) => JSON.stringify(one))).size > 1
  return { candidate: { watchId: '', version: definition.version, isHeard: false, ...kinds }, isInDoubt }
}

/** Whether something new passed with an entry that words were taken out of since; null: that depends on these. */
export function isHeardAgain(
  entry: Entry,
  definition: Pick<TriedDefinition, 'condition' | 'queries'>,
  thinned: ReadonlySet<string>,
): boolean | null {
  if (!isNewsCause(entry.cause) || isSorted(entry) || entry.kind === 'ERASED') return false
  const sidesOfVersion = (version: StatementVersion | null) =>
    sidesOf(version, definition, version !== null && thinned.has(version.id))
  const [passed, passes] = [sidesOfVersion(entry.before), sidesOfVersion(entry.after)]
  if (!passes.includes(true) || !passed.includes(false)) return false
  return passes.includes(false) || passed.includes(true) ? null : true
}

/** Whether a filter asks for words around a statement. */
export function asksForContext(condition: Condition): boolean {
  return [...leavesIn(condition)].some((leaf) => leaf.kind === 'words' && leaf.field === 'context')
}

/** What may be true of one side: whether it passes. */
function sidesOf(
  version: StatementVersion | null,
  { condition, queries }: Pick<TriedDefinition, 'condition' | 'queries'>,
  isThinned: boolean,
): boolean[] {
  if (version === null) return [false]
  const known = passesIfKnown(
    condition,
    readDocument(version.document),
    queries,
    (leaf) => isThinned && leaf.kind === 'words' && leaf.field === 'context',
  )
  return known === null ? [true, false] : [known]
}
