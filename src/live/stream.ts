import { passes, type ReadDocument, readDocument, type TextQueries } from '../domain/filter/evaluate.ts'
import { type Condition, leavesIn } from '../domain/filter/filter.ts'
import type { Change, Effect, Entry, EntryKind } from '../domain/journal/entry.ts'
import type { StatementDocument, StatementVersion } from '../domain/journal/version.ts'
import type { InboxAlert, StoredAlert } from '../domain/watch/alert.ts'

/** What a reader is told. Each event is a place to resume from; only entries are links of the chain. */
export type StreamEvent = { cursor: string; previous: string | null } & (
  | { type: 'entry'; entry: Entry; effect: Effect }
  /** A watch told something. `item`: as its reader has it in the inbox; null on the stream of a watch. */
  | { type: 'alert'; alert: StoredAlert; item: InboxAlert | null }
  /** History is done, live from here. */
  | { type: 'caughtUp' }
  /** Nothing for this stream in a while; the cursor has moved on, so that a resume is cheap. */
  | { type: 'progress' }
  /** Entries after `from`, up to `to`, are no longer kept. The chain starts again. */
  | { type: 'gap'; from: string; to: string }
)

/** What a stream carries: the same for everyone who asks with the same filter and kinds. */
export interface StreamSpec {
  /** Names it in cursors. */
  id: string
  condition: Condition
  queries: TextQueries
  kinds: readonly EntryKind[]
}

/** A topic that a stream's filter names was deleted: from here on the filter means nothing. */
export class TopicGone extends Error {
  override readonly name = 'TopicGone'

  constructor() {
    super('A topic that the filter of this stream names was deleted. Subscribe with another filter.')
  }
}

/** Whether a stream follows a topic that this change has deleted. */
export function endsStream({ kind, subjectId }: Change, { condition }: StreamSpec): boolean {
  if (kind !== 'TOPIC_DELETED') return false
  return [...leavesIn(condition)].some(
    (leaf) => leaf.kind === 'list' && leaf.field === 'topics' && leaf.values.includes(subjectId),
  )
}

/** Events that are told together, and how much they may hold together, in characters, if they are more than one. */
export const MOST_TOGETHER = 32
export const MOST_TOGETHER_SIZE = 500_000

/** What an entry means to a stream; null where the stream does not carry it. */
export function effectOf(entry: Entry, spec: StreamSpec): Effect | null {
  const holds = (version: StatementVersion | null) =>
    version !== null && passes(spec.condition, readOnce(version.document), spec.queries)
  return effectOn(
    spec,
    entry.kind,
    () => holds(entry.before),
    () => holds(entry.after),
  )
}

/** The same, where it is known otherwise whether the statement passed the filter before and passes it after. */
export function effectOn(
  { kinds }: StreamSpec,
  kind: EntryKind,
  before: () => boolean,
  after: () => boolean,
): Effect | null {
  if (kind === 'ERASED') return 'LEFT'
  if (!kinds.includes(kind)) return null
  const passed = before()
  if (after()) return passed ? 'STAYED' : 'ENTERED'
  return passed ? 'LEFT' : null
}

/**
 * The `previous` of an entry, given the cursor of the stream's entry before it. An erasure takes entries out of the chain
 * that clients may hold, so it begins the chain again.
 */
export function previousOf({ kind }: Entry, before: string | null): string | null {
  return kind === 'ERASED' ? null : before
}

// Entries in memory are shared by all readers of the process: their words are read once for all.
const reads = new WeakMap<StatementDocument, ReadDocument>()

export function readOnce(document: StatementDocument): ReadDocument {
  const known = reads.get(document)
  if (known !== undefined) return known
  const read = readDocument(document)
  reads.set(document, read)
  return read
}
