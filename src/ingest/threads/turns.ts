import { setImmediate } from 'node:timers/promises'

/** How long the main thread works at a stretch, in milliseconds: sockets wait for it. */
const STRETCH_MS = 10

/** By `performance.now()`: of whatever runs in turns, since short runs that follow each other are one stretch, too. */
let until = 0

/** Runs a generator to its end on this thread, and lets others have their turn after each stretch of ten milliseconds. */
export async function runInTurns<Result>(steps: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    await setImmediate()
    until = performance.now() + STRETCH_MS
  }
}

/** `items.map(map)`, in turns. */
export function mapInTurns<Item, Result>(
  items: readonly Item[],
  map: (item: Item, index: number) => Result,
): Promise<Result[]> {
  return runInTurns(mapping(items, map))
}

function* mapping<Item, Result>(
  items: readonly Item[],
  map: (item: Item, index: number) => Result,
): Generator<void, Result[]> {
  const results: Result[] = []
  for (const [index, item] of items.entries()) {
    results.push(map(item, index))
    yield
  }
  return results
}
