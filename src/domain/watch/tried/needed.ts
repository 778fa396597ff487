import { listAsked } from '../../filter/conditions/lists.ts'
import { TIMES } from '../../filter/conditions/times.ts'
import { VALUES } from '../../filter/conditions/values.ts'
import { WORDS } from '../../filter/conditions/words.ts'
import { type Leaf, leavesIn } from '../../filter/filter.ts'
import { columnsOf } from '../../journal/changed.ts'
import type { VersionColumnName } from '../../journal/entry-kind.ts'
import type { AlertKind, WatchDefinition } from '../definition.ts'

/** What must be read of a version to tell of what happened to it; see `happeningsOf`. */
const TOLD_BY: Record<AlertKind, readonly VersionColumnName[]> = {
  UTTERANCE: [],
  REPORT: [],
  ROOT: ['independentRoots'],
  CONFLICT: ['discrepancies'],
  REPLY: ['act', 'replies'],
  AMENDMENT: (['WORDS', 'SPEAKER', 'OFFICE', 'ACT', 'TIME'] as const).flatMap(columnsOf),
  EDIT: ['reportCount', 'actorId', 'text', 'words'],
  SILENCE: [],
  SURGE: [],
}

/** By what mutes know what they are about. */
const MUTED_BY: readonly VersionColumnName[] = ['sourceIds', 'actorIds', 'topicIds']

/** The columns of a version, of those that tell what was said, without which it cannot be decided what watches tell. */
export function columnsToDecide(
  definitions: readonly Pick<WatchDefinition, 'condition' | 'tells'>[],
  { hasMutes }: { hasMutes: boolean },
): Set<VersionColumnName> {
  const asked = definitions.flatMap(({ condition }) => [...leavesIn(condition)].flatMap(columnsAsked))
  const told = definitions.flatMap(({ tells }) => tells.flatMap((kind) => TOLD_BY[kind]))
  return new Set([...asked, ...told, ...(hasMutes ? MUTED_BY : [])])
}

function columnsAsked(leaf: Leaf): readonly VersionColumnName[] {
  switch (leaf.kind) {
    case 'list':
      return [listAsked(leaf.field)]
    case 'words':
      return [WORDS[leaf.field].document]
    case 'time': {
      const { document, alsoFor } = TIMES[leaf.field]
      return alsoFor === undefined ? document : [...document, alsoFor]
    }
    default:
      return [VALUES[leaf.kind].document]
  }
}
