import type { Position } from '../domain/journal/entry.ts'
import type { Payload, Rendering } from './rendering.ts'
import { MOST_TOGETHER, MOST_TOGETHER_SIZE, type StreamEvent } from './stream.ts'

/** A subscription at the head of the journal: it is sent what a channel makes. */
export interface Attached {
  readonly rendering: Rendering
  /** Who it is, where that matters to what it is sent. */
  readonly viewer: object
  /** Where it is on its stream: the last place it was told of, and the link there. */
  position: Position
  link: Position
  /** Its channel, null while it reads the journal by itself. */
  channel: Channel | null
  /** Takes what is ready, in order; never throws. Readers of one channel share the array. */
  take(payloads: readonly Payload[]): void
  /** It is no longer on a channel: it reads on by itself from where it is. */
  readOn(): void
}

/** An event on its way. `position` and `link` are where a reader stands after it. */
export interface Item {
  event: StreamEvent
  position: Position
  link: Position
  /** About how much it makes, in characters. */
  size: number
}

/**
 * What one operation makes of one stream, for all who ask both.
 *
 * Events are rendered together where they came together, and leave together, in order: a burst is one write for each
 * reader. If more comes than can be rendered, readers are let go, and read the journal at their own pace. They are also
 * let go if a result turns out to be personal: it was made for one reader, and cannot be shared.
 */
export interface Channel {
  readonly readers: ReadonlySet<Attached>
  add(reader: Attached): void
  delete(reader: Attached): void
  push(item: Item): void
  /** Words were erased: what is on its way may hold them, so those it was for read the journal again. */
  forget(): void
  /** Has all readers read on by themselves. */
  letGo(): void
}

/** Events that may wait. */
const MOST_WAITING = 2_000
const MOST_WAITING_SIZE = 20_000_000

/** `onEmpty` is called when its last reader has gone. */
export function openChannel(rendering: Rendering, onEmpty: () => void): Channel {
  const readers = new Set<Attached>()
  let waiting: Item[] = []
  let waitingSize = 0
  /** It is its turn soon, or now. */
  let isDue = false

  const letGo = (): void => {
    waiting = []
    waitingSize = 0
    isDue = false
    const gone = [...readers]
    readers.clear()
    onEmpty()
    for (const reader of gone) {
      reader.channel = null
      reader.readOn()
    }
  }
  const take = (): Item[] => {
    let count = 0
    let size = 0
    for (const item of waiting) {
      if (count === MOST_TOGETHER || (count > 0 && size + item.size > MOST_TOGETHER_SIZE)) break
      count += 1
      size += item.size
    }
    waitingSize -= size
    return waiting.splice(0, count)
  }
  const makeSoon = (): void => {
    if (isDue || waiting.length === 0) return
    isDue = true
    takeTurn(rendering, makeNow)
  }
  const makeNow = (): Promise<void> | undefined => {
    const [someone] = readers
    if (someone === undefined) return
    const items = take()
    try {
      const made = items.map(({ event }) => rendering.render(event, someone.viewer))
      if (made.every(isMade)) return void give(items, made)
      return Promise.all(made)
        .then((all) => give(items, all))
        .catch(letGo)
    } catch {
      // Nothing is lost, here as above: readers that are let go read the same entries from the journal.
      letGo()
    }
  }
  const give = (items: readonly Item[], payloads: readonly Payload[]): void => {
    isDue = false
    if (rendering.isPersonal) {
      letGo()
      return
    }
    const isShared = readers.size > 1
    for (const payload of payloads) payload.isShared = isShared
    for (const reader of readers) deliver(reader, items, payloads)
    makeSoon()
  }

  const channel: Channel = {
    readers,
    add(reader) {
      readers.add(reader)
      reader.channel = channel
    },
    delete(reader) {
      reader.channel = null
      if (readers.delete(reader) && readers.size === 0) onEmpty()
    },
    push(item) {
      waiting.push(item)
      waitingSize += item.size
      if (waiting.length > MOST_WAITING || (waitingSize > MOST_WAITING_SIZE && waiting.length > 1)) return letGo()
      makeSoon()
    },
    forget() {
      if (isDue) letGo()
    },
    letGo,
  }
  return channel
}

/** Sends a reader what it does not have yet: it may have come when some of these were on their way already. */
function deliver(reader: Attached, items: readonly Item[], payloads: readonly Payload[]): void {
  const last = items.at(-1)
  if (last === undefined || last.position <= reader.position) return
  const [first = last] = items
  const at = reader.position
  reader.position = last.position
  reader.link = last.link
  // Mostly all are new to it.
  if (first.position > at) reader.take(payloads)
  else reader.take(payloads.slice(items.findIndex(({ position }) => position > at)))
}

type Turn = () => Promise<void> | undefined

const turns = new WeakMap<Rendering, Turn[]>()

/**
 * Has the channels of one rendering make what they have at the end of this turn, the first before the others: what it
 * makes is mostly what they need too, and need not wait for. By then all of a burst has come.
 */
function takeTurn(rendering: Rendering, turn: Turn): void {
  const waiting = turns.get(rendering)
  if (waiting !== undefined) return void waiting.push(turn)
  const begun = [turn]
  turns.set(rendering, begun)
  queueMicrotask(async () => {
    turns.delete(rendering)
    const [first, ...others] = begun
    await first?.()
    for (const other of others) void other()
  })
}

function isMade(made: Payload | Promise<Payload>): made is Payload {
  return !(made instanceof Promise)
}
