import { encodeCursor } from '../domain/journal/cursor.ts'
import { type Effect, type Entry, type Epoch, isChange, type Position, type Recorded } from '../domain/journal/entry.ts'
import { createPercolator } from '../domain/match/percolator.ts'
import { type Channel, type Item, openChannel, type Reader } from './channel.ts'
import type { StreamSpec } from './follower.ts'
import { type Hub, sizeOf } from './hub.ts'
import { readOnce } from './read-documents.ts'

/**
 * Everybody who is at the head of the journal: what comes is matched against each distinct stream once, rendered once
 * for all who ask the same of it, and sent to all.
 *
 * A reader comes when it has read all there is, and the hub tells of new entries in the same moment that it knows them,
 * so between reading alone and being sent there is neither hole nor repeat.
 */
export interface Fanout {
  /**
   * From here on the reader is sent what its stream carries. `at` is how far it has read.
   *
   * False where it has to read on by itself: there is more, its chain is another than the others', as after a gap, or
   * what it is sent is nobody else's.
   */
  attach(spec: StreamSpec, at: Position, reader: Reader): boolean
  detach(reader: Reader): void
  /** The last position that a stream carried, up to the head; null where nobody is attached to it. */
  linkOf(stream: string): Position | null
  /** How many are attached. */
  readonly readers: number
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
  channels: Map<Reader['rendering'], Channel>
  remove(): void
}

export function openFanout(hub: Hub, epochs: readonly Epoch[], progressMs: number): Fanout {
  const streams = new Map<string, SharedStream>()
  const matcher = createPercolator<SharedStream>()

  const open = (spec: StreamSpec, { position, link }: Reader): SharedStream => {
    const stream: SharedStream = {
      spec,
      link,
      linkCursor: link === 0 ? null : encodeCursor(spec.id, { position: link, link }, epochs),
      told: position,
      spokenAt: Date.now(),
      channels: new Map(),
      remove: () => {},
    }
    const registration = matcher.add(spec.condition, spec.queries, stream)
    stream.remove = () => matcher.remove(registration)
    streams.set(spec.id, stream)
    return stream
  }
  // It may end once more after its readers have left, when another one stands in its place.
  const closeChannel = (stream: SharedStream, rendering: Reader['rendering'], channel: Channel): void => {
    if (stream.channels.get(rendering) !== channel) return
    stream.channels.delete(rendering)
    if (stream.channels.size > 0 || streams.get(stream.spec.id) !== stream) return
    stream.remove()
    streams.delete(stream.spec.id)
  }
  const tell = (stream: SharedStream, item: Item): void => {
    stream.told = item.position
    stream.spokenAt = Date.now()
    for (const channel of [...stream.channels.values()]) channel.push(item)
  }
  const carry = (stream: SharedStream, entry: Entry, effect: Effect): void => {
    const { position } = entry
    const cursor = encodeCursor(stream.spec.id, { position, link: position }, epochs)
    const previous = entry.kind === 'ERASED' ? null : stream.linkCursor
    stream.link = position
    stream.linkCursor = cursor
    const event = { type: 'entry' as const, entry, effect, cursor, previous }
    tell(stream, { event, position, link: position, size: sizeOf(entry) })
  }
  const carryAll = (entries: readonly Recorded[]): void => {
    for (const entry of entries) {
      if (streams.size === 0) return
      if (isChange(entry)) continue
      if (entry.kind === 'ERASED') for (const stream of [...streams.values()]) carry(stream, entry, 'LEFT')
      else for (const [stream, effect] of effects(entry)) carry(stream, entry, effect)
    }
  }
  const channels = () => [...streams.values()].flatMap((stream) => [...stream.channels.values()])
  const unlisten = hub.listen((entries) => {
    if (entries.some(({ kind }) => kind === 'ERASED')) for (const channel of channels()) channel.forget()
    try {
      carryAll(entries)
    } catch (error) {
      // Nobody's loss: whoever reads the journal by himself is told the same.
      for (const channel of channels()) channel.letGo()
      throw error
    }
  })
  /** What an entry means to the streams that carry it. */
  const effects = ({ before, after, kind }: Entry): Map<SharedStream, Effect> => {
    const carrying = new Map<SharedStream, Effect>()
    if (after !== null) {
      for (const stream of matcher.matching(readOnce(after.document)))
        if (stream.spec.kinds.includes(kind)) carrying.set(stream, 'ENTERED')
    }
    if (before !== null) {
      for (const stream of matcher.matching(readOnce(before.document)))
        if (stream.spec.kinds.includes(kind)) carrying.set(stream, carrying.has(stream) ? 'STAYED' : 'LEFT')
    }
    return carrying
  }
  const tellProgress = (): void => {
    const now = Date.now()
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
    detach(reader) {
      reader.channel?.delete(reader)
    },
    linkOf: (stream) => streams.get(stream)?.link ?? null,
    get readers() {
      let count = 0
      for (const { channels } of streams.values())
        for (const channel of channels.values()) count += channel.readers.size
      return count
    },
    close() {
      unlisten()
      clearInterval(timer)
    },
  }
}
