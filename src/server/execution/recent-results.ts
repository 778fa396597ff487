/** How long what was made is good for: long enough for thousands who come back together, short enough to be the present. */
const LONGEST_MS = 1_000
/** What is kept together, in characters. */
const MOST_SIZE = 10_000_000

/** What was made a moment ago, so that whoever asks for the same in that moment is given it too. */
export interface Memory<Value> {
  /** What was made, if it is still good. */
  known(key: string): Value | undefined
  /** Made once for all who ask while it is being made, and for a moment after. */
  recall(key: string, make: () => Promise<Value>): Promise<Value>
  forget(): void
}

export function openMemory<Value extends { size: number }>(): Memory<Value> {
  const making = new Map<string, Promise<Value>>()
  /** The oldest first. */
  const made = new Map<string, { value: Value; at: number }>()
  let size = 0

  const drop = (key: string): void => {
    size -= made.get(key)?.value.size ?? 0
    made.delete(key)
  }
  const dropOld = (): void => {
    const oldest = performance.now() - LONGEST_MS
    for (const [key, { at }] of made) {
      if (at >= oldest && size <= MOST_SIZE) return
      drop(key)
    }
  }
  const known = (key: string): Value | undefined => {
    dropOld()
    return made.get(key)?.value
  }
  return {
    known,
    recall(key, make) {
      const settled = known(key)
      const underWay = settled === undefined ? making.get(key) : Promise.resolve(settled)
      if (underWay !== undefined) return underWay
      const value = make()
      making.set(key, value)
      value.then(
        (settled) => {
          if (making.get(key) !== value) return
          making.delete(key)
          made.set(key, { value: settled, at: performance.now() })
          size += settled.size
          dropOld()
        },
        () => making.delete(key),
      )
      return value
    },
    forget() {
      making.clear()
      made.clear()
      size = 0
    },
  }
}
