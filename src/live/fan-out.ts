import { encodeCursor } from '../domain/journal/cursor.ts'
import { type Change, type Entry, type Epoch, isChange, type Position, type Recorded } from '../domain/journal/entry.ts'
import { createPercolator } from '../domain/match/percolator.ts'
import { type Attached, type Channel, type Item, openChannel } from './channel.ts'
import { type Hub, measureEntry } from './hub.ts'
import { effectOn, endsStream, previousOf, readOnce, type StreamSpec } from './stream.ts'

/**
 * All readers at the head of the journal. A new entry is matched against each distinct stream once, rendered once for all
 * readers with the same operation, and sent to all of them.
 *
 * A reader comes when it has read all there is, and the hub tells of new entries in the same moment that it knows them,
 * so between reading alone and being sent there is neither gap nor repeat.
 */
export interface Fanout {
  /**
   * From here on the reader is sent what its stream carries. `at` is how far it has read.
   *
   * False if the reader must go on reading by itself: it has not read everything, its `previous` differs from the
   * others', as after a gap, or its results are its own and cannot be shared.
   */
  attach(spec: StreamSpec, at: Position, reader: Attached): boolean
  /** The last position that a stream carried, up to the head; null if no reader is attached to it. */
  linkOf(stream: string): Position | null
  close(): void
}

interface SharedStream {
  spec: StreamSpec
  /** The last event of its chain, 0 if none, and its cursor. */
  link: Position
  linkCursor: string | null
  /** The last place it was told of, and when. */
  told: Position
  spokenAt: number
  channels: Map<Attached['rendering'], Channel>
  remove(): void
}

export function openFanout(hub: Hub, epochs: readonly Epoch[], progressMs: number): Fanout {
  const streams = new Map<string, SharedStream>()
  const matcher = createPercolator<SharedStream>()

  const open = (spec: StreamSpec, { position, link }: Attached): SharedStream => {
    const stream: SharedStream = {
      spec,
      link,
      linkCursor: link === 0 ? null : encodeCursor(spec.id, { position: link, link }, epochs),
      told: position,
      spokenAt: performance.now(),
      channels: new Map(),
      remove: () => {},
    }
    const registration = matcher.add(spec.condition, spec.queries, stream)
    stream.remove = () => matcher.remove(registration)
    streams.set(spec.id, stream)
    return stream
  }
  // It may end once more after its readers have left, when another one stands in its place.
  const closeChannel = (stream: SharedStream, rendering: Attached['rendering'], channel: Channel): void => {
    if (stream.channels.get(rendering) !== channel) return
    stream.channels.delete(rendering)
    if (stream.channels.size > 0 || streams.get(stream.spec.id) !== stream) return
    stream.remove()
    streams.delete(stream.spec.id)
  }
  const tell = (stream: SharedStream, item: Item): void => {
    stream.told = item.position
    stream.spokenAt = performance.now()
    for (const channel of [...stream.channels.values()]) channel.push(item)
  }
  const matching = (version: Entry['before']): StreamSet =>
    version === null ? NONE : new Set(matcher.matching(readOnce(version.document)))
  const carry = (stream: SharedStream, entry: Entry, passed: StreamSet, passes: StreamSet): void => {
    const { position, kind } = entry
    const effect = effectOn(
      stream.spec,
      kind,
      () => passed.has(stream),
      () => passes.has(stream),
    )
    if (effect === null) return
    const cursor = encodeCursor(stream.spec.id, { position, link: position }, epochs)
    const previous = previousOf(entry, stream.linkCursor)
    stream.link = position
    stream.linkCursor = cursor
    const event = { type: 'entry' as const, entry, effect, cursor, previous }
    tell(stream, { event, position, link: position, size: measureEntry(entry) })
  }
  // Its readers come to the same change by themselves, and end there.
  const endConcerned = (change: Change): void => {
    for (const stream of [...streams.values()])
      if (endsStream(change, stream.spec)) for (const channel of [...stream.channels.values()]) channel.letGo()
  }
  const carryAll = (entries: readonly Recorded[]): void => {
    for (const entry of entries) {
      if (streams.size === 0) return
      if (isChange(entry)) {
        endConcerned(entry)
        continue
      }
      const passed = matching(entry.before)
      const passes = matching(entry.after)
      const concerned = entry.kind === 'ERASED' ? [...streams.values()] : union(passed, passes)
      for (const stream of concerned) carry(stream, entry, passed, passes)
    }
  }
  const channels = () => [...streams.values()].flatMap((stream) => [...stream.channels.values()])
  const stopForgetting = hub.onErasure(() => {
    for (const channel of channels()) channel.forget()
  })
  const unlisten = hub.listen((entries) => {
    try {
      carryAll(entries)
    } catch (error) {
      // Nothing is lost: readers that are let go read the same entries from the journal.
      for (const channel of channels()) channel.letGo()
      throw error
    }
  })
  const tellProgress = (): void => {
    const now = performance.now()
    const position = hub.head
    for (const stream of [...streams.values()]) {
      if (stream.told >= position || now - stream.spokenAt < progressMs) continue
      const { link, linkCursor: previous } = stream
      const cursor = encodeCursor(stream.spec.id, { position, link }, epochs)
      tell(stream, { event: { type: 'progress', cursor, previous }, position, link, size: 0 })
    }
  }
  const timer = setInterval(tellProgress, Math.max(20, progressMs / 8))

  return {
    attach(spec, at, reader) {
      if (at !== hub.head || reader.rendering.isPersonal) return false
      const stream = streams.get(spec.id) ?? open(spec, reader)
      if (stream.link !== reader.link) return false
      const { rendering } = reader
      const channel =
        stream.channels.get(rendering) ?? openChannel(rendering, () => closeChannel(stream, rendering, channel))
      stream.channels.set(rendering, channel)
      channel.add(reader)
      return true
    },
    linkOf: (stream) => streams.get(stream)?.link ?? null,
    close() {
      stopForgetting()
      unlisten()
      clearInterval(timer)
    },
  }
}

type StreamSet = ReadonlySet<SharedStream>

const NONE: StreamSet = new Set()

function union(one: StreamSet, other: StreamSet): StreamSet {
  if (one.size === 0) return other
  return other.size === 0 ? one : new Set([...one, ...other])
}
