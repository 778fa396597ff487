import { passes, type TextQueries } from '../domain/filter/evaluate.ts'
import type { Condition } from '../domain/filter/filter.ts'
import { encodeCursor, type Place } from '../domain/journal/cursor.ts'
import {
  type Effect,
  type Entry,
  type EntryKind,
  type Epoch,
  isChange,
  type Position,
} from '../domain/journal/entry.ts'
import type { StatementVersion } from '../domain/journal/version.ts'
import { type Hub, sizeOf } from './hub.ts'
import { readOnce } from './read-documents.ts'

/** What a follower says. Every one is a place to resume from; only entries are links of the chain. */
export type StreamEvent = { cursor: string; previous: string | null } & (
  | { type: 'entry'; entry: Entry; effect: Effect }
  /** History is done, live from here. */
  | { type: 'caughtUp' }
  /** Nothing for this stream in a while; the cursor has moved on, so that a resume is cheap. */
  | { type: 'progress' }
  /** Entries after `from`, up to `to`, are not kept any more. The chain starts anew. */
  | { type: 'gap'; from: string; to: string }
)

/** What a stream carries: the same for everybody who asks with the same filter and kinds. */
export interface StreamSpec {
  /** Names it in cursors. */
  id: string
  condition: Condition
  queries: TextQueries
  kinds: readonly EntryKind[]
}

export interface Following {
  hub: Hub
  spec: StreamSpec
  epochs: readonly Epoch[]
  start: Place
  /** The journal's head when the stream was opened: history is what lies at or before it. */
  openedAt: Position
  /** How long a stream may be quiet before it says how far it has come. */
  progressMs: number
  signal: AbortSignal
  /** It was said before that history is done. */
  isCaughtUp?: boolean
  /**
   * Asked once history is done, whenever the follower has read `upTo`, the newest there is, in the same moment. With
   * true the follower ends: whoever took over goes on from `told`, the last place that was told of.
   */
  handOver?(upTo: Position, told: Place): boolean
}

const READ_AT_ONCE = 200
/** Entries that are told together, and how much they may hold, in characters, if they are more than one. */
const MOST_TOGETHER = 32
const MOST_TOGETHER_SIZE = 500_000

/**
 * One place in the journal, moving forward: everything after `start` that the stream carries, then live.
 *
 * There is one source only, the journal: whether an entry came from memory or from the database, it comes in order
 * and once, so history meets live without a hole or a repeat. It reads when it is asked for the next event, so a slow
 * reader holds one batch and no more, and goes on at its own pace.
 */
export async function* follow(following: Following): AsyncGenerator<StreamEvent, void, undefined> {
  for await (const [event] of followTogether(following, 1)) if (event !== undefined) yield event
}

/** The same, a few events at once where they are there, which cost less together. */
export async function* followTogether(
  following: Following,
  most = MOST_TOGETHER,
): AsyncGenerator<StreamEvent[], void, undefined> {
  const { hub, signal, progressMs } = following
  let { position, link } = following.start
  let caughtUp = following.isCaughtUp ?? false
  let spokenAt = Date.now()

  const cursorAt = (place: Place) => encodeCursor(following.spec.id, place, following.epochs)
  const linkCursor = () => (link === 0 ? null : cursorAt({ position: link, link }))
  const here = () => {
    spokenAt = Date.now()
    return { cursor: cursorAt({ position, link }), previous: linkCursor() }
  }
  let told: Position = position

  while (!signal.aborted) {
    const { erasures } = hub
    const { entries, upTo } = await hub.read(position, READ_AT_ONCE)
    // Whoever reads slowly must not be told what was erased while it did.
    const isStale = () => hub.erasures !== erasures
    if (isStale()) continue
    // Positions are dense: a hole is what retention took.
    const lastMissing = entries[0] === undefined ? upTo : entries[0].position - 1
    if (lastMissing > position) {
      const from = cursorAt({ position, link })
      position = lastMissing
      link = 0
      told = position
      yield [{ type: 'gap', from, to: cursorAt({ position, link }), ...here() }]
    }
    let events: StreamEvent[] = []
    let size = 0
    let read = position
    for (const entry of entries) {
      if (signal.aborted) return
      if (isStale()) break
      read = entry.position
      const effect = isChange(entry) ? null : effectOf(entry, following.spec)
      if (isChange(entry) || effect === null) continue
      position = entry.position
      // An erasure takes entries out of the chain that clients may hold, so it begins the chain anew for everybody.
      const previous = entry.kind === 'ERASED' ? null : linkCursor()
      link = position
      told = position
      events.push({ type: 'entry', entry, effect, ...here(), previous })
      size += sizeOf(entry)
      if (events.length < most && size < MOST_TOGETHER_SIZE) continue
      yield events
      events = []
      size = 0
    }
    if (events.length > 0) yield events
    position = read
    const isBehind = hub.head > position
    if (!isBehind && !caughtUp && position >= following.openedAt) {
      caughtUp = true
      told = position
      yield [{ type: 'caughtUp', ...here() }]
    }
    if (position > told && Date.now() - spokenAt >= progressMs) {
      told = position
      yield [{ type: 'progress', ...here() }]
    }
    if (isBehind) continue
    if (caughtUp && following.handOver?.(position, { position: told, link }) === true) return
    const waitMs = position > told ? Math.max(1, spokenAt + progressMs - Date.now()) : progressMs
    await hub.grown(position, waitMs, signal)
  }
}

/** What an entry means to a stream; null where the stream does not carry it. */
function effectOf(entry: Entry, { condition, queries, kinds }: StreamSpec): Effect | null {
  if (entry.kind === 'ERASED') return 'LEFT'
  if (!kinds.includes(entry.kind)) return null
  const holds = (version: StatementVersion | null) =>
    version !== null && passes(condition, readOnce(version.document), queries)
  const before = holds(entry.before)
  const after = holds(entry.after)
  if (after) return before ? 'STAYED' : 'ENTERED'
  return before ? 'LEFT' : null
}
