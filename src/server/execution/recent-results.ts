import { LRUCache } from 'lru-cache'

/** How long what was made is good for: long enough for thousands who come back together, short enough to be the present. */
const LONGEST_MS = 1_000
/** What is kept together, in characters. */
const MOST_SIZE = 10_000_000

/** What was made a moment ago, so that all who ask for the same in that moment are given it too. */
export interface Memory<Value> {
  /** What was made, if it is still good. */
  known(key: string): Value | undefined
  /** Made once for all who ask while it is being made, and for a moment after. */
  recall(key: string, make: () => Promise<Value>): Promise<Value>
  forget(): void
}

export function openMemory<Value extends { size: number }>(): Memory<Value> {
  const making = new Map<string, Promise<Value>>()
  const made = new LRUCache<string, Value>({
    ttl: LONGEST_MS,
    // It gives memory back though nobody asks any more.
    ttlAutopurge: true,
    maxSize: MOST_SIZE,
    sizeCalculation: ({ size }) => Math.max(1, size),
  })
  // What was forgotten while it was being made is not kept: not the cache's own fetch, which would fail its askers then.
  const keep = async (key: string, value: Promise<Value>): Promise<void> => {
    const settled = await value.catch(() => undefined)
    if (making.get(key) !== value) return
    making.delete(key)
    if (settled !== undefined) made.set(key, settled)
  }
  return {
    known: (key) => made.get(key),
    recall(key, make) {
      const known = made.get(key)
      if (known !== undefined) return Promise.resolve(known)
      const underWay = making.get(key)
      if (underWay !== undefined) return underWay
      const value = make()
      making.set(key, value)
      void keep(key, value)
      return value
    },
    forget() {
      making.clear()
      made.clear()
    },
  }
}
